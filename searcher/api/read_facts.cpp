#include "searcher/api/read_facts.h"

#include <algorithm>

#include "common/archive/tombstone_file.h"

namespace dateline {

Result<ArchiveFacts> archive_facts(const archive::Snapshot& snapshot) {
  ArchiveFacts out;
  out.timezone = snapshot.manifest().timezone;
  for (const auto& segment : snapshot.segments()) {
    const auto rows = segment->columns().embargo_rows();
    const auto until = segment->columns().embargo_until();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool valid = segment->live() == nullptr || segment->live()->test(rows[i]);
      if (valid && until[i] != INT64_MAX) out.embargoes.push_back(until[i]);
    }
  }
  std::sort(out.embargoes.begin(), out.embargoes.end());
  auto tombstones = archive::read_tombstones(snapshot.path(), snapshot.manifest().tombstones);
  if (!tombstones) return tl::unexpected(tombstones.error());
  for (const auto& [id, tombstone] : tombstones->by_id)
    if (tombstone.reason != "revived") out.removed[id] = tombstone.time;
  return out;
}

}  // namespace dateline
