// The log of runs that an archive keeps: a JSON object a line, oldest first.
//
//   {"time": 1443528000, "began": 1443528003, "command": "add", "inputs": ["incoming/"], "report": {...}}
//
// `time` is --now, `began` the clock, both seconds since the epoch. `report` is that of the command, as --report json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/manifest.h"
#include "common/error.h"
#include "indexer/cli/settings.h"

namespace dateline::cli {

// `report`: a JSON object. Inputs: the paths of `settings`, none for other commands than add.
std::string run_line(const Settings& settings, std::int64_t began, std::string_view report);

// The lines of the log as a manifest commits them.
Result<std::vector<std::string>> read_runs(const std::string& archive, const archive::Manifest& manifest);

// When the last run of add over exactly these inputs began that read them to the end: what was written to since has
// not been read. nullopt: there was none.
std::optional<std::int64_t> last_complete_run(const std::vector<std::string>& runs, const std::vector<std::string>& inputs);

}  // namespace dateline::cli
