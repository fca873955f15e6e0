// What the command line of dateline-index says, ready to be carried out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/time/zone.h"
#include "indexer/readers/reader.h"

namespace dateline::cli {

enum class Progress : std::uint8_t { automatic, always, never };
enum class ReportFormat : std::uint8_t { text, json };

struct Settings {
  std::string command;
  std::string archive;
  std::vector<std::string> arguments;   // PATH..., ID..., TARGET

  readers::Format format = readers::Format::automatic;
  std::string source;
  std::string published;                // WHEN; readable, but in the archive's zone; empty: none
  std::string timezone;                 // as given; empty: the archive's, UTC for a new one
  std::string language;                 // empty: detect
  bool identity_from_path = false;
  std::string id_prefix;
  unsigned jobs = 0;
  std::uint64_t memory_mib = 512;
  std::uint64_t commit_mib = 128;
  std::string rejects;                  // empty: ARCHIVE/rejects/RUN.jsonl
  double max_rejects = 0;
  bool max_rejects_percent = false;
  double lock_timeout = 60;
  Progress progress = Progress::automatic;
  ReportFormat report = ReportFormat::text;
  bool dry_run = false;
  bool revive = false;
  std::string ids_file;                 // remove: ids, a line each; "-": standard input
  std::optional<std::int64_t> since;    // only files changed since; seconds since the epoch
  bool since_run = false;               // ... since the last complete run over the same inputs
  double settle = 0;                    // files changed within so many seconds are left for the next run
  double watch = 0;                     // seconds between passes; 0: one run
  bool quiet = false;                   // no report where all went well
  bool entities = true;
  bool hidden = false;                  // info --hidden
  bool runs = false;                    // info --runs
  bool visible = false;                 // export --visible
  std::int64_t now = 0;                 // seconds since the epoch
};

}  // namespace dateline::cli
