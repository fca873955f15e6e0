#include "common/archive/manifest.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "common/archive/file.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSumPrefix = "xxh3 ";

Json to_json(const SegmentEntry& segment) {
  Json files = Json::array();
  for (const FileEntry& file : segment.files) {
    files.push_back({{"name", file.name}, {"size", file.size}, {"xxh3", checksum_text(file.checksum)}});
  }
  Json out = {{"number", segment.number},         {"articles", segment.articles},
              {"live", segment.live},             {"live_file", segment.live_file},
              {"total_length", segment.total_length}, {"text_bytes", segment.text_bytes},
              {"undated", segment.undated},       {"stem_languages", segment.stem_languages},
              {"files", files}};
  if (segment.first_day) out["first_day"] = *segment.first_day;
  if (segment.last_day) out["last_day"] = *segment.last_day;
  return out;
}

SegmentEntry segment_from(const Json& json) {
  SegmentEntry segment;
  segment.number = json.at("number");
  segment.articles = json.at("articles");
  segment.live = json.at("live");
  segment.live_file = json.at("live_file");
  segment.total_length = json.at("total_length");
  segment.text_bytes = json.at("text_bytes");
  segment.undated = json.at("undated");
  segment.stem_languages = json.at("stem_languages").get<std::map<std::string, std::uint32_t>>();
  if (json.contains("first_day")) segment.first_day = json.at("first_day").get<Day>();
  if (json.contains("last_day")) segment.last_day = json.at("last_day").get<Day>();
  for (const Json& file : json.at("files")) {
    segment.files.push_back({file.at("name"), file.at("size"),
                             std::stoull(file.at("xxh3").get<std::string>(), nullptr, 16)});
  }
  return segment;
}

Json to_json(const Extent& extent) { return {{"bytes", extent.bytes}, {"xxh3", checksum_text(extent.checksum)}}; }

Extent extent_from(const Json& json) {
  return {json.at("bytes"), std::stoull(json.at("xxh3").get<std::string>(), nullptr, 16)};
}

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorKind::damaged, "damaged-manifest", "the archive's MANIFEST is damaged: " + what,
              "restore the archive from a snapshot, or build it anew from the articles");
}

Manifest manifest_from(const Json& json) {
  Manifest manifest;
  manifest.revision = json.at("revision");
  manifest.analyzer = json.at("analyzer");
  manifest.timezone = json.at("timezone");
  manifest.next_segment = json.at("next_segment");
  const Json& names = json.at("names");
  manifest.names = {names.at("file"), names.at("bytes"), names.at("count")};
  manifest.names_checksum = std::stoull(names.at("xxh3").get<std::string>(), nullptr, 16);
  manifest.tombstones = extent_from(json.at("tombstones"));
  manifest.scrubbed = json.value("scrubbed", std::uint64_t{0});
  manifest.runs = extent_from(json.at("runs"));
  for (const Json& segment : json.at("segments")) manifest.segments.push_back(segment_from(segment));
  return manifest;
}

}  // namespace

std::string SegmentEntry::directory() const {
  char name[32];
  std::snprintf(name, sizeof name, "segments/%06u", number);
  return name;
}

const FileEntry* SegmentEntry::file(std::string_view name) const {
  for (const FileEntry& entry : files)
    if (entry.name == name) return &entry;
  return nullptr;
}

std::uint64_t Manifest::live_articles() const {
  std::uint64_t sum = 0;
  for (const SegmentEntry& segment : segments) sum += segment.live;
  return sum;
}

std::string write_manifest(const Manifest& manifest) {
  Json segments = Json::array();
  for (const SegmentEntry& segment : manifest.segments) segments.push_back(to_json(segment));
  const Json json = {{"format", kFormatVersion},
                     {"revision", manifest.revision},
                     {"analyzer", manifest.analyzer},
                     {"timezone", manifest.timezone},
                     {"next_segment", manifest.next_segment},
                     {"names",
                      {{"file", manifest.names.file},
                       {"bytes", manifest.names.bytes},
                       {"count", manifest.names.count},
                       {"xxh3", checksum_text(manifest.names_checksum)}}},
                     {"tombstones", to_json(manifest.tombstones)},
                     {"scrubbed", manifest.scrubbed},
                     {"runs", to_json(manifest.runs)},
                     {"segments", segments}};
  std::string text = json.dump(1) + "\n";
  text += std::string(kSumPrefix) + checksum_text(checksum(text)) + "\n";
  return text;
}

Result<Manifest> parse_manifest(std::string_view text) {
  const std::size_t line = text.rfind(kSumPrefix);
  if (line == std::string_view::npos || line == 0 || text[line - 1] != '\n') return damaged("its last line is missing");
  const std::string_view body = text.substr(0, line);
  if (text.substr(line) != std::string(kSumPrefix) + checksum_text(checksum(body)) + "\n") {
    return damaged("it fails its checksum");
  }
  try {
    const Json json = Json::parse(body);
    const unsigned format = json.at("format");
    if (format > kFormatVersion) {
      return fail(ErrorKind::newer_version, "newer-archive",
                  "the archive has format " + std::to_string(format) + ", this Dateline knows up to " +
                      std::to_string(kFormatVersion),
                  "install a newer Dateline");
    }
    return manifest_from(json);
  } catch (const std::exception& error) {
    return damaged(error.what());
  }
}

Result<Manifest> read_manifest(const std::string& archive) {
  auto text = read_file(archive + "/" + kManifestName);
  if (!text) {
    if (text.error().kind == ErrorKind::not_found) {
      return fail(ErrorKind::not_found, "no-archive", "there is no archive in " + archive,
                  "make one with: dateline-index add --archive " + archive + " PATH...");
    }
    return tl::unexpected(text.error());
  }
  return parse_manifest(*text);
}

}  // namespace dateline::archive
