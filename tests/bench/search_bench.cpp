// CPU time of searches on a generated archive (corpus/generate plants the marker words), each alone and with entity
// facets and a monthly timeline.
//
//   DATELINE_BENCH_ARCHIVE=DIR build-bench/bin/search_bench --benchmark_repetitions=5
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "searcher/api/searcher.h"

namespace {

using dateline::Facet;
using dateline::SearchRequest;

const dateline::Searcher& searcher() {
  static const dateline::Searcher opened = [] {
    const char* path = std::getenv("DATELINE_BENCH_ARCHIVE");
    auto made = dateline::Searcher::open(path != nullptr ? path : "build/bench-archive");
    if (!made) {
      std::fprintf(stderr, "%s\n", made.error().message.c_str());
      std::exit(2);
    }
    return std::move(*made);
  }();
  return opened;
}

void run(benchmark::State& state, const SearchRequest& base, bool facets) {
  SearchRequest request = base;
  request.now = 1800000000;
  request.snippets = false;
  if (facets) {
    request.facets = {{Facet::person, 10}, {Facet::org, 10}, {Facet::place, 10}};
    request.timeline = dateline::Interval::month;
  }
  std::uint64_t total = 0;
  for (auto _ : state) {
    const auto result = searcher().search(request);
    if (!result) {
      state.SkipWithError(result.error().message.c_str());
      return;
    }
    total = result->total;
  }
  state.counters["matches"] = static_cast<double>(total);
}

struct Named {
  const char* name;
  const char* query;
};

constexpr Named kQueries[] = {
    {"word_1", "onepercent"},
    {"word_10", "tenpercent"},
    {"word_50", "halfofall"},
    {"word_100", "everyarticle"},
    {"all", "*"},
    {"and_2", "alphaword betaword"},
    {"or_2", "alphaword OR betaword"},
    {"phrase_2", "\"alphaword betaword\""},
    {"phrase_common", "\"the government\""},
    {"compound", "US-led"},
    {"near_2", "alphaword w/5 betaword"},
    {"before_2", "alphaword pre/5 betaword"},
    {"near_common", "government w/5 minister"},
    {"near_nested", "(alphaword w/5 betaword) w/20 government"},
    {"sentence_2", "alphaword w/s betaword"},
    {"paragraph_2", "alphaword w/p betaword"},
    {"at_least", "atleast3(government)"},
    {"exact", "=Government"},
    {"headline", "headline:government"},
    {"headline_phrase", "headline:\"prime minister\""},
    {"lead", "lead:government"},
    {"body", "body:government"},
    {"byline", "byline:smith"},
    {"keyword", "keyword:politics"},
    {"wildcard", "s*"},
    {"wildcard_rare", "parliam*"},
    {"wildcard_inner", "gov*ment"},
    {"wildcard_leading", "*ernment"},
    {"wildcard_near", "gov* w/5 minist*"},
    {"wildcard_leading_many", "*stan"},
    {"wildcard_part", "headline:gov*"},
    {"fuzzy", "goverment~"},
    {"fuzzy_2", "goverment~2"},
    {"not", "halfofall NOT tenpercent"},
    {"entity", "person:smith"},
    {"filter_days", "published:2010"},
    {"date", "halfofall published:2010"},
};

}  // namespace

int main(int argc, char** argv) {
  for (const Named& named : kQueries) {
    SearchRequest request;
    request.query = named.query;
    for (const bool facets : {false, true}) {
      benchmark::RegisterBenchmark((std::string(named.name) + (facets ? "/facets" : "/top10")).c_str(),
                                   [request, facets](benchmark::State& state) { run(state, request, facets); })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime();
    }
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
