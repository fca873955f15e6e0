#include <algorithm>
#include <ostream>
#include <set>

#include "indexer/cli/commands.h"
#include "indexer/cli/json.h"
#include "indexer/store/archive_writer.h"
#include "indexer/store/maintenance.h"

namespace dateline::cli {
namespace {

struct Outcome {
  std::uint64_t done = 0;
  std::vector<std::string> unknown;
};

Result<Outcome> take_out(const Settings& settings, store::ArchiveWriter& writer) {
  Outcome out;
  std::set<std::string> met;
  for (const std::string& id : settings.arguments) {
    if (!met.insert(id).second) continue;
    const auto known = settings.revive ? Result<bool>(writer.revive(id, settings.now)) : writer.remove(id, settings.now);
    if (!known) return tl::unexpected(known.error());
    if (*known) ++out.done;
    else out.unknown.push_back(id);
  }
  if (auto done = writer.commit(writer.seal()); !done) return tl::unexpected(done.error());
  if (!settings.revive) {  // also where a killed run has removed them all, but not come to this
    if (auto done = store::merge_small_segments(writer, settings.jobs); !done) return tl::unexpected(done.error());
  }
  if (auto done = writer.collect_garbage(); !done) return tl::unexpected(done.error());
  return out;
}

}  // namespace

int run_remove(const Settings& settings, Streams& streams) {
  store::WriterOptions options;
  options.lock_timeout = settings.lock_timeout;
  auto writer = store::ArchiveWriter::open(settings.archive, options);
  if (!writer) return report_error(writer.error(), streams);
  const auto outcome = take_out(settings, **writer);
  if (!outcome) return report_error(outcome.error(), streams);
  const std::string revision = std::to_string((*writer)->manifest().revision);
  if (settings.report == ReportFormat::json) {
    const std::uint64_t none = 0;
    streams.out << one_line({{"removed", settings.revive ? none : outcome->done},
                             {"revived", settings.revive ? outcome->done : none},
                             {"unknown", outcome->unknown},
                             {"revision", revision}});
  } else {
    streams.out << outcome->done << (settings.revive ? " may come back" : " removed") << ", revision " << revision << "\n";
  }
  for (const std::string& id : outcome->unknown) {
    streams.err << "dateline-index: " << (settings.revive ? "nothing was removed under the id \"" : "there is no article \"")
                << id << "\"\n";
  }
  return outcome->unknown.empty() ? 0 : 1;
}

}  // namespace dateline::cli
