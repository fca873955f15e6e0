#include "indexer/store/check.h"

#include <fcntl.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "common/archive/file.h"
#include "common/archive/snapshot.h"
#include "indexer/store/check_segment.h"
#include "indexer/store/names_writer.h"
#include "indexer/store/tombstones.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using archive::Manifest;
using archive::Row;
using archive::SegmentEntry;

constexpr int kAttempts = 5;
const std::string kKeptPrefix = std::string(archive::kManifestName) + "-";
constexpr const char* kSegmentFiles[] = {"postings.xapian", "columns", "words", "tokens", "text"};

struct Content {
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

// By read(2): where a disk cannot give a page of a mapped file, the process would end with SIGBUS.
Result<Content> read_content(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::unexpected(os_error("cannot open", path));
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> buffer(1 << 20);
  Content out;
  ssize_t got;
  while ((got = ::read(fd, buffer.data(), buffer.size())) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    out.bytes += static_cast<std::uint64_t>(got);
    XXH3_64bits_update(state.get(), buffer.data(), static_cast<std::size_t>(got));
  }
  const int error = errno;
  ::close(fd);
  if (got < 0) return tl::unexpected(os_error("cannot read", path, error));
  out.checksum = XXH3_64bits_digest(state.get());
  return out;
}

class Check {
 public:
  Check(std::string archive, Manifest manifest, const CheckOptions& options)
      : archive_(std::move(archive)), manifest_(std::move(manifest)), options_(options) {
    result_.revision = std::to_string(manifest_.revision);
  }

  CheckResult run() {
    check_manifest();
    check_segment_files(manifest_, true);
    check_kept_manifests();
    check_names();
    check_tombstones();
    check_runs();
    check_segments();
    check_identities();
    note_strangers();
    return std::move(result_);
  }
  // A file that the manifest names is not there: a writer may have taken the revision away.
  bool missing() const { return missing_; }

 private:
  void damaged(std::string where, std::string what) { result_.damage.push_back({std::move(where), std::move(what)}); }

  void check_manifest() {
    std::set<std::uint32_t> numbers;
    for (const SegmentEntry& entry : manifest_.segments) {
      const std::string where = entry.directory();
      if (!numbers.insert(entry.number).second) damaged(where, "the manifest names it twice");
      if (entry.number >= manifest_.next_segment) damaged(where, "its number was not given out yet");
      for (const char* name : kSegmentFiles)
        if (entry.file(name) == nullptr) damaged(where, std::string("the manifest does not name its file ") + name);
      if (!entry.live_file.empty() && entry.file(entry.live_file) == nullptr) {
        damaged(where, "the manifest does not name its file " + entry.live_file);
      }
      if (entry.live > entry.articles || (entry.live_file.empty() && entry.live != entry.articles)) {
        damaged(where, "the manifest counts its live articles wrongly");
      }
      std::uint64_t stems = 0;
      for (const auto& [language, rows] : entry.stem_languages) stems += rows;
      if (stems != entry.articles) damaged(where, "the manifest counts the languages of its articles wrongly");
    }
  }

  // Sizes and checksums. Of a kept manifest, files may have gone.
  void check_segment_files(const Manifest& manifest, bool current) {
    for (const SegmentEntry& entry : manifest.segments) {
      for (const archive::FileEntry& file : entry.files) {
        const std::string where = entry.directory() + "/" + file.name;
        if (!named_.insert(where).second) continue;
        const auto content = read_content(archive_ + "/" + where);
        if (!content) {
          const bool gone = content.error().kind == ErrorKind::not_found;
          if (!current && gone) continue;
          missing_ = missing_ || gone;
          damaged(where, gone ? "it is missing" : content.error().message);
          broken_.insert(entry.number);
          continue;
        }
        ++result_.files;
        result_.bytes += content->bytes;
        const bool right_size = content->bytes == file.size;
        if (right_size && content->checksum == file.checksum) continue;
        damaged(where, right_size ? "it fails its checksum"
                                  : "it has " + std::to_string(content->bytes) + " bytes, not " +
                                        std::to_string(file.size));
        if (current) broken_.insert(entry.number);
      }
    }
  }

