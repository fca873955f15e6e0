// Kills and removals as the writer keeps them; the bytes are those of common/archive/tombstone_file.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/tombstone_file.h"
#include "common/error.h"

namespace dateline::store {

using archive::Tombstone;

class Tombstones {
 public:
  static Result<Tombstones> open(const std::string& archive, const archive::Extent& extent);
  // nullptr where the id has none, or has been revived.
  const Tombstone* find(std::string_view id) const;
  // Those that hold, by id.
  std::vector<Tombstone> all() const;
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
