// Kills and removals: what must not come back by itself. An append-only file of JSON lines, the last line of an id
// counts: {"id", "time", "reason": "killed" | "removed" | "revived", "version", "updated"}.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/archive/manifest.h"
#include "common/error.h"

namespace dateline::store {

struct Tombstone {
  std::string id;
  std::int64_t time = 0;       // seconds since the epoch
  std::string reason;          // "killed" (canceled by a record), "removed" (by a person); "revived" ends it
  std::string version;         // the highest seen
  std::int64_t updated = archive_no_instant();

  static constexpr std::int64_t archive_no_instant() { return INT64_MIN; }
};

class Tombstones {
 public:
  static Result<Tombstones> open(const std::string& archive, const archive::Extent& extent);
  // nullptr where the id has none, or has been revived.
  const Tombstone* find(std::string_view id) const;
  void add(Tombstone tombstone);
  // Takes the lines added since the last call, to be written by the commit that they belong to.
  std::string take_lines() { return std::exchange(pending_, {}); }
  // Appends lines and syncs. The new committed extent.
  Result<archive::Extent> write(std::string_view lines);
  std::size_t size() const;
  // The ids of committed kills and removals in the file from byte `offset` (the begin of a line) on, distinct.
  std::vector<std::string> buried_since(std::uint64_t offset) const;

 private:
  std::string path_;
  archive::Extent extent_;
  std::string committed_;  // the file's committed bytes, for its checksum
  std::string pending_;
  std::unordered_map<std::string, Tombstone> by_id_;
};

}  // namespace dateline::store
