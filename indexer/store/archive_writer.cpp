#include "indexer/store/archive_writer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "common/archive/file.h"
#include "common/archive/record_json.h"
#include "common/text/tokenizer.h"
#include "indexer/store/garbage.h"
#include "indexer/store/version.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using archive::Row;

Result<> make_directories(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error).lexically_normal() / "segments";
  std::vector<fs::path> parents;  // of what is missing, the innermost first
  for (fs::path at = whole; at.has_relative_path() && !fs::exists(at, error); at = at.parent_path()) {
    parents.push_back(at.parent_path());
  }
  fs::create_directories(whole, error);
  if (error) return tl::unexpected(os_error("cannot make directory", path, error.value()));
  for (const fs::path& parent : parents)  // so that the names of what was made survive a power cut
    if (auto done = archive::sync_directory(parent.string()); !done) return done;
  return {};
}

Result<> write_manifest_durably(const std::string& path, const archive::Manifest& manifest) {
  const std::string target = path + "/" + archive::kManifestName;
  const std::string temporary = target + ".tmp";
  auto file = archive::FileWriter::create(temporary);
  if (!file) return tl::unexpected(file.error());
  if (auto done = file->write(write_manifest(manifest)); !done) return done;
  if (auto done = file->close(); !done) return done;
  if (::rename(temporary.c_str(), target.c_str()) != 0) return tl::unexpected(os_error("cannot rename to", target));
  return archive::sync_directory(path);
}

}  // namespace

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::open(const std::string& archive, const WriterOptions& options) {
  struct stat info {};
  const bool exists = ::stat((archive + "/" + archive::kManifestName).c_str(), &info) == 0;
  if (!exists && !options.create) {
    return fail(ErrorKind::not_found, "no-archive", "there is no archive in " + archive,
                "make one with: dateline-index add --archive " + archive + " PATH...");
  }
  if (auto done = make_directories(archive); !done) return tl::unexpected(done.error());
  auto lock = WriterLock::acquire(archive, options.lock_timeout);
  if (!lock) return tl::unexpected(lock.error());
  std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(archive, options, std::move(*lock)));
  if (auto done = writer->load(); !done) return tl::unexpected(done.error());
  return writer;
}

Result<> ArchiveWriter::load() {
  auto manifest = archive::read_manifest(path_);
  if (manifest) {
    manifest_ = std::move(*manifest);
    if (!options_.timezone.empty() && options_.timezone != manifest_.timezone) {
      return fail(ErrorKind::usage, "other-timezone",
                  "the archive keeps the time zone " + manifest_.timezone + ", not " + options_.timezone,
                  "leave --timezone out, or make a new archive");
    }
    if (manifest_.analyzer != text::kAnalyzerVersion && !options_.any_analyzer) {
      return fail(ErrorKind::usage, "other-analyzer",
                  "the archive was made by analyzer " + std::to_string(manifest_.analyzer) + ", this is " +
                      std::to_string(text::kAnalyzerVersion),
                  "run: dateline-index rederive --archive " + path_);
    }
  } else if (manifest.error().kind == ErrorKind::not_found) {
    manifest_.analyzer = text::kAnalyzerVersion;
    if (!options_.timezone.empty()) manifest_.timezone = options_.timezone;
    if (auto done = write_manifest_durably(path_, manifest_); !done) return done;
  } else {
    return tl::unexpected(manifest.error());
  }
  if (auto done = collect_garbage(); !done) return done;
  if (auto done = drop_uncommitted(path_, manifest_); !done) return done;
  auto names = NamesWriter::open(path_, manifest_.names);
  if (!names) return tl::unexpected(names.error());
  names_ = std::move(*names);
  auto tombstones = Tombstones::open(path_, manifest_.tombstones);
  if (!tombstones) return tl::unexpected(tombstones.error());
  tombstones_ = std::move(*tombstones);
  for (const archive::SegmentEntry& entry : manifest_.segments) {
    auto segment = archive::Segment::open(path_, entry);
    if (!segment) return tl::unexpected(segment.error());
    segments_.push_back(make_committed(entry, std::move(*segment)));
  }
  return {};
}

std::uint32_t ArchiveWriter::new_segment_number() { return manifest_.next_segment++; }

Result<> ArchiveWriter::start_builder() {
  auto builder = SegmentBuilder::create(path_, new_segment_number());
  if (!builder) return tl::unexpected(builder.error());
  builder_ = std::move(*builder);
  return {};
}

