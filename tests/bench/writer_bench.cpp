// The steps of writing, each over the same 512 generated articles (one batch): articles a second on one core.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <vector>

#include "indexer/store/names_writer.h"
#include "indexer/store/postings_writer.h"
#include "indexer/store/prepare.h"
#include "indexer/store/record_writer.h"
#include "indexer/store/segment_builder.h"
#include "tests/bench/generated.h"

namespace {

namespace fs = std::filesystem;
using dateline::store::PreparedArticle;

constexpr std::size_t kBatch = 512;

std::vector<PreparedArticle> prepared() {
  dateline::store::Preparer preparer;
  std::vector<PreparedArticle> out;
  for (const dateline::Article& article : dateline::bench::generated(kBatch)) out.push_back(preparer.prepare(article, 1));
  return out;
}

void prepare(benchmark::State& state) {
  const auto articles = dateline::bench::generated(kBatch);
  dateline::store::Preparer preparer;
  for (auto _ : state)
    for (const dateline::Article& article : articles) benchmark::DoNotOptimize(preparer.prepare(article, 1));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kBatch));
}
BENCHMARK(prepare)->Unit(benchmark::kMillisecond);

void postings(benchmark::State& state) {
  const auto articles = prepared();
  const std::string directory = (fs::temp_directory_path() / "dateline-writer-bench").string();
  for (auto _ : state) {
    auto writer = dateline::store::PostingsWriter::create(directory);
    if (!writer || !writer->add(articles) || !writer->close()) state.SkipWithError("cannot build postings");
  }
  fs::remove_all(directory);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kBatch));
}
BENCHMARK(postings)->Unit(benchmark::kMillisecond);

void compress(benchmark::State& state) {
  const auto articles = prepared();
  std::vector<std::string_view> records;
  for (const PreparedArticle& article : articles) records.push_back(article.record);
  const auto dictionary = dateline::store::Dictionary::train(records);
  dateline::store::BlockCompressor compressor;
  for (auto _ : state) benchmark::DoNotOptimize(compressor.compress(records, dictionary.get()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kBatch));
}
BENCHMARK(compress)->Unit(benchmark::kMillisecond);

void segment(benchmark::State& state) {
  const auto articles = prepared();
  const std::string directory = (fs::temp_directory_path() / "dateline-writer-bench").string();
  for (auto _ : state) {
    auto builder = dateline::store::SegmentBuilder::create(directory, 1);
    auto names = dateline::store::NamesWriter::open(directory, {});
    if (!builder || !names) return state.SkipWithError("cannot begin");
    for (const PreparedArticle& article : articles) (*builder)->add(article, *names);
    auto batch = dateline::store::compress_batch(articles, nullptr);
    if (!(*builder)->attach(articles, std::move(batch)) || !(*builder)->finish()) state.SkipWithError("cannot finish");
  }
  fs::remove_all(directory);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kBatch));
}
BENCHMARK(segment)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
