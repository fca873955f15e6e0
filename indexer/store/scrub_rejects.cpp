#include "indexer/store/scrub_rejects.h"

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_set>

#include "common/archive/file.h"
#include "common/base64.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Ids = std::unordered_set<std::string_view>;

// Whether a run of characters that are none of `separators` is one of the ids.
bool names_between(std::string_view text, std::string_view separators, const Ids& ids) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (ids.contains(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// Ids with escapes stand plain only once the JSON is read.
bool names_as_value(const Json& json, const Ids& ids) {
  if (json.is_string()) return ids.contains(json.get_ref<const std::string&>());
  if (json.is_number_integer()) return ids.contains(json.dump());
  if (!json.is_structured()) return false;
  return std::any_of(json.begin(), json.end(), [&](const Json& value) { return names_as_value(value, ids); });
}

bool names_any(const std::string& raw, const Ids& ids) {
  return names_between(raw, "\"", ids) || names_between(raw, "'", ids) ||
         names_between(raw, " \t\r\n\"',;<>[]{}()", ids) || names_as_value(Json::parse(raw, nullptr, false), ids);
}

// True where a line changed.
bool scrub_lines(std::string& text, const Ids& ids) {
  bool changed = false;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    Json json = Json::parse(line, nullptr, false);
    const bool encoded = json.is_object() && json.contains("raw_base64");
    const std::string raw = !json.is_object() ? std::string()
                            : encoded         ? from_base64(json.value("raw_base64", "")).value_or("")
                                              : json.value("raw", "");
    if (raw.empty() || !names_any(raw, ids)) {
      out += line;
      continue;
    }
    changed = true;
    json.erase("raw_base64");
    json["raw"] = "";
    json["removed"] = true;
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  if (changed) text = std::move(out);
  return changed;
}

Result<> scrub_file(const std::string& path, const Ids& ids) {
  auto text = archive::read_file(path);
  if (!text) return tl::unexpected(text.error());
  if (!scrub_lines(*text, ids)) return {};
  const std::string temporary = path + ".tmp";
  auto file = archive::FileWriter::create(temporary);
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->write(*text); !done) return done;
  if (auto done = file->close(); !done) return done;
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return tl::unexpected(os_error("cannot rename to", path));
  return {};
}

}  // namespace

Result<> scrub_rejects(const std::string& directory, const std::vector<std::string>& ids) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  if (files.empty()) return {};
  const Ids wanted(ids.begin(), ids.end());
  for (const fs::path& file : files) {
    if (auto done = scrub_file(file.string(), wanted); !done) return done;
  }
  return archive::sync_directory(directory);
}

}  // namespace dateline::store
