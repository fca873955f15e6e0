#include "indexer/store/garbage.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <set>

#include "common/archive/file.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

const std::string kKeptPrefix = std::string(archive::kManifestName) + "-";

void note_names(const archive::Manifest& manifest, std::set<std::string>& named) {
  for (const archive::SegmentEntry& segment : manifest.segments) {
    named.insert(segment.directory());
    for (const archive::FileEntry& file : segment.files) named.insert(segment.directory() + "/" + file.name);
  }
  named.insert(manifest.names.file);
  named.insert(manifest.names.file + ".offsets");
}

bool is_old(const std::string& path) {
  struct stat info {};
  // ctime: when the link was made, that is, when the revision was superseded.
  return ::stat(path.c_str(), &info) == 0 && std::time(nullptr) - info.st_ctime > kKeepSeconds;
}

}  // namespace

Result<> keep_manifest(const std::string& archive, std::uint64_t revision) {
  const std::string current = archive + "/" + archive::kManifestName;
  const std::string kept = archive + "/" + kKeptPrefix + std::to_string(revision);
  if (::link(current.c_str(), kept.c_str()) != 0 && errno != EEXIST && errno != ENOENT) {
    return tl::unexpected(os_error("cannot keep", kept));
  }
  return {};
}

Result<> collect_garbage(const std::string& archive, const archive::Manifest& current, std::uint32_t building) {
  std::set<std::string> named;
  note_names(current, named);
  archive::SegmentEntry under_way;
  under_way.number = building;
  std::error_code error;
  std::vector<fs::path> kept;
  for (const auto& entry : fs::directory_iterator(archive, error)) {
    if (entry.path().filename().string().starts_with(kKeptPrefix)) kept.push_back(entry.path());
  }
  for (const fs::path& path : kept) {
    const auto text = archive::read_file(path.string());
    const auto manifest = text ? archive::parse_manifest(*text) : Result<archive::Manifest>(tl::unexpect, Error{});
    if (!manifest || is_old(path.string())) {
      fs::remove(path, error);
    } else {
      note_names(*manifest, named);
    }
  }
  std::vector<fs::path> doomed;
  for (const auto& segment : fs::directory_iterator(archive + "/segments", error)) {
    const std::string directory = "segments/" + segment.path().filename().string();
    if (building != 0 && directory == under_way.directory()) continue;
    if (!named.contains(directory)) {
      doomed.push_back(segment.path());
      continue;
    }
    // Live sets that were superseded, and what could not be removed when the segment was finished.
    for (const auto& file : fs::directory_iterator(segment.path(), error)) {
      if (!named.contains(directory + "/" + file.path().filename().string())) doomed.push_back(file.path());
    }
  }
  for (const auto& entry : fs::directory_iterator(archive, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("names-") && !named.contains(name)) doomed.push_back(entry.path());
  }
  for (const fs::path& path : doomed) {
    fs::remove_all(path, error);
    if (error) return tl::unexpected(os_error("cannot remove", path.string(), error.value()));
  }
  return {};
}

Result<> drop_kept_manifests(const std::string& archive) {
  std::vector<fs::path> kept;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(archive, error)) {
    if (entry.path().filename().string().starts_with(kKeptPrefix)) kept.push_back(entry.path());
  }
  for (const fs::path& path : kept) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return tl::unexpected(os_error("cannot remove", path.string()));
  }
  return {};
}

Result<> drop_uncommitted(const std::string& archive, const archive::Manifest& current) {
  const std::string temporary = archive + "/" + archive::kManifestName + ".tmp";
  if (::unlink(temporary.c_str()) != 0 && errno != ENOENT) return tl::unexpected(os_error("cannot remove", temporary));
  const std::pair<std::string, std::uint64_t> appended[] = {
      {current.names.file, current.names.bytes},
      {current.names.file + ".offsets", current.names.count * sizeof(std::uint64_t)},
      {"tombstones", current.tombstones.bytes},
      {"runs", current.runs.bytes}};
  for (const auto& [name, committed] : appended) {
    const std::string path = archive + "/" + name;
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || static_cast<std::uint64_t>(info.st_size) <= committed) continue;
    if (::truncate(path.c_str(), static_cast<off_t>(committed)) != 0) {
      return tl::unexpected(os_error("cannot truncate", path));
    }
  }
  return {};
}

}  // namespace dateline::store