  void check_kept_manifests() {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(archive_, error)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(kKeptPrefix)) continue;
      named_.insert(name);
      const auto text = archive::read_file(entry.path().string());
      if (!text && text.error().kind == ErrorKind::not_found) continue;
      const auto kept = text ? archive::parse_manifest(*text) : Result<Manifest>(tl::unexpect, text.error());
      if (!kept) damaged(name, kept.error().message);
      else check_segment_files(*kept, false);
    }
  }

  void check_names() {
    const archive::NamesExtent& extent = manifest_.names;
    for (const std::string& name : {extent.file, extent.file + ".offsets"}) {
      named_.insert(name);
      const bool offsets = name != extent.file;
      note_appended(name, offsets ? extent.count * sizeof(std::uint64_t) : extent.bytes);
    }
    auto names = archive::Names::open(archive_, extent);
    if (!names) {
      missing_ = missing_ || names.error().kind == ErrorKind::not_found;
      return damaged(extent.file, names.error().message);
    }
    const auto sum = names_checksum(archive_, extent);
    if (!sum) return damaged(extent.file, sum.error().message);
    if (*sum != manifest_.names_checksum) return damaged(extent.file, "it or its offsets fail the checksum");
    std::set<std::pair<Facet, std::string>> met;
    try {
      names->visit([&](archive::Ordinal, Facet facet, std::string_view value) {
        if (static_cast<std::size_t>(facet) >= kFacetCount || !archive::is_stored(facet)) {
          damaged(extent.file, "a value is of no known facet");
        } else if (!met.emplace(facet, std::string(value)).second) {
          damaged(extent.file, "\"" + std::string(value) + "\" stands in it twice");
        }
      });
    } catch (const archive::Damaged& damage) {
      return damaged(extent.file, damage.what);
    }
    names_ = std::move(*names);
    names_right_ = true;
  }

  void check_tombstones() {
    named_.insert("tombstones");
    note_appended("tombstones", manifest_.tombstones.bytes);
    auto tombstones = Tombstones::open(archive_, manifest_.tombstones);
    if (tombstones) tombstones_ = std::move(*tombstones);
    else damaged("tombstones", tombstones.error().message);
  }

  void check_runs() {
    named_.insert("runs");
    note_appended("runs", manifest_.runs.bytes);
    if (manifest_.runs.bytes == 0) return;
    auto bytes = archive::read_file(archive_ + "/runs");
    if (!bytes) return damaged("runs", bytes.error().message);
    if (bytes->size() < manifest_.runs.bytes) return damaged("runs", "it is shorter than the manifest says");
    bytes->resize(manifest_.runs.bytes);
    if (archive::checksum(*bytes) != manifest_.runs.checksum) return damaged("runs", "it fails its checksum");
    for (std::string_view rest = *bytes; !rest.empty();) {
      const std::size_t line = std::min(rest.find('\n'), rest.size() - 1);
      if (!nlohmann::json::accept(rest.substr(0, line))) damaged("runs", "a line is no JSON");
      rest.remove_prefix(line + 1);
    }
  }

  void check_segments() {
    segments_.resize(manifest_.segments.size());
    std::vector<std::vector<Finding>> found(segments_.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < segments_.size(); i = next++) found[i] = check_one(i);
    };
    const std::size_t jobs = options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < std::min(jobs, segments_.size()); ++i) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
    for (auto& list : found) std::move(list.begin(), list.end(), std::back_inserter(result_.damage));
  }

  std::vector<Finding> check_one(std::size_t index) {
    const SegmentEntry& entry = manifest_.segments[index];
    Findings findings(entry.directory());
    if (broken_.contains(entry.number) || !names_right_) return {};  // already said
    auto segment = archive::Segment::open(archive_, entry);
    if (!segment) {
      findings.add("", segment.error().message);
      return findings.take();
    }
    segments_[index] = *segment;
    const archive::RowBits* live = (*segment)->live();
    if (live != nullptr && live->count() != entry.live) findings.add(entry.live_file, "the manifest gives another number of live articles");
    check_segment(archive_, **segment, names_, findings);
    return findings.take();
  }

  // Every identity lives once, and none that is buried.
  void check_identities() {
    std::map<std::string, std::string, std::less<>> seen;
    for (const auto& segment : segments_) {
      if (!segment) continue;
      const std::string where = segment->entry().directory() + "/columns";
      for (Row row = 0; row < segment->size(); ++row) {
        if (segment->live() != nullptr && !segment->live()->test(row)) continue;
        ++result_.articles;
        std::string id;
        try {
          id = segment->columns().id(row);
        } catch (const std::exception&) {
          break;  // said by check_columns
        }
        const auto [other, fresh] = seen.emplace(id, where);
        if (!fresh) damaged(where, "\"" + id + "\" is valid twice, also in " + other->second);
        if (tombstones_.find(id) != nullptr) damaged(where, "\"" + id + "\" is valid, although it was removed");
      }
    }
  }

  void note(std::string where, std::string what) { result_.notes.push_back({std::move(where), std::move(what)}); }

  void note_appended(const std::string& name, std::uint64_t committed) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(archive_ + "/" + name, error);
    if (error) return;
    if (size > committed) note(name, std::to_string(size - committed) + " bytes behind its end are not committed");
    ++result_.files;
    result_.bytes += std::min<std::uint64_t>(size, committed);
  }

  void note_strangers() {
    const std::set<std::string> ours = {archive::kManifestName, "lock", "rejects", "segments"};
    constexpr const char* kStranger = "no manifest names it";
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(archive_, error)) {
      const std::string name = entry.path().filename().string();
      if (!ours.contains(name) && !named_.contains(name)) note(name, kStranger);
    }
    std::set<std::string> directories;
    for (const std::string& name : named_)
      if (name.starts_with("segments/")) directories.insert(name.substr(0, name.rfind('/')));
    for (const auto& segment : fs::directory_iterator(archive_ + "/segments", error)) {
      const std::string directory = "segments/" + segment.path().filename().string();
      if (!directories.contains(directory)) {
        note(directory, kStranger);
        continue;
      }
      std::error_code inner;
      for (const auto& file : fs::directory_iterator(segment.path(), inner)) {
        const std::string name = directory + "/" + file.path().filename().string();
        if (!named_.contains(name)) note(name, kStranger);
      }
    }
    std::sort(result_.notes.begin(), result_.notes.end(),
              [](const Finding& a, const Finding& b) { return a.where < b.where; });
  }

  std::string archive_;
  Manifest manifest_;
  CheckOptions options_;
  CheckResult result_;
  bool missing_ = false;
  std::set<std::string> named_;           // paths that manifests name
  std::set<std::uint32_t> broken_;        // segments whose files are not what was written
  archive::Names names_;
  bool names_right_ = false;
  Tombstones tombstones_;
  std::vector<std::shared_ptr<const archive::Segment>> segments_;
};

}  // namespace

Result<CheckResult> check_archive(const std::string& archive, const CheckOptions& options) {
  for (int attempt = 1;; ++attempt) {
    auto manifest = archive::read_manifest(archive);
    if (!manifest) {
      if (manifest.error().kind != ErrorKind::damaged) return tl::unexpected(manifest.error());
      CheckResult result;
      result.damage.push_back({archive::kManifestName, manifest.error().message});
      return result;
    }
    const std::uint64_t revision = manifest->revision;
    Check check(archive, std::move(*manifest), options);
    CheckResult result = check.run();
    if (!check.missing() || attempt == kAttempts) return result;
    const auto again = archive::read_manifest(archive);
    if (!again || again->revision == revision) return result;  // really gone
  }
}

}  // namespace dateline::store
