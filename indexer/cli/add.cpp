#include <algorithm>
#include <chrono>
#include <ctime>
#include <ostream>
#include <thread>

#include "indexer/cli/add_once.h"
#include "indexer/cli/rejects_file.h"

namespace dateline::cli {
namespace {

constexpr std::chrono::milliseconds kLook(50);  // how often waiting asks whether to stop

void tell(const Settings& settings, const Report& report, Streams& streams) {
  streams.out << (settings.report == ReportFormat::json ? report.to_json() + "\n" : report.to_text());
  streams.out.flush();
}

int code_of(const Settings& settings, const AddOnce& added, const StopRequest& stop) {
  if (!added.done) return exit_code(added.done.error().kind);
  if (added.report.interrupted) return 128 + stop.signal.load();
  const Report& report = added.report;
  return too_many_rejects(settings, report.read, report.rejected, report.broken_inputs) ? 1 : 0;
}

void wait(double seconds, const StopRequest& stop) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!stop.requested.load() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(kLook);
}

// Pass after pass, each a run of its own that lets the lock go, until a signal. Each reads what has changed since the
// one before began; a file left as still growing has changed since by then. A pass that could not get the lock, or that
// an input broke, is made good by the next; any other failure ends the watch.
int watch(Settings settings, Streams& streams, const StopRequest& stop) {
  const std::int64_t kept_for = static_cast<std::int64_t>(settings.settle) + 1;
  std::optional<std::int64_t> since;
  for (;;) {
    const std::int64_t began = std::time(nullptr);
    settings.now = began;
    const AddOnce added = add_once(settings, streams, stop, since, false);
    if (added.done) {
      if (!added.report.idle() || added.report.interrupted) tell(settings, added.report, streams);
      since = began - kept_for;
    } else {
      report_error(added.done.error(), streams);
      if (added.done.error().kind != ErrorKind::locked) return exit_code(added.done.error().kind);
    }
    wait(settings.watch, stop);
    if (stop.requested.load()) return 128 + stop.signal.load();
  }
}

}  // namespace

int run_add(const Settings& settings, Streams& streams, const StopRequest& stop) {
  if (settings.watch > 0) return watch(settings, streams, stop);
  const AddOnce added = add_once(settings, streams, stop, std::nullopt, true);
  const int code = code_of(settings, added, stop);
  const bool began = added.done.has_value() || added.report.seconds > 0;  // else there is nothing to tell but the error
  if (began && !(settings.quiet && code == 0)) tell(settings, added.report, streams);
  if (!added.done) return report_error(added.done.error(), streams);
  return code;
}

}  // namespace dateline::cli
