#include "indexer/store/link_archive.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "common/archive/file.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 10;  // a commit would have to drop a file each time
constexpr const char* kPartial = ".partial-";

// The directory under way; goes away unless it was kept.
class Partial {
 public:
  explicit Partial(std::string path) : path_(std::move(path)) {}
  ~Partial() { clear(); }
  Partial(const Partial&) = delete;
  Partial& operator=(const Partial&) = delete;
  void clear() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  void keep() { path_.clear(); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<> make_directory(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) != 0) return tl::unexpected(os_error("cannot make directory", path));
  return {};
}

Result<> link_file(const std::string& from, const std::string& to, Linking linking) {
  if (linking == Linking::symbolic) {
    struct stat info {};
    if (::stat(from.c_str(), &info) != 0) return tl::unexpected(os_error("cannot examine", from));
    const std::string absolute = fs::absolute(from).string();
    if (::symlink(absolute.c_str(), to.c_str()) != 0) return tl::unexpected(os_error("cannot link", to));
    return {};
  }
  if (::link(from.c_str(), to.c_str()) == 0) return {};
  if (errno == EXDEV) {
    return fail(ErrorKind::usage, "other-file-system", "a snapshot cannot lie on another file system than the archive",
                "make it beside the archive, then copy it where it is wanted");
  }
  return tl::unexpected(os_error("cannot link", from));
}

// The first `bytes` bytes.
Result<> copy_file(const std::string& from, const std::string& to, std::uint64_t bytes) {
  auto content = bytes == 0 ? Result<std::string>(std::string()) : archive::read_file(from);
  if (!content) return tl::unexpected(content.error());
  if (content->size() < bytes) {
    return fail(ErrorKind::damaged, "damaged-file", from + " is shorter than the manifest says",
                "run dateline-index check for the whole picture");
  }
  auto file = archive::FileWriter::create(to);
  if (!file) return tl::unexpected(file.error());
  Result<> done = file->write(std::string_view(*content).substr(0, bytes));
  if (done) done = file->close();
  return done;
}

Result<> link_segment(const std::string& archive, const std::string& target, const archive::SegmentEntry& entry,
                      Linking linking, Linked& out) {
  const std::string directory = target + "/" + entry.directory();
  if (auto done = make_directory(directory); !done) return done;
  for (const archive::FileEntry& file : entry.files) {
    const std::string from = archive + "/" + entry.directory() + "/" + file.name;
    if (auto done = link_file(from, directory + "/" + file.name, linking); !done) return done;
    ++out.files;
    out.bytes += file.size;
  }
  return archive::sync_directory(directory);
}

Result<> copy_appended(const std::string& archive, const std::string& target, const archive::Manifest& manifest,
                       Linked& out) {
  const std::pair<std::string, std::uint64_t> appended[] = {
      {manifest.names.file, manifest.names.bytes},
      {manifest.names.file + ".offsets", manifest.names.count * sizeof(std::uint64_t)},
      {"tombstones", manifest.tombstones.bytes},
      {"runs", manifest.runs.bytes}};
  for (const auto& [name, bytes] : appended) {
    if (bytes == 0) continue;
    if (auto done = copy_file(archive + "/" + name, target + "/" + name, bytes); !done) return done;
    ++out.files;
    out.bytes += bytes;
  }
  return {};
}

// The user's own file of names that mean the same, where there is one; a copy, because it is edited by hand.
Result<> copy_aliases(const std::string& archive, const std::string& target, Linked& out) {
  std::error_code error;
  const std::string from = archive + "/aliases.tsv";
  const std::uint64_t bytes = fs::file_size(from, error);
  if (error) return {};
  ++out.files;
  out.bytes += bytes;
  return copy_file(from, target + "/aliases.tsv", bytes);
}

Result<> fill(const std::string& archive, const std::string& target, Linking linking, Linked& out) {
  if (auto done = make_directory(target); !done) return done;
  if (auto done = make_directory(target + "/segments"); !done) return done;
  for (const archive::SegmentEntry& entry : out.manifest.segments) {
    if (auto done = link_segment(archive, target, entry, linking, out); !done) return done;
  }
  if (auto done = archive::sync_directory(target + "/segments"); !done) return done;
  if (auto done = copy_appended(archive, target, out.manifest, out); !done) return done;
  if (auto done = copy_aliases(archive, target, out); !done) return done;
  auto file = archive::FileWriter::create(target + "/" + archive::kManifestName);
  if (!file) return tl::unexpected(file.error());
  Result<> done = file->write(archive::write_manifest(out.manifest));
  if (done) done = file->close();
  if (done) done = archive::sync_directory(target);
  return done;
}

// What a killed process left beside the target.
void remove_abandoned(const fs::path& parent, const std::string& prefix) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(parent, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    pid_t pid = 0;
    const auto read = std::from_chars(name.data() + prefix.size(), name.data() + name.size(), pid);
    const bool number = read.ec == std::errc() && read.ptr == name.data() + name.size() && pid > 0;
    if (number && ::kill(pid, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), error);
  }
}

tl::unexpected<Error> target_exists(const std::string& target) {
  return fail(ErrorKind::usage, "target-exists", target + " exists", "name a directory that does not exist yet");
}

}  // namespace

Result<Linked> link_archive(const std::string& archive, const std::string& target, Linking linking) {
  struct stat info {};
  if (target.empty()) return fail(ErrorKind::usage, "bad-target", "no target is named", "name a directory to make");
  if (::lstat(target.c_str(), &info) == 0) return target_exists(target);
  fs::path absolute = fs::absolute(target).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();  // "target/"
  const std::string prefix = absolute.filename().string() + kPartial;
  remove_abandoned(absolute.parent_path(), prefix);
  Partial partial((absolute.parent_path() / (prefix + std::to_string(::getpid()))).string());
  Linked out;
  for (int attempt = 1;; ++attempt) {
    partial.clear();
    auto manifest = archive::read_manifest(archive);
    if (!manifest) return tl::unexpected(manifest.error());
    out = {std::move(*manifest), 0, 0};
    const auto filled = fill(archive, partial.path(), linking, out);
    if (filled) break;
    const auto again = archive::read_manifest(archive);
    const bool superseded = filled.error().kind == ErrorKind::not_found && again &&
                            again->revision != out.manifest.revision;
    if (!superseded || attempt == kAttempts) return tl::unexpected(filled.error());
  }
  if (::renameat2(AT_FDCWD, partial.path().c_str(), AT_FDCWD, absolute.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST) return target_exists(target);
    return tl::unexpected(os_error("cannot rename to", target));
  }
  partial.keep();
  if (auto done = archive::sync_directory(absolute.parent_path().string()); !done) return tl::unexpected(done.error());
  return out;
}

}  // namespace dateline::store
