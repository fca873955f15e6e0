// The nightly run: read, enrich and analyse in parallel, decide and write in order, commit by bytes.
//
//   Pipeline pipeline(writer, enricher, options);
//   Result<> done = pipeline.run(source, report);
//
// Records keep their reading order whatever the number of jobs, so that the archive is the same.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "common/error.h"
#include "indexer/enrich/enricher.h"
#include "indexer/pipeline/report.h"
#include "indexer/readers/reader.h"
#include "indexer/store/archive_writer.h"

namespace dateline {

struct PipelineOptions {
  readers::ParseOptions parse;
  unsigned jobs = 0;                      // worker threads; 0: one for each core
  std::uint64_t memory_bytes = 512ULL << 20;
  bool revive = false;
  bool identity_from_path = false;        // --id-from path
  std::string id_prefix;
  bool dry_run = false;
  bool leave_growing = false;             // an input that still grows is a notice only: there is another pass
  std::int64_t now = 0;                   // seconds since the epoch: embargoes, tombstones
  const std::atomic<bool>* stop = nullptr;            // set from a signal: finish what was read, commit, return
  std::function<void(const std::string&)> rejected;   // each refused record, a JSON line, in order
  std::function<void(const Report&)> progress;        // now and then, from one thread at a time
};

// Memory is shared out from the budget: records in flight, the segment being built, the rest for Xapian and maps.
store::WriterOptions writer_limits(std::uint64_t memory_bytes, std::uint64_t commit_bytes);

// The largest record that can be indexed within the budget: a text takes about nine times its bytes on its way.
std::uint64_t most_record_bytes(std::uint64_t memory_bytes);

class Pipeline {
 public:
  Pipeline(store::ArchiveWriter& writer, const Enricher& enricher, PipelineOptions options);
  // Reads everything, commits what is left at the end (unless dry_run), and fills the counts of `report`.
  Result<> run(readers::Source& source, Report& report);

 private:
  store::ArchiveWriter& writer_;
  const Enricher& enricher_;
  PipelineOptions options_;
};

}  // namespace dateline
