// Tokenizer and analyzer over generated articles: words a second on one core.
#include <benchmark/benchmark.h>

#include <vector>

#include "common/text/analyzer.h"
#include "common/text/tokenizer.h"
#include "tests/bench/generated.h"

namespace {

void tokenize(benchmark::State& state) {
  const std::vector<dateline::Article> articles = dateline::bench::generated(500);
  std::vector<dateline::text::Token> tokens;
  std::int64_t words = 0;
  for (auto _ : state) {
    for (const dateline::Article& article : articles) {
      dateline::text::tokenize(article.body, tokens);
      words += static_cast<std::int64_t>(tokens.size());
    }
  }
  state.SetItemsProcessed(words);
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  const std::vector<dateline::Article> articles = dateline::bench::generated(500);
  dateline::text::Analyzer analyzer;
  dateline::text::Analyzed analyzed;
  std::int64_t words = 0;
  for (auto _ : state) {
    for (const dateline::Article& article : articles) {
      analyzer.analyze(article, analyzed);
      words += analyzed.body_words;
    }
  }
  state.SetItemsProcessed(words);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
