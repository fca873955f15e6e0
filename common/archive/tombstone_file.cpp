#include "common/archive/tombstone_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/archive/file.h"
#include "common/archive/sections.h"

namespace dateline::archive {

const Tombstone* TombstoneFile::find(std::string_view id) const {
  const auto found = by_id.find(std::string(id));
  return found == by_id.end() || found->second.reason == "revived" ? nullptr : &found->second;
}

Result<TombstoneFile> read_tombstones(const std::string& archive, const Extent& extent) {
  TombstoneFile out;
  if (extent.bytes == 0) return out;
  const std::string path = archive + "/tombstones";
  auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto damaged = [&](const char* what) { return tl::unexpected(damaged_error({path, what})); };
  if (bytes->size() < extent.bytes) return damaged("it is shorter than the manifest says");
  bytes->resize(extent.bytes);
  if (checksum(*bytes) != extent.checksum) return damaged("it fails its checksum");
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t line = std::min(rest.find('\n'), rest.size() - 1);
    const auto json = nlohmann::json::parse(rest.substr(0, line), nullptr, false);
    if (!json.is_object()) return damaged("a line is no JSON object");
    Tombstone tombstone{json.value("id", ""), json.value("time", std::int64_t{0}), json.value("reason", ""),
                        json.value("version", ""), json.value("updated", Tombstone::archive_no_instant())};
    out.by_id[tombstone.id] = tombstone;
    rest.remove_prefix(line + 1);
  }
  out.bytes = std::move(*bytes);
  return out;
}

}  // namespace dateline::archive
