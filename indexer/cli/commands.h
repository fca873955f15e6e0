// The commands of dateline-index. Each carries out its Settings, writes its answer to `out` and messages to `err`, and
// returns the exit code of CONTRACT.md, section 2.
#pragma once

#include <atomic>
#include <iosfwd>

#include "common/error.h"
#include "common/time/zone.h"
#include "indexer/cli/settings.h"
#include "indexer/enrich/enricher.h"

namespace dateline::cli {

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
};

// Set from a signal handler: the number of the signal that asked to stop, 0 for none. Until watch() was called, signals
// end the process at once; a command calls it when it has something to finish.
struct StopRequest {
  std::atomic<int> signal{0};
  std::atomic<bool> requested{false};
  void (*watch)() = nullptr;
};

int run_add(const Settings& settings, Streams& streams, const StopRequest& stop);
int run_analyze(const Settings& settings, Streams& streams);
int run_remove(const Settings& settings, Streams& streams);
int run_check(const Settings& settings, Streams& streams);
int run_compact(const Settings& settings, Streams& streams);
int run_info(const Settings& settings, Streams& streams);
int run_rederive(const Settings& settings, Streams& streams);
int run_export(const Settings& settings, Streams& streams);
int run_snapshot(const Settings& settings, Streams& streams);

// What enriches the articles of this run; times without a zone are in `zone`.
Result<Enricher> make_enricher(const Settings& settings, const Zone& zone);

// "dateline-index: MESSAGE" and the hint; the exit code that goes with the error.
int report_error(const Error& error, Streams& streams);
int exit_code(ErrorKind kind);

}  // namespace dateline::cli