ArchiveWriter::Committed* ArchiveWriter::committed(std::uint32_t number) {
  const auto at = std::find_if(segments_.begin(), segments_.end(),
                               [&](const Committed& candidate) { return candidate.entry.number == number; });
  return at == segments_.end() ? nullptr : &*at;
}

ArchiveWriter::Committed ArchiveWriter::make_committed(archive::SegmentEntry entry,
                                                       std::shared_ptr<const archive::Segment> segment) {
  // In place: GCC 12 with sanitizers takes the end of an empty optional that is moved for read.
  Committed out{std::move(entry), std::move(segment), std::nullopt, nullptr};
  if (out.segment->live() != nullptr) out.live.emplace(*out.segment->live());
  return out;
}

Result<> ArchiveWriter::complete(Known& known) {
  if (known.complete) return {};
  Committed* in = committed(known.segment);
  if (in == nullptr) return fail(ErrorKind::internal, "lost-segment", "an article's segment is not committed");
  if (!in->records) in->records = std::make_shared<archive::RecordReader>(in->segment->records());
  archive::RecordParser parser;
  auto article = parser.parse(in->records->record(known.row));
  if (!article) return tl::unexpected(article.error());
  known.version = article->version;
  known.updated = article->updated;
  const archive::Columns& columns = in->segment->columns();
  const auto rows = columns.superseded_rows();
  for (auto at = std::lower_bound(rows.begin(), rows.end(), known.row); at != rows.end() && *at == known.row; ++at) {
    known.superseded.push_back(columns.superseded_hashes()[static_cast<std::size_t>(at - rows.begin())]);
  }
  known.complete = true;
  return {};
}

Result<std::optional<ArchiveWriter::Known>> ArchiveWriter::find(std::string_view id) {
  const auto found = pending_.find(std::string(id));
  if (found != pending_.end()) return found->second;
  if (tombstones_.find(id) != nullptr) return std::nullopt;
  for (auto committed = segments_.rbegin(); committed != segments_.rend(); ++committed) {
    std::optional<Row> live;
    committed->segment->columns().find_id(id, [&](Row row) {
      if (!committed->live || committed->live->test(row)) live = row;
    });
    if (!live) continue;
    Known known;
    known.segment = committed->entry.number;
    known.row = *live;
    known.hash = committed->segment->columns().hashes()[*live];
    return known;
  }
  return std::nullopt;
}

void ArchiveWriter::bury(const Known& known) {
  if (builder_ && known.segment == builder_->number()) {
    builder_->drop(known.row);
  } else {
    dead_.emplace_back(known.segment, known.row);
  }
}

Result<Verdict> ArchiveWriter::kill(const PreparedArticle& article, std::optional<Known>& known, std::int64_t now) {
  const Tombstone* before = tombstones_.find(article.id);
  if (known) {
    if (auto done = complete(*known); !done) return tl::unexpected(done.error());
    const bool beaten = !article.version.empty() &&
                        compare_age(known->version, known->updated, article.version, article.updated) > 0;
    if (beaten) return Verdict::stale;
    bury(*known);
    pending_.erase(article.id);
  } else if (before != nullptr) {
    if (article.version.empty() || compare_versions(article.version, before->version) <= 0) return Verdict::unchanged;
  }
  Tombstone tombstone{article.id, now, "killed", article.version, Tombstone::archive_no_instant()};
  if (known && compare_versions(known->version, tombstone.version) > 0) tombstone.version = known->version;
  if (before != nullptr && compare_versions(before->version, tombstone.version) > 0) tombstone.version = before->version;
  if (article.updated.known()) tombstone.updated = article.updated.instant;
  tombstones_.add(std::move(tombstone));
  return Verdict::removed;
}

