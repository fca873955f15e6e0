// analyze: what indexing makes of each article, without an archive.
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "common/article_json.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/rejects_file.h"
#include "indexer/pipeline/identity.h"
#include "indexer/readers/rejects.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = 256 << 10;

struct Line {
  bool refused = false;
  std::string text;  // with its newline
};

struct Batch {
  std::vector<readers::Item> items;
  std::vector<Line> lines;
  std::uint64_t broken_inputs = 0;
};
using BatchPtr = std::shared_ptr<Batch>;

class Analysis {
 public:
  Analysis(const Settings& settings, const Enricher& enricher, const Zone& zone, Streams& streams, RejectsFile& rejects)
      : settings_(settings),
        enricher_(enricher),
        streams_(streams),
        rejects_(rejects),
        source_(settings.arguments, {settings.format, {}}) {
    parse_.zone = zone;
    parse_.source = settings.source;
    parse_.language = settings.language;
  }

  // True where --max-rejects was passed.
  bool go() {
    const int jobs = settings_.jobs > 0 ? static_cast<int>(settings_.jobs) : tbb::info::default_concurrency();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(jobs));
    using tbb::filter_mode;
    tbb::parallel_pipeline(
        static_cast<std::size_t>(jobs) + 2,
        tbb::make_filter<void, BatchPtr>(filter_mode::serial_in_order,
                                         [this](tbb::flow_control& flow) { return read(flow); }) &
            tbb::make_filter<BatchPtr, BatchPtr>(filter_mode::parallel,
                                                 [this](const BatchPtr& batch) { return enrich(batch); }) &
            tbb::make_filter<BatchPtr, void>(filter_mode::serial_in_order,
                                             [this](const BatchPtr& batch) { write(*batch); }));
    return too_many_rejects(settings_, read_, rejected_, broken_inputs_);
  }

 private:
  BatchPtr read(tbb::flow_control& flow) {
    auto batch = std::make_shared<Batch>();
    std::size_t bytes = 0;
    while (!ended_ && !gone_.load() && batch->items.size() < kBatchRecords && bytes < kBatchBytes) {
      auto item = source_.next();
      if (!item) {
        ended_ = true;
        break;
      }
      if (const auto* raw = std::get_if<readers::RawRecord>(&*item)) bytes += raw->bytes.size();
      batch->items.push_back(std::move(*item));
    }
    if (batch->items.empty()) {
      flow.stop();
      return nullptr;
    }
    return batch;
  }

  BatchPtr enrich(const BatchPtr& batch) const {
    for (readers::Item& item : batch->items) {
      if (const auto* rejection = std::get_if<readers::Rejection>(&item)) {
        refuse(*rejection, *batch);
      } else if (const auto* raw = std::get_if<readers::RawRecord>(&item)) {
        for (readers::Outcome& outcome : readers::parse(*raw, parse_)) take(outcome, *batch);
      }
    }
    batch->items = {};
    return batch;
  }

  void take(readers::Outcome& outcome, Batch& batch) const {
    if (const auto* rejection = std::get_if<readers::Rejection>(&outcome)) return refuse(*rejection, batch);
    auto* parsed = std::get_if<readers::Parsed>(&outcome);
    if (parsed == nullptr) return;
    Article& article = parsed->article;
    enricher_.enrich(article, parsed->origin);
    if (article.id.empty()) {
      article.id = derive_identity(article, parsed->origin, {settings_.identity_from_path, settings_.id_prefix});
    }
    batch.lines.push_back({false, article_json(article) + "\n"});
  }

  static void refuse(const readers::Rejection& rejection, Batch& batch) {
    if (rejection.input_broken) ++batch.broken_inputs;
    batch.lines.push_back({true, readers::to_json_line(rejection)});
  }

  void write(Batch& batch) {
    for (const Line& line : batch.lines) {
      ++read_;
      if (line.refused) {
        ++rejected_;
        rejects_.write(line.text);
      } else if (!gone_.load()) {
        streams_.out << line.text;
      }
    }
    broken_inputs_ += batch.broken_inputs;
    if (!streams_.out.good()) gone_.store(true);  // nobody reads any more, or the disk is full
  }

  const Settings& settings_;
  const Enricher& enricher_;
  Streams& streams_;
  RejectsFile& rejects_;
  readers::Source source_;
  readers::ParseOptions parse_;
  bool ended_ = false;
  std::atomic<bool> gone_{false};
  std::uint64_t read_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t broken_inputs_ = 0;
};

}  // namespace

int run_analyze(const Settings& settings, Streams& streams) {
  const auto zone = Zone::named(settings.timezone.empty() ? "UTC" : settings.timezone);
  if (!zone) return report_error(zone.error(), streams);
  const auto enricher = make_enricher(settings, *zone);
  if (!enricher) return report_error(enricher.error(), streams);
  std::optional<RejectsFile> rejects;
  if (settings.rejects.empty()) rejects.emplace(streams.err);
  else rejects.emplace(settings.rejects, true);
  const bool too_many = Analysis(settings, *enricher, *zone, streams, *rejects).go();
  streams.out.flush();
  if (const auto closed = rejects->close(); !closed) return report_error(closed.error(), streams);
  return too_many ? 1 : 0;
}

}  // namespace dateline::cli
