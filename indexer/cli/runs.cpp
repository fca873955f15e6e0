#include "indexer/cli/runs.h"

#include <algorithm>

#include "common/archive/file.h"
#include "common/archive/sections.h"
#include "indexer/cli/json.h"

namespace dateline::cli {

std::string run_line(const Settings& settings, std::int64_t began, std::string_view report) {
  Json line = {{"time", settings.now}, {"began", began}, {"command", settings.command}, {"inputs", Json::array()}};
  if (settings.command == "add") line["inputs"] = settings.arguments;
  line["report"] = Json::parse(report, nullptr, false);
  std::string text = one_line(line);
  text.pop_back();  // the log adds its own newline
  return text;
}

Result<std::vector<std::string>> read_runs(const std::string& archive, const archive::Manifest& manifest) {
  std::vector<std::string> out;
  if (manifest.runs.bytes == 0) return out;
  const std::string path = archive + "/runs";
  const auto bytes = archive::read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view rest = std::string_view(*bytes).substr(0, manifest.runs.bytes);
  if (rest.size() < manifest.runs.bytes || archive::checksum(rest) != manifest.runs.checksum) {
    return tl::unexpected(archive::damaged_error({path, "it fails its checksum"}));
  }
  while (!rest.empty()) {
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    if (line > 0) out.emplace_back(rest.substr(0, line));
    rest.remove_prefix(std::min(line + 1, rest.size()));
  }
  return out;
}

std::optional<std::int64_t> last_complete_run(const std::vector<std::string>& runs, const std::vector<std::string>& inputs) {
  for (auto line = runs.rbegin(); line != runs.rend(); ++line) {
    const Json run = Json::parse(*line, nullptr, false);
    if (!run.is_object() || run.value("command", "") != "add" || !run.contains("began")) continue;
    if (run.value("report", Json::object()).value("interrupted", false)) continue;
    if (run.value("inputs", Json::array()) == Json(inputs)) return run.at("began").get<std::int64_t>();
  }
  return std::nullopt;
}

}  // namespace dateline::cli
