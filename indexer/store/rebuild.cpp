#include "indexer/store/rebuild.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "common/archive/record_json.h"
#include "indexer/store/prepare.h"
#include "indexer/store/segment_builder.h"

namespace dateline::store {
namespace {

using archive::Row;

constexpr std::size_t kBatchRows = 512;
constexpr std::size_t kBatchBytes = 1 << 20;  // of records
constexpr Row kReleaseRows = 4096;            // mapped pages count as memory until they are given back

std::vector<std::uint64_t> superseded_of(const archive::Columns& columns, Row row) {
  std::vector<std::uint64_t> out;
  const auto rows = columns.superseded_rows();
  for (auto at = std::lower_bound(rows.begin(), rows.end(), row); at != rows.end() && *at == row; ++at) {
    out.push_back(columns.superseded_hashes()[static_cast<std::size_t>(at - rows.begin())]);
  }
  return out;
}

// The value of facet `status`, which follows from the life of the article, not from its record.
std::string status_of(const archive::Segment& segment, Row row, const archive::Names& names) {
  const archive::FacetColumn* column = segment.columns().facet(Facet::status);
  std::string status = "usable";
  column->for_each(row, [&](std::uint32_t local) { status = std::string(names.value(column->values()[local])); });
  return status;
}

struct Stored {
  std::string record;
  std::uint64_t hash;
  std::vector<std::uint64_t> superseded;
  std::string status;
};

struct Batch {
  std::vector<Stored> stored;
  std::vector<PreparedArticle> prepared;
  std::shared_ptr<const Dictionary> dictionary;
  CompressedBatch compressed;
};
using BatchPtr = std::shared_ptr<Batch>;

class Rebuild {
 public:
  Rebuild(const std::vector<MergeInput>& inputs, const archive::Names& old_names, NamesWriter& names,
          const RebuildOptions& options)
      : inputs_(inputs), old_names_(old_names), names_(names), options_(options) {}

  // All rows have been read.
  bool done() const { return input_ == inputs_.size(); }

