#include "indexer/store/scrub.h"

#include <algorithm>

#include "common/archive/file.h"
#include "indexer/store/garbage.h"
#include "indexer/store/maintenance.h"
#include "indexer/store/scrub_rejects.h"

namespace dateline::store {
namespace {

// A row of one of the ids that is not valid: killed, or an older version of what was.
bool holds_traces(const ArchiveWriter::Committed& committed, const std::vector<std::string>& ids) {
  if (!committed.live) return false;
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    bool dead = false;
    committed.segment->columns().find_id(id, [&](archive::Row row) { dead = dead || !committed.live->test(row); });
    return dead;
  });
}

Result<> rebuild_traced_segments(ArchiveWriter& writer, const std::vector<std::string>& ids, unsigned jobs) {
  for (std::size_t i = 0; i < writer.segments().size();) {
    try {
      if (!holds_traces(writer.segments()[i], ids)) {
        ++i;
        continue;
      }
    } catch (const archive::Damaged& damage) {
      return tl::unexpected(archive::damaged_error(damage));
    }
    const std::size_t before = writer.segments().size();
    if (auto done = rebuild_segment(writer, i, jobs); !done) return done;
    if (writer.segments().size() == before) ++i;  // else none of its articles was left
  }
  return {};
}

Result<> drop_superseded_files(ArchiveWriter& writer) {
  Result<> done = drop_kept_manifests(writer.path());
  if (done) done = archive::sync_directory(writer.path());
  if (done) done = writer.collect_garbage();
  if (done) done = archive::sync_directory(writer.path() + "/segments");
  if (done) done = archive::sync_directory(writer.path());
  return done;
}

}  // namespace

Result<> scrub(ArchiveWriter& writer, unsigned jobs) {
  if (writer.manifest().scrubbed == writer.manifest().tombstones.bytes) return {};
  const std::vector<std::string> ids = writer.tombstones().buried_since(writer.manifest().scrubbed);
  Result<> done;
  if (!ids.empty()) {
    done = rebuild_traced_segments(writer, ids, jobs);
    if (done) done = writer.blank_unused_names();
    if (done) done = scrub_rejects(writer.path() + "/rejects", ids);
    if (done) done = drop_superseded_files(writer);
  }
  if (done) done = writer.note_scrubbed();
  return done;
}

}  // namespace dateline::store
