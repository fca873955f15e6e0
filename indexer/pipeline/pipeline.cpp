#include "indexer/pipeline/pipeline.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/pipeline/identity.h"
#include "indexer/readers/rejects.h"
#include "indexer/store/prepare.h"

namespace dateline {
namespace {

using store::ArchiveWriter;
using store::PreparedArticle;
using store::Verdict;

constexpr std::size_t kBatchRecords = 512;
// Raw text of a batch, from the memory budget alone: the same batches, and so the same bytes, for any number of jobs.
constexpr std::size_t kLeastBatchBytes = 128 << 10;
constexpr std::size_t kMostBatchBytes = 2 << 20;
constexpr std::size_t kBatchesInBudget = 384;
// A record of this size takes many times its bytes while it is indexed: it goes through the stages alone.
constexpr std::size_t kHugeBytes = 4 << 20;

struct Refused {
  readers::Rejection rejection;
};
struct Passed {};

// "dump.zip!a.jsonl, record 17: not JSON (bad-json)".
std::string told(const readers::Rejection& rejection) {
  std::string out = rejection.origin.path;
  if (!rejection.origin.member.empty()) out += "!" + rejection.origin.member;
  if (rejection.origin.record > 0) out += ", record " + std::to_string(rejection.origin.record);
  return out + ": " + rejection.reason + " (" + rejection.code + ")";
}
struct Taken {
  PreparedArticle article;
  std::vector<readers::Notice> notices;
};
using Prepared = std::variant<Taken, Refused, Passed>;

// A stretch of the input on its way through the stages.
struct Batch {
  std::vector<readers::Item> items;
  std::size_t bytes = 0;
  std::vector<Prepared> prepared;
  std::vector<PreparedArticle> stored;  // what gets a row
  std::shared_ptr<store::SegmentBuilder> builder;
  std::shared_ptr<const store::Dictionary> dictionary;
  store::CompressedBatch compressed;
  std::optional<ArchiveWriter::Sealed> sealed;  // this batch is the last of its segment
};
using BatchPtr = std::shared_ptr<Batch>;

class Run {
 public:
  Run(ArchiveWriter& writer, const Enricher& enricher, const PipelineOptions& options, readers::Source& source,
      Report& report)
      : writer_(writer), enricher_(enricher), options_(options), source_(source), report_(report) {}

  Result<> go() {
    const int jobs = options_.jobs > 0 ? static_cast<int>(options_.jobs) : tbb::info::default_concurrency();
    const std::size_t tokens = static_cast<std::size_t>(jobs) + 2;
    batch_bytes_ =
        std::clamp<std::size_t>(options_.memory_bytes / kBatchesInBudget, kLeastBatchBytes, kMostBatchBytes);
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(jobs));
    do {
      pump(tokens);
      alone_ = true;
      if (huge_) pump(1);
      alone_ = false;
    } while (!ended_);
    if (error_) return tl::unexpected(*error_);
    if (options_.dry_run) return {};
    return writer_.commit(writer_.seal());
  }

