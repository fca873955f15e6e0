// Words a second of the rules of dates, scanning included, on one core, over articles of about 450 words with a date in
// every other sentence. Gate: 3,000,000 words/s.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "common/time/civil.h"
#include "common/time/make_moment.h"
#include "indexer/enrich/dates/finder.h"

namespace {

std::vector<dateline::Article> articles(std::size_t count, std::size_t& words) {
  static const char* const when[] = {"on Tuesday", "last week", "on September 29, 2015", "10 days ago", "in August 2014", "this year", "in the 1990s", "one month later", "in March", "on 3 May"};
  static const char* const what[] = {"The defence chiefs spoke by phone", "Officials from both countries met in Geneva and agreed on a plan to share data about flights",
                                     "The ministry will publish its report on the state of the railways", "Farmers in the north of the country said that they had lost a third of the harvest to the drought"};
  std::uint32_t state = 99;
  const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 16; };
  std::vector<dateline::Article> out(count);
  words = 0;
  for (dateline::Article& a : out) {
    a.published = dateline::day_moment(dateline::day_from_civil(2015, 9, 29), dateline::Zone::utc());
    for (int i = 0; i < 32; ++i) {
      a.body += what[next() % 4];
      if (i % 2 == 0) a.body += std::string(" ") + when[next() % 10];
      a.body += i % 4 == 3 ? ".\n\n" : ". ";
    }
    bool inside = false;
    for (const char c : a.body) {
      const bool space = c == ' ' || c == '\n';
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
  }
  return out;
}

void BM_Dates(benchmark::State& state) {
  std::size_t words = 0;
  auto all = articles(200, words);
  for (auto _ : state) {
    for (dateline::Article& a : all) {
      dateline::DateFinder::get().enrich(a);
      benchmark::DoNotOptimize(a.dates.data());
    }
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_Dates)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
