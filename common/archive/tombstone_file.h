// Kills and removals: what must not come back by itself. An append-only file of JSON lines, the last line of
// an id counts: {"id", "time", "reason": "killed" | "removed" | "revived", "version", "updated"}.
//
//   Result<TombstoneFile> file = read_tombstones("archive", manifest.tombstones);
//   if (const Tombstone* gone = file->find("a1")) ... gone->time ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/archive/manifest.h"
#include "common/error.h"

namespace dateline::archive {

struct Tombstone {
  std::string id;
  std::int64_t time = 0;  // seconds since the epoch
  std::string reason;     // "killed" (canceled by a record), "removed" (by a person); "revived" ends it
  std::string version;    // the highest seen
  std::int64_t updated = archive_no_instant();

  static constexpr std::int64_t archive_no_instant() { return INT64_MIN; }
};

struct TombstoneFile {
  std::string bytes;                                 // the committed ones, as they are on disk
  std::unordered_map<std::string, Tombstone> by_id;  // revived ones included

  // nullptr where the id has none, or has been revived.
  const Tombstone* find(std::string_view id) const;
};

// The committed extent of an archive's file, verified. Errors: "damaged-file", "io-error".
Result<TombstoneFile> read_tombstones(const std::string& archive, const Extent& extent);

}  // namespace dateline::archive