Result<Verdict> ArchiveWriter::take(PreparedArticle& article, bool revive, std::int64_t now) {
  try {
    return decide(article, revive, now);
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
}

Result<Verdict> ArchiveWriter::decide(PreparedArticle& article, bool revive, std::int64_t now) {
  const std::scoped_lock guard(mutex_);
  auto found = find(article.id);
  if (!found) return tl::unexpected(found.error());
  std::optional<Known>& known = *found;
  if (article.status == Status::canceled) return kill(article, known, now);
  if (known && article.hash == known->hash) return Verdict::unchanged;  // the hash covers version and time, too

  Verdict verdict = Verdict::added;
  if (known) {
    if (auto done = complete(*known); !done) return tl::unexpected(done.error());
    const auto age = compare_age(article.version, article.updated, known->version, known->updated);
    if (age < 0) return Verdict::stale;
    const auto& before = known->superseded;
    if (age == 0 && std::find(before.begin(), before.end(), article.hash) != before.end()) return Verdict::stale;
    // All of them, also lower versions: a later one without a version could not tell that those are older.
    article.superseded = before;
    article.superseded.push_back(known->hash);
    verdict = Verdict::replaced;
    bury(*known);
  } else if (const Tombstone* tombstone = tombstones_.find(article.id)) {
    const bool newer = !article.version.empty() && !tombstone->version.empty() &&
                       compare_versions(article.version, tombstone->version) > 0;
    if (!newer && !revive) return Verdict::stale;
    tombstones_.add({article.id, now, "revived", article.version, Tombstone::archive_no_instant()});
  }
  if (!builder_)
    if (auto done = start_builder(); !done) return tl::unexpected(done.error());
  article.facets.emplace_back(Facet::status, verdict == Verdict::replaced || article.corrected ? "corrected" : "usable");
  const Row row = builder_->add(article, names_);
  pending_[article.id] = {builder_->number(), row, true, article.version, article.updated, article.hash, article.superseded};
  return verdict;
}

Result<bool> ArchiveWriter::remove(std::string_view id, std::int64_t now) {
  try {
    return remove_known(id, now);
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
}

Result<bool> ArchiveWriter::remove_known(std::string_view id, std::int64_t now) {
  const std::scoped_lock guard(mutex_);
  auto known = find(id);
  if (!known) return tl::unexpected(known.error());
  if (!*known) return false;
  if (auto done = complete(**known); !done) return tl::unexpected(done.error());
  bury(**known);
  Tombstone tombstone{std::string(id), now, "removed", (*known)->version, Tombstone::archive_no_instant()};
  if ((*known)->updated.known()) tombstone.updated = (*known)->updated.instant;
  tombstones_.add(std::move(tombstone));
  pending_.erase(std::string(id));
  return true;
}

bool ArchiveWriter::revive(std::string_view id, std::int64_t now) {
  const std::scoped_lock guard(mutex_);
  const Tombstone* tombstone = tombstones_.find(id);
  if (tombstone == nullptr) return false;
  tombstones_.add({std::string(id), now, "revived", tombstone->version, tombstone->updated});
  return true;
}

bool ArchiveWriter::should_seal() const {
  return builder_ && (builder_->text_bytes() >= options_.commit_bytes || builder_->rows() >= kMostRows ||
                      builder_->footprint() >= options_.builder_bytes);
}

ArchiveWriter::Sealed ArchiveWriter::seal() {
  const std::scoped_lock guard(mutex_);
  Sealed sealed{std::move(builder_), std::move(dead_), tombstones_.take_lines()};
  builder_.reset();
  dead_.clear();
  return sealed;
}

Result<> ArchiveWriter::apply_dead(const std::vector<std::pair<std::uint32_t, Row>>& dead) {
  std::set<std::uint32_t> changed;
  for (const auto& [number, row] : dead) {
    Committed* at = committed(number);
    if (at == nullptr) {
      return fail(ErrorKind::internal, "lost-segment", "segment " + std::to_string(number) + " is not committed");
    }
    if (!at->live) at->live.emplace(at->entry.articles, true);
    at->live->reset(row);
    changed.insert(number);
  }
  for (Committed& committed : segments_) {
    if (!changed.contains(committed.entry.number)) continue;
    const std::string directory = path_ + "/" + committed.entry.directory();
    auto done = write_live(committed.entry, directory, *committed.live, manifest_.revision + 1);
    if (done) done = archive::sync_directory(directory);
    if (!done) return done;
  }
  return {};
}

Result<> ArchiveWriter::commit(Sealed sealed) {
  std::optional<Committed> made;
  if (sealed.builder && sealed.builder->rows() > 0) {
    auto entry = sealed.builder->finish();  // long; without the mutex
    if (!entry) return tl::unexpected(entry.error());
    if (auto done = archive::sync_directory(path_ + "/segments"); !done) return done;
    auto segment = archive::Segment::open(path_, *entry);
    if (!segment) return tl::unexpected(segment.error());
    made = make_committed(std::move(*entry), std::move(*segment));
  }
  if (!made && sealed.dead.empty() && sealed.tombstones.empty()) return {};
  const std::scoped_lock guard(mutex_);
  if (made) segments_.push_back(std::move(*made));
  if (auto done = apply_dead(sealed.dead); !done) return done;
  if (auto done = write_names(); !done) return done;
  auto tombstones = tombstones_.write(sealed.tombstones);
  if (!tombstones) return tl::unexpected(tombstones.error());
  manifest_.tombstones = *tombstones;
  if (auto done = write_manifest_file(true); !done) return done;
  if (sealed.builder) {
    std::erase_if(pending_, [&](const auto& item) { return item.second.segment == sealed.builder->number(); });
  }
  // Opening a segment and looking identities up in it have mapped pages, which count as this process's memory.
  for (const Committed& committed : segments_) committed.segment->release_pages();
  return {};
}

Result<> ArchiveWriter::write_names() {
  auto names = names_.write();
  if (!names) return tl::unexpected(names.error());
  manifest_.names = names->extent;
  manifest_.names_checksum = names->checksum;
  return {};
}

Result<> ArchiveWriter::adopt_analyzer() {
  const std::scoped_lock guard(mutex_);
  if (manifest_.analyzer == text::kAnalyzerVersion) return {};
  manifest_.analyzer = text::kAnalyzerVersion;
  return write_manifest_file(true);
}

Result<> ArchiveWriter::write_manifest_file(bool content_changed) {
  manifest_.segments.clear();
  for (const Committed& committed : segments_) manifest_.segments.push_back(committed.entry);
  if (content_changed) {
    if (auto done = keep_manifest(path_, manifest_.revision); !done) return done;
    ++manifest_.revision;
  }
  return write_manifest_durably(path_, manifest_);
}

Result<> ArchiveWriter::log_run(std::string_view json_line) {
  const std::scoped_lock guard(mutex_);
  const std::string path = path_ + "/runs";
  auto file = archive::FileWriter::append(path, manifest_.runs.bytes);
  if (!file) return tl::unexpected(file.error());
  Result<> done = file->write(std::string(json_line) + "\n");
  if (done) done = file->close();
  if (!done) return done;
  auto bytes = archive::read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  manifest_.runs = {bytes->size(), archive::checksum(*bytes)};
  return write_manifest_file(false);
}

Result<> ArchiveWriter::replace_segments(const std::vector<std::uint32_t>& old_numbers,
                                         std::vector<archive::SegmentEntry> made) {
  std::vector<Committed> committed;
  if (auto done = archive::sync_directory(path_ + "/segments"); !done) return done;
  for (archive::SegmentEntry& entry : made) {
    if (entry.articles == 0) continue;
    auto segment = archive::Segment::open(path_, entry);
    if (!segment) return tl::unexpected(segment.error());
    committed.push_back(make_committed(std::move(entry), std::move(*segment)));
  }
  const std::scoped_lock guard(mutex_);
  const auto is_old = [&](const Committed& c) {
    return std::find(old_numbers.begin(), old_numbers.end(), c.entry.number) != old_numbers.end();
  };
  const auto at = std::find_if(segments_.begin(), segments_.end(), is_old) - segments_.begin();
  if (at == static_cast<std::ptrdiff_t>(segments_.size())) return fail(ErrorKind::internal, "lost-segment", "nothing to replace");
  segments_.erase(std::remove_if(segments_.begin() + at, segments_.end(), is_old), segments_.end());
  segments_.insert(segments_.begin() + at, std::make_move_iterator(committed.begin()), std::make_move_iterator(committed.end()));
  if (auto done = write_names(); !done) return done;  // a rebuilt segment may have new values
  if (auto done = write_manifest_file(true); !done) return done;
  return collect_garbage();
}

Result<> ArchiveWriter::blank_unused_names() {
  const std::scoped_lock guard(mutex_);
  archive::RowBits used(manifest_.names.count, false);
  try {
    for (const Committed& committed : segments_) {
      for (const Facet facet : archive::kStoredFacets) {
        for (const archive::Ordinal ordinal : committed.segment->columns().facet(facet)->values())
          if (ordinal < used.size()) used.set(ordinal);
      }
    }
  } catch (const archive::Damaged& damage) {
    return tl::unexpected(archive::damaged_error(damage));
  }
  auto written = names_.blank_unused(used);
  if (!written) return tl::unexpected(written.error());
  if (!*written) return {};
  manifest_.names = (*written)->extent;
  manifest_.names_checksum = (*written)->checksum;
  return write_manifest_file(true);
}

Result<> ArchiveWriter::note_scrubbed() {
  const std::scoped_lock guard(mutex_);
  manifest_.scrubbed = manifest_.tombstones.bytes;
  return write_manifest_file(false);
}

Result<> ArchiveWriter::collect_garbage() {
  std::uint32_t building = builder_ ? builder_->number() : 0;
  return store::collect_garbage(path_, manifest_, building);
}

}  // namespace dateline::store
