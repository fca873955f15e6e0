// One pass of `dateline-index add`: opens the archive, reads the inputs, commits, scrubs, merges, logs the run.
//
//   AddOnce added = add_once(settings, streams, stop);
//   if (!added.done) report_error(added.done.error(), streams);   // what was committed before is kept
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/cli/commands.h"
#include "indexer/pipeline/report.h"

namespace dateline::cli {

struct AddOnce {
  Report report;
  Result<> done;
};

// `since`: seconds since the epoch, in place of the settings' own; nullopt: theirs counts. `idle_runs`: log also a run
// that changed nothing.
AddOnce add_once(const Settings& settings, Streams& streams, const StopRequest& stop, std::optional<std::int64_t> since,
                 bool idle_runs);

}  // namespace dateline::cli