 private:
  // Runs batches through the stages until the input ends or a huge record turns up, which then goes through alone.
  void pump(std::size_t tokens) {
    using tbb::filter_mode;
    tbb::parallel_pipeline(
        tokens,
        tbb::make_filter<void, BatchPtr>(filter_mode::serial_in_order,
                                         [this](tbb::flow_control& flow) { return read(flow); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::parallel, [this](BatchPtr b) { return prepare(b); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::serial_in_order,
                                                 [this](BatchPtr b) { return decide(b); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::parallel, [this](BatchPtr b) { return compress(b); }) &
            tbb::make_filter<BatchPtr, void>(filter_mode::serial_in_order, [this](BatchPtr b) { attach(b); }));
  }

  bool stopped() const { return failed_.load() || (options_.stop != nullptr && options_.stop->load()); }

  void note_error(const Error& error) {
    if (!failed_.exchange(true)) error_ = error;
  }

  // Stage 1, in order: the next records.
  BatchPtr read(tbb::flow_control& flow) {
    auto batch = std::make_shared<Batch>();
    if (alone_ && huge_) {
      batch->bytes = std::get<readers::RawRecord>(*huge_).bytes.size();
      batch->items.push_back(std::move(*huge_));
      huge_.reset();
      return batch;
    }
    while (!alone_ && !huge_ && batch->items.size() < kBatchRecords && batch->bytes < batch_bytes_) {
      if (stopped()) {
        ended_ = true;
        break;
      }
      std::optional<readers::Item> item = ended_ ? std::nullopt : source_.next();
      if (!item || stopped()) {  // an item that came while stopping may be half a one
        ended_ = true;
        break;
      }
      if (const auto* raw = std::get_if<readers::RawRecord>(&*item)) {
        if (raw->bytes.size() >= kHugeBytes) {
          huge_ = std::move(item);
          break;
        }
        batch->bytes += raw->bytes.size();
      }
      batch->items.push_back(std::move(*item));
    }
    if (!batch->items.empty()) return batch;
    flow.stop();
    return nullptr;
  }

  // Stage 2, in parallel: parse, enrich, analyse.
  BatchPtr prepare(const BatchPtr& batch) {
    if (failed_.load()) return batch;
    store::Preparer& preparer = preparers_.local();
    for (readers::Item& item : batch->items) {
      if (auto* rejection = std::get_if<readers::Rejection>(&item)) {
        batch->prepared.emplace_back(Refused{std::move(*rejection)});
      } else if (std::holds_alternative<readers::Skipped>(item)) {
        batch->prepared.emplace_back(Passed{});
      } else {
        for (readers::Outcome& outcome : readers::parse(std::get<readers::RawRecord>(item), options_.parse)) {
          batch->prepared.push_back(prepare(std::move(outcome), preparer));
        }
      }
    }
    batch->items = {};
    return batch;
  }

  Prepared prepare(readers::Outcome outcome, store::Preparer& preparer) const {
    if (auto* rejection = std::get_if<readers::Rejection>(&outcome)) return Refused{std::move(*rejection)};
    if (std::holds_alternative<readers::Skipped>(outcome)) return Passed{};
    auto& parsed = std::get<readers::Parsed>(outcome);
    Article& article = parsed.article;
    std::vector<readers::Notice> notices = std::move(parsed.notices);
    for (auto& notice : enricher_.enrich(article, parsed.origin)) notices.push_back(std::move(notice));
    const bool derived = article.id_is_derived || (article.id.empty() && !options_.identity_from_path);
    if (article.id.empty()) article.id = derive_identity(article, parsed.origin, {options_.identity_from_path, options_.id_prefix});
    const std::uint64_t hash = store::record_hash(article, derived);
    return Taken{preparer.prepare(article, hash), std::move(notices)};
  }

  // Stage 3, in order: what each record is, its row, its words.
  BatchPtr decide(const BatchPtr& batch) {
    if (failed_.load()) return batch;
    for (Prepared& prepared : batch->prepared) {
      if (auto* refused = std::get_if<Refused>(&prepared)) {
        reject(refused->rejection);
      } else if (std::holds_alternative<Passed>(prepared)) {
        ++report_.skipped;
      } else if (!take(std::get<Taken>(prepared), *batch)) {
        return batch;
      }
    }
    batch->prepared = {};
    report_.text_bytes += batch->bytes;
    if (!batch->stored.empty()) {
      batch->builder = writer_.builder();
      if (!dictionary_tried_) train(batch->stored);
      batch->dictionary = dictionary_;
    }
    if (writer_.should_seal() && !options_.dry_run) {
      batch->sealed = writer_.seal();
      dictionary_tried_ = false;
    }
    if (options_.progress) options_.progress(report_);
    return batch;
  }

  void reject(const readers::Rejection& rejection) {
    if (rejection.code == "still-growing") {
      ++report_.notices[rejection.code];
      if (options_.leave_growing) return;
    }
    if (rejection.input_broken) ++report_.broken_inputs;
    ++report_.read;
    ++report_.rejected;
    if (report_.refused.size() < Report::kRefusedTold) report_.refused.push_back(told(rejection));
    if (options_.rejected) options_.rejected(readers::to_json_line(rejection));
  }

  bool take(Taken& taken, Batch& batch) {
    ++report_.read;
    for (const readers::Notice& notice : taken.notices) ++report_.notices[notice.code];
    PreparedArticle& article = taken.article;
    auto verdict = writer_.take(article, options_.revive, options_.now);
    if (!verdict) {
      note_error(verdict.error());
      return false;
    }
    count(*verdict, article);
    if (*verdict == Verdict::added || *verdict == Verdict::replaced) batch.stored.push_back(std::move(article));
    return true;
  }

  void count(Verdict verdict, const PreparedArticle& article) {
    switch (verdict) {
      case Verdict::unchanged: ++report_.unchanged; return;
      case Verdict::stale: ++report_.stale; return;
      case Verdict::removed: ++report_.removed; return;
      default: break;
    }
    if (article.status == Status::withheld || article.held_for_doubt) ++report_.withheld;
    else if (article.has_embargo && article.embargo_until > options_.now) ++report_.embargoed;
    else if (verdict == Verdict::added) ++report_.added;
    else ++report_.replaced;
  }

  // The first batch's records make the segment's dictionary: of that segment alone, so that whoever rebuilds it without
  // a killed article has got rid of all pieces of it.
  void train(const std::vector<PreparedArticle>& articles) {
    dictionary_tried_ = true;
    std::vector<std::string_view> samples;
    for (const PreparedArticle& article : articles) samples.push_back(article.record);
    dictionary_ = store::Dictionary::train(samples);
  }

  // Stage 4, in parallel: the records compressed.
  BatchPtr compress(const BatchPtr& batch) {
    if (failed_.load() || batch->stored.empty() || options_.dry_run) return batch;
    batch->compressed = store::compress_batch(batch->stored, batch->dictionary);
    return batch;
  }

  // Stage 5, in order: postings and records into the segment; the last batch of a segment commits it.
  void attach(const BatchPtr& batch) {
    if (failed_.load() || options_.dry_run) return;
    if (batch->builder) {
      if (auto done = batch->builder->attach(batch->stored, std::move(batch->compressed)); !done) return note_error(done.error());
    }
    if (batch->sealed) {
      if (auto done = writer_.commit(std::move(*batch->sealed)); !done) note_error(done.error());
    }
  }

  ArchiveWriter& writer_;
  const Enricher& enricher_;
  const PipelineOptions& options_;
  readers::Source& source_;
  Report& report_;
  std::size_t batch_bytes_ = kMostBatchBytes;
  bool ended_ = false;
  std::optional<readers::Item> huge_;  // met, and waiting until all before it is written
  bool alone_ = false;                 // only huge_ is taken
  tbb::enumerable_thread_specific<store::Preparer> preparers_;
  bool dictionary_tried_ = false;
  std::shared_ptr<const store::Dictionary> dictionary_;
  std::atomic<bool> failed_{false};
  std::optional<Error> error_;
};

}  // namespace

std::uint64_t most_record_bytes(std::uint64_t memory_bytes) {
  return std::min<std::uint64_t>(memory_bytes / 16, readers::Limits().record_bytes);
}

store::WriterOptions writer_limits(std::uint64_t memory_bytes, std::uint64_t commit_bytes) {
  store::WriterOptions options;
  options.commit_bytes = commit_bytes;
  options.builder_bytes = static_cast<std::size_t>(memory_bytes / 4);
  return options;
}

Pipeline::Pipeline(store::ArchiveWriter& writer, const Enricher& enricher, PipelineOptions options)
    : writer_(writer), enricher_(enricher), options_(std::move(options)) {}

Result<> Pipeline::run(readers::Source& source, Report& report) {
  Run run(writer_, enricher_, options_, source, report);
  return run.go();
}

}  // namespace dateline
