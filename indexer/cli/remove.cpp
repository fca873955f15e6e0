#include <unistd.h>

#include <fstream>
#include <iostream>
#include <optional>
#include <ostream>
#include <set>

#include "common/archive/manifest.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/json.h"
#include "indexer/cli/runs.h"
#include "indexer/cli/shadow.h"
#include "indexer/store/archive_writer.h"
#include "indexer/store/maintenance.h"

namespace dateline::cli {
namespace {

struct Outcome {
  std::uint64_t done = 0;
  std::vector<std::string> unknown;
};

void read_lines(std::istream& in, std::vector<std::string>& ids) {
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(std::move(line));
  }
}

// Those of the command line, then those of --ids; "-" among them stands for the lines of standard input.
Result<std::vector<std::string>> wanted_ids(const Settings& settings) {
  std::vector<std::string> ids;
  bool input = settings.ids_file == "-";
  for (const std::string& id : settings.arguments) {
    if (id == "-") input = true;
    else ids.push_back(id);
  }
  if (!settings.ids_file.empty() && settings.ids_file != "-") {
    std::ifstream file(settings.ids_file, std::ios::binary);
    if (!file) return tl::unexpected(os_error("cannot open", settings.ids_file));
    read_lines(file, ids);
    if (file.bad()) return tl::unexpected(os_error("cannot read", settings.ids_file));
  }
  if (input) read_lines(std::cin, ids);
  return ids;
}

Result<Outcome> bury(const Settings& settings, const std::vector<std::string>& ids, store::ArchiveWriter& writer) {
  Outcome out;
  std::set<std::string_view> met;
  for (const std::string& id : ids) {
    if (!met.insert(id).second) continue;
    const auto known = settings.revive ? Result<bool>(writer.revive(id, settings.now)) : writer.remove(id, settings.now);
    if (!known) return tl::unexpected(known.error());
    if (*known) ++out.done;
    else out.unknown.push_back(id);
  }
  return out;
}

std::string to_json(const Settings& settings, const Outcome& outcome, const std::string& revision) {
  const std::uint64_t none = 0;
  Json json = {{"removed", settings.revive ? none : outcome.done},
               {"revived", settings.revive ? outcome.done : none},
               {"unknown", outcome.unknown},
               {"revision", revision}};
  if (settings.dry_run) json["dry_run"] = true;
  return one_line(json);
}

// Commits, and takes the last traces out; logs the run where it did anything. The log counts, but names no id.
Result<> finish(const Settings& settings, const Outcome& outcome, std::int64_t began, store::ArchiveWriter& writer) {
  if (auto done = writer.commit(writer.seal()); !done) return done;
  if (!settings.revive) {  // also where a killed run has removed them all, but not come to this
    if (auto done = store::merge_small_segments(writer, settings.jobs); !done) return done;
  }
  if (outcome.done > 0) {
    const Json counts = {{settings.revive ? "revived" : "removed", outcome.done}, {"unknown", outcome.unknown.size()}};
    if (auto done = writer.log_run(run_line(settings, began, counts.dump())); !done) return done;
  }
  return writer.collect_garbage();
}

void tell(const Settings& settings, const Outcome& outcome, const std::string& revision, Streams& streams) {
  if (settings.report == ReportFormat::json) {
    streams.out << to_json(settings, outcome, revision);
  } else {
    const char* verb = settings.revive ? " may come back" : settings.dry_run ? " would be removed" : " removed";
    streams.out << outcome.done << verb << ", revision " << revision << "\n";
  }
  for (const std::string& id : outcome.unknown) {
    streams.err << "dateline-index: " << (settings.revive ? "nothing was removed under the id \"" : "there is no article \"")
                << id << "\"\n";
  }
}

}  // namespace

int run_remove(const Settings& settings, Streams& streams) {
  const std::int64_t began = std::time(nullptr);
  if (const auto there = archive::read_manifest(settings.archive); !there) return report_error(there.error(), streams);
  const auto ids = wanted_ids(settings);
  if (!ids) return report_error(ids.error(), streams);
  std::optional<Shadow> shadow;
  if (settings.dry_run) {
    auto made = Shadow::make(settings.archive);
    if (!made) return report_error(made.error(), streams);
    shadow.emplace(std::move(*made));
  }
  store::WriterOptions options;
  options.lock_timeout = settings.lock_timeout;
  auto writer = store::ArchiveWriter::open(shadow ? shadow->path() : settings.archive, options);
  if (!writer) return report_error(writer.error(), streams);
  const auto outcome = bury(settings, *ids, **writer);
  if (!outcome) return report_error(outcome.error(), streams);
  if (!shadow) {
    if (auto done = finish(settings, *outcome, began, **writer); !done) return report_error(done.error(), streams);
  }
  tell(settings, *outcome, shadow ? shadow->revision() : std::to_string((*writer)->manifest().revision), streams);
  return outcome->unknown.empty() ? 0 : 1;
}

}  // namespace dateline::cli
