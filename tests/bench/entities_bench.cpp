// Words a second of the whole enrichment (tokenising, both passes, joining, places) on one core, for articles of about
// 450 words; and the time to load the model. Gate: 400,000 words/s, 50 ms.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "indexer/enrich/entities/finder.h"

namespace {

// Articles put together from sentences as in news, with names from tables, so that most are not met twice.
std::vector<dateline::Article> articles(std::size_t count, std::size_t& words) {
  static const char* const given[] = {"John", "Mary", "Vladimir", "Angela", "Hassan", "Li", "Pedro", "Fatima", "Igor", "Anne"};
  static const char* const family[] = {"Smith", "Petrov", "al-Masri", "Schneider", "Garcia", "Okafor", "Tanaka", "Novak", "Larsen", "Moretti"};
  static const char* const place[] = {"Syria", "Nairobi", "Ohio", "Lima", "Kazakhstan", "Berlin", "Jakarta", "Geneva", "Hunan", "Texas"};
  static const char* const org[] = {"the United Nations", "Acme Corp.", "the Ministry of Trade", "Reuters", "the European Union", "Standard Oil Co", "the FBI", "Oxford University", "the Red Cross", "NATO"};
  static const char* const small[] = {"farmers", "markets", "soldiers", "elections", "prices", "schools", "storms", "roads", "courts", "doctors"};
  std::uint32_t state = 99;
  const auto pick = [&](const char* const* table) {
    state = state * 1664525 + 1013904223;
    return std::string(table[(state >> 16) % 10]);
  };
  std::vector<dateline::Article> out(count);
  words = 0;
  for (dateline::Article& a : out) {
    a.headline = pick(place) + " " + pick(small) + " worry " + pick(family);
    for (int i = 0; i < 14; ++i) {
      a.body += "The number of " + pick(small) + " in " + pick(place) + " is expected to rise this year, " + pick(given) + " " + pick(family) +
                " of " + pick(org) + " said on Tuesday, while officials from " + pick(place) + " waited for news about the " + pick(small) +
                (i % 3 == 2 ? ".\n\n" : ". ");
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

void BM_Enrich(benchmark::State& state) {
  auto finder = dateline::entities::Finder::load();
  if (!finder) {
    state.SkipWithError("the model does not load");
    return;
  }
  std::size_t words = 0;
  auto all = articles(200, words);
  for (auto _ : state) {
    for (dateline::Article& a : all) {
      a.entities.clear();
      (*finder)->enrich(a);
      benchmark::DoNotOptimize(a.countries.data());
    }
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_Enrich)->Unit(benchmark::kMillisecond);

void BM_Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(dateline::entities::Finder::load());
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