  // The next segment.
  Result<> go(SegmentBuilder& builder) {
    builder_ = &builder;
    bytes_ = 0;
    dictionary_tried_ = false;
    dictionary_.reset();
    const int jobs = options_.jobs > 0 ? static_cast<int>(options_.jobs) : tbb::info::default_concurrency();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(jobs));
    using tbb::filter_mode;
    tbb::parallel_pipeline(
        static_cast<std::size_t>(jobs) + 2,
        tbb::make_filter<void, BatchPtr>(filter_mode::serial_in_order,
                                         [this](tbb::flow_control& flow) { return read(flow); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::parallel, [this](BatchPtr b) { return prepare(b); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::serial_in_order, [this](BatchPtr b) { return add(b); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::parallel, [this](BatchPtr b) { return compress(b); }) &
            tbb::make_filter<BatchPtr, void>(filter_mode::serial_in_order, [this](const BatchPtr& b) { attach(*b); }));
    if (error_) return tl::unexpected(*error_);
    return {};
  }

 private:
  void note_error(const Error& error) {
    if (!failed_.exchange(true)) error_ = error;
  }

  BatchPtr read(tbb::flow_control& flow) {
    auto batch = std::make_shared<Batch>();
    try {
      fill(*batch);
    } catch (const archive::Damaged& damage) {
      note_error(archive::damaged_error(damage));
    }
    if (!failed_.load() && !batch->stored.empty()) return batch;
    flow.stop();
    return nullptr;
  }

  void fill(Batch& batch) {
    std::size_t bytes = 0;
    // What decides where a segment ends are the records alone, so that it is the same for any number of jobs.
    const auto is_full = [&] { return options_.most_bytes > 0 && bytes_ >= options_.most_bytes; };
    while (input_ < inputs_.size() && batch.stored.size() < kBatchRows && bytes < kBatchBytes && !is_full()) {
      const MergeInput& input = inputs_[input_];
      if (row_ == input.segment->size()) {
        records_.reset();
        input.segment->release_pages();
        row_ = 0;
        ++input_;
        continue;
      }
      const Row row = row_++;
      if (row % kReleaseRows == 0) input.segment->release_pages();
      if (input.live != nullptr && !input.live->test(row)) continue;
      if (!records_) records_.emplace(input.segment->records());
      const archive::Columns& columns = input.segment->columns();
      batch.stored.push_back({std::string(records_->record(row)), columns.hashes()[row], superseded_of(columns, row),
                              status_of(*input.segment, row, old_names_)});
      bytes += batch.stored.back().record.size();
      bytes_ += batch.stored.back().record.size();
    }
  }

  BatchPtr prepare(const BatchPtr& batch) {
    Tools& tools = tools_.local();
    for (Stored& stored : batch->stored) {
      auto article = tools.parser.parse(stored.record);
      if (!article) {
        note_error(article.error());
        return batch;
      }
      if (options_.refresh) options_.refresh(*article);
      PreparedArticle prepared = tools.preparer.prepare(*article, stored.hash);
      prepared.superseded = std::move(stored.superseded);
      prepared.facets.emplace_back(Facet::status, std::move(stored.status));
      batch->prepared.push_back(std::move(prepared));
    }
    batch->stored = {};
    return batch;
  }

  BatchPtr add(const BatchPtr& batch) {
    if (failed_.load()) return batch;
    if (!dictionary_tried_) {
      std::vector<std::string_view> samples;
      for (const PreparedArticle& article : batch->prepared) samples.push_back(article.record);
      dictionary_ = Dictionary::train(samples);
      dictionary_tried_ = true;
    }
    for (const PreparedArticle& article : batch->prepared) builder_->add(article, names_);
    batch->dictionary = dictionary_;
    return batch;
  }

  BatchPtr compress(const BatchPtr& batch) {
    if (failed_.load()) return batch;
    batch->compressed = compress_batch(batch->prepared, batch->dictionary);
    return batch;
  }

  void attach(Batch& batch) {
    if (failed_.load()) return;
    if (auto done = builder_->attach(batch.prepared, std::move(batch.compressed)); !done) note_error(done.error());
  }

  struct Tools {
    archive::RecordParser parser;
    Preparer preparer;
  };

  SegmentBuilder* builder_ = nullptr;
  const std::vector<MergeInput>& inputs_;
  const archive::Names& old_names_;
  NamesWriter& names_;
  const RebuildOptions& options_;
  std::uint64_t bytes_ = 0;  // of records, in this segment
  std::size_t input_ = 0;
  Row row_ = 0;
  std::optional<archive::RecordReader> records_;
  tbb::enumerable_thread_specific<Tools> tools_;
  bool dictionary_tried_ = false;
  std::shared_ptr<const Dictionary> dictionary_;
  std::atomic<bool> failed_{false};
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<archive::SegmentEntry>> rebuild_segments(const std::string& archive,
                                                            const std::function<std::uint32_t()>& new_number,
                                                            const std::vector<MergeInput>& inputs, NamesWriter& names,
                                                            const RebuildOptions& options) {
  auto manifest = archive::read_manifest(archive);
  if (!manifest) return tl::unexpected(manifest.error());
  auto old_names = archive::Names::open(archive, manifest->names);
  if (!old_names) return tl::unexpected(old_names.error());
  Rebuild rebuild(inputs, *old_names, names, options);
  std::vector<archive::SegmentEntry> out;
  do {
    auto builder = SegmentBuilder::create(archive, new_number());
    if (!builder) return tl::unexpected(builder.error());
    if (Result<> done = rebuild.go(**builder); !done) return tl::unexpected(done.error());
    auto entry = (*builder)->finish();
    if (!entry) return tl::unexpected(entry.error());
    if (out.empty() || entry->articles > 0) out.push_back(std::move(*entry));
  } while (!rebuild.done());
  return out;
}

}  // namespace dateline::store
