// The one writer of an archive: decides what each article is (new, newer, the same, stale), fills segments, commits.
//
//   auto writer = ArchiveWriter::open(dir, options);
//   writer->take(article, revive);            // ordered thread, in reading order
//   if (writer->should_seal()) ... writer->seal() ... writer->commit(sealed)
//
// take(), seal() and names belong to one ordered thread; commit() to one thread, which may be another: segments are
// finished while the next one fills. A commit makes exactly the effects of the articles up to its seal visible.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/segment.h"
#include "indexer/store/lock.h"
#include "indexer/store/names_writer.h"
#include "indexer/store/segment_builder.h"
#include "indexer/store/tombstones.h"

namespace dateline::store {

struct WriterOptions {
  double lock_timeout = 60;       // seconds
  bool create = false;            // make the archive where there is none
  std::string timezone;           // for a new archive; empty: UTC. For an old one: must agree, or be empty
  std::uint64_t commit_bytes = 128ULL << 20;   // text in a segment before it is committed
  std::size_t builder_bytes = 256ULL << 20;    // memory of the segment being built before it is committed
  bool any_analyzer = false;      // open an archive of another analyzer version, to rederive it
};

enum class Verdict : std::uint8_t { added, replaced, unchanged, stale, removed };

inline constexpr archive::Row kMostRows = 200'000;  // of a segment

class ArchiveWriter {
 public:
  // Takes the lock, reads the last commit, removes what a killed run left.
  // Errors: "archive-locked", "no-archive", "other-timezone", "other-analyzer", and those of reading.
  static Result<std::unique_ptr<ArchiveWriter>> open(const std::string& archive, const WriterOptions& options);

  // Decides; `added` and `replaced` articles get a row in the segment being filled. `now`: seconds since the epoch.
  Result<Verdict> take(PreparedArticle& article, bool revive, std::int64_t now);
  // Removes an id by hand. False where there is none.
  Result<bool> remove(std::string_view id, std::int64_t now);
  // Lifts the tombstone of an id, so that it is taken again when it is met again. False where it has none.
  bool revive(std::string_view id, std::int64_t now);

  // A segment that gets no more articles, and everything that must become visible with it.
  struct Sealed {
    std::shared_ptr<SegmentBuilder> builder;  // nullptr: no articles, only removals
    std::vector<std::pair<std::uint32_t, archive::Row>> dead;  // (segment number, row) replaced or killed elsewhere
    std::string tombstones;                                    // lines to append
  };
  bool should_seal() const;
  Sealed seal();
  // The builder that the next articles go to; for batches.
  const std::shared_ptr<SegmentBuilder>& builder() const { return builder_; }

  Result<> commit(Sealed sealed);
  // Appends a line (JSON) to the log of runs and commits that.
  Result<> log_run(std::string_view json_line);

  // Replaces committed segments by others that hold the same articles; for merging, with nothing sealed or pending.
  Result<> replace_segments(const std::vector<std::uint32_t>& old_numbers, std::vector<archive::SegmentEntry> made);
  std::uint32_t new_segment_number();
  // Commits that every segment is made by this program's analyzer; for rederive, when it is done.
  Result<> adopt_analyzer();

  struct Committed {
    archive::SegmentEntry entry;
    std::shared_ptr<const archive::Segment> segment;
    std::optional<archive::RowBits> live;         // absent: all
    std::shared_ptr<archive::RecordReader> records;  // opened when first needed; the ordered thread's
  };
  const std::vector<Committed>& segments() const { return segments_; }
  const archive::Manifest& manifest() const { return manifest_; }
  const std::string& path() const { return path_; }
  NamesWriter& names() { return names_; }

  const Tombstones& tombstones() const { return tombstones_; }
  // For scrub(): commits names in which those that no segment has are blanked; commits that all that was killed or
  // removed so far has left no trace. With nothing sealed or pending.
  Result<> blank_unused_names();
  Result<> note_scrubbed();

  // Deletes files that no manifest kept for readers names. Called after commits.
  Result<> collect_garbage();

 private:
  struct Known {  // an article that exists already
    std::uint32_t segment = 0;
    archive::Row row = 0;
    bool complete = false;  // false: what follows `hash` must be read from the stored record first
    std::string version;
    Moment updated;
    std::uint64_t hash = 0;
    std::vector<std::uint64_t> superseded;
  };

  ArchiveWriter(std::string path, WriterOptions options, WriterLock lock)
      : path_(std::move(path)), options_(std::move(options)), lock_(std::move(lock)) {}
  Result<> load();
  Result<Verdict> decide(PreparedArticle& article, bool revive, std::int64_t now);
  Result<bool> remove_known(std::string_view id, std::int64_t now);
  Result<> start_builder();
  Result<std::optional<Known>> find(std::string_view id);
  Result<> complete(Known& known);
  Committed* committed(std::uint32_t number);
  static Committed make_committed(archive::SegmentEntry entry, std::shared_ptr<const archive::Segment> segment);
  void bury(const Known& known);
  Result<Verdict> kill(const PreparedArticle& article, std::optional<Known>& known, std::int64_t now);
  Result<> write_manifest_file(bool content_changed);
  Result<> write_names();
  Result<> apply_dead(const std::vector<std::pair<std::uint32_t, archive::Row>>& dead);

  std::string path_;
  WriterOptions options_;
  WriterLock lock_;
  archive::Manifest manifest_;
  NamesWriter names_;
  Tombstones tombstones_;

  mutable std::mutex mutex_;  // over what follows: the ordered thread and the committing thread meet here
  std::vector<Committed> segments_;
  std::unordered_map<std::string, Known> pending_;  // articles of uncommitted segments
  std::shared_ptr<SegmentBuilder> builder_;
  std::vector<std::pair<std::uint32_t, archive::Row>> dead_;
};

}  // namespace dateline::store
