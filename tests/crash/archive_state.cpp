#include "tests/crash/archive_state.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "common/archive/file.h"
#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "indexer/cli/commands.h"
#include "searcher/api/searcher.h"

namespace dateline::crash {
namespace {

namespace fs = std::filesystem;

constexpr const char* kQueries[] = {"the", "parliament OR council", "\"prime minister\"", "headline:earthquake",
                                    "bridge AND NOT flood", "word7 word3"};
constexpr std::uint32_t kEveryValue = 100'000;
constexpr std::int64_t kNow = 1'750'000'000;  // embargoes of the inputs are all before it or never end

std::string with_score(const Hit& hit) {
  char text[40];
  std::snprintf(text, sizeof text, " %.9f", hit.score);
  return hit.id + text;
}

std::string failed(const char* what, const Error& error) { return std::string(what) + ": " + error.message + "\n"; }

SearchRequest request_for(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = kAll;
  request.snippets = false;
  request.now = kNow;
  return request;
}

using Records = std::map<std::string, std::string>;

// Id -> stored record, of every article that anybody may see; as Searcher::article() gives them, but in one go.
Result<Records> visible_records(const std::string& path) {
  const auto snapshot = archive::Snapshot::open(path);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Records out;
  try {
    for (const auto& segment : (*snapshot)->segments()) {
      const auto visible = segment->visible(kNow);
      archive::RecordReader reader = segment->records();
      for (archive::Row row = 0; row < segment->size(); ++row) {
        if (visible && !visible->test(row)) continue;
        out[std::string(segment->columns().id(row))] = reader.record(row);
      }
    }
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
  return out;
}

std::string describe_articles(const Searcher& searcher, const Records& records) {
  SearchRequest request = request_for("*");
  for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
    request.facets.push_back({static_cast<Facet>(facet), kEveryValue});
  }
  request.timeline = Interval::month;
  auto found = searcher.search(request);
  if (!found) return failed("cannot search", found.error());
  std::string out = "total " + std::to_string(found->total) + "\n";
  std::set<std::string> ids;
  for (const Hit& hit : found->hits) {
    if (!ids.insert(hit.id).second) return "cannot search: " + hit.id + " is found twice\n";
    if (!records.contains(hit.id)) return "cannot search: " + hit.id + " is found, but cannot be shown\n";
  }
  if (ids.size() != records.size()) return "cannot search: not every article is found\n";
  for (const auto& [id, record] : records) out += id + " " + record + "\n";
  for (const FacetResult& facet : found->facets) {
    out += "facet " + std::to_string(static_cast<int>(facet.facet)) + ":";
    for (const FacetCount& value : facet.values) out += " " + value.value + "=" + std::to_string(value.count);
    out += "\n";
  }
  out += "timeline";
  for (const TimelineBucket& bucket : found->timeline->buckets) {
    out += " " + std::to_string(bucket.start) + "=" + std::to_string(bucket.count);
  }
  return out + "\n";
}

std::string describe_tombstones(const std::string& path) {
  const auto manifest = archive::read_manifest(path);
  if (!manifest) return failed("cannot open", manifest.error());
  if (manifest->tombstones.bytes == 0) return {};
  const auto bytes = archive::read_file(path + "/tombstones");
  if (!bytes) return failed("cannot open", bytes.error());
  std::istringstream lines(bytes->substr(0, manifest->tombstones.bytes));
  std::map<std::string, std::string> last;
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    last[json.at("id")] = json.at("reason").get<std::string>() + " " + json.value("version", "");
  }
  std::string out;
  for (const auto& [id, what] : last) out += "tombstone " + id + " " + what + "\n";
  return out;
}

void note_files(const archive::Manifest& manifest, std::set<std::string>& known) {
  for (const archive::SegmentEntry& segment : manifest.segments) {
    for (const archive::FileEntry& file : segment.files) known.insert(segment.directory() + "/" + file.name);
  }
}

}  // namespace

std::string describe(const std::string& archive) {
  auto searcher = Searcher::open(archive);
  if (!searcher) {
    return searcher.error().code == "no-archive" ? kNoArchive : failed("cannot open", searcher.error());
  }
  const auto records = visible_records(archive);
  if (!records) return failed("cannot open", records.error());
  std::string out = describe_articles(*searcher, *records);
  for (const char* query : kQueries) {
    auto found = searcher->search(request_for(query));
    if (!found) return failed("cannot search", found.error());
    out += std::string(query) + ":";
    for (const Hit& hit : found->hits) out += " " + with_score(hit);
    out += "\n";
  }
  return out + describe_tombstones(archive);
}

std::uint64_t revision_of(const std::string& archive) {
  const auto manifest = archive::read_manifest(archive);
  return manifest ? manifest->revision : 0;
}

std::string damage_of(const std::string& archive) {
  if (!fs::exists(archive + "/" + archive::kManifestName)) return {};
  cli::Settings settings;
  settings.command = "check";
  settings.archive = archive;
  settings.now = kNow;
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  if (cli::run_check(settings, streams) == 0) return {};
  return out.str() + err.str();
}

std::vector<std::string> leftovers(const std::string& archive) {
  const auto manifest = archive::read_manifest(archive);
  if (!manifest) return {};
  std::set<std::string> known{archive::kManifestName, "lock", "runs", "tombstones", manifest->names.file,
                              manifest->names.file + ".offsets"};
  note_files(*manifest, known);
  for (const auto& entry : fs::directory_iterator(archive)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(std::string(archive::kManifestName) + "-")) continue;
    const auto text = archive::read_file(entry.path().string());
    const auto kept = archive::parse_manifest(text ? *text : std::string());
    if (!kept) continue;  // which makes it a leftover
    known.insert(name);
    note_files(*kept, known);
  }
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(archive)) {
    const std::string name = entry.path().lexically_relative(archive).string();
    if (entry.is_directory()) {
      const bool used = name == "segments" || std::any_of(known.begin(), known.end(), [&](const std::string& file) {
                          return file.starts_with(name + "/");
                        });
      if (!used) out.push_back(name + "/");
    } else if (!known.contains(name)) {
      out.push_back(name);
    }
  }
  return out;
}

std::string list_files(const std::string& directory) {
  std::set<std::string> lines;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    std::string line = entry.path().lexically_relative(directory).string();
    if (entry.is_directory()) {
      line += "/";
    } else if (const auto bytes = archive::read_file(entry.path().string())) {
      line += " " + std::to_string(bytes->size()) + " " + archive::checksum_text(archive::checksum(*bytes));
    }
    lines.insert(line);
  }
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream lines_a(a);
  std::istringstream lines_b(b);
  for (;;) {
    std::string line_a;
    std::string line_b;
    const bool more_a = static_cast<bool>(std::getline(lines_a, line_a));
    const bool more_b = static_cast<bool>(std::getline(lines_b, line_b));
    if (!more_a && !more_b) return "no difference";
    if (line_a == line_b && more_a == more_b) continue;
    const auto at = std::mismatch(line_a.begin(), line_a.end(), line_b.begin(), line_b.end()).first;
    const auto differs = at - line_a.begin();
    const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, differs - 60));
    const auto excerpt = [&](const std::string& line) { return line.substr(std::min(from, line.size()), 200); };
    return "is:        " + excerpt(line_a) + "\nshould be: " + excerpt(line_b);
  }
}

}  // namespace dateline::crash
