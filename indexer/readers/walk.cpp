#include "indexer/readers/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace dateline::readers {
namespace {

using Kind = DirectoryEntry::Kind;

Kind kind_of_mode(mode_t mode) {
  if (S_ISDIR(mode)) return Kind::directory;
  if (S_ISLNK(mode)) return Kind::link;
  if (S_ISFIFO(mode)) return Kind::pipe;
  if (S_ISSOCK(mode)) return Kind::socket;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return Kind::device;
  return Kind::file;
}

Kind kind_of(DIR* directory, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return Kind::file;
    case DT_DIR:
      return Kind::directory;
    case DT_LNK:
      return Kind::link;
    case DT_FIFO:
      return Kind::pipe;
    case DT_SOCK:
      return Kind::socket;
    case DT_CHR:
    case DT_BLK:
      return Kind::device;
    default:
      break;  // some file systems do not say
  }
  struct stat info {};
  if (::fstatat(::dirfd(directory), entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return Kind::file;
  return kind_of_mode(info.st_mode);
}

}  // namespace

const char* to_text(Kind kind) {
  switch (kind) {
    case Kind::file:
      return "file";
    case Kind::directory:
      return "directory";
    case Kind::link:
      return "symbolic link";
    case Kind::pipe:
      return "named pipe";
    case Kind::socket:
      return "socket";
    case Kind::device:
      return "device";
  }
  return "";
}

Result<std::vector<DirectoryEntry>> list_directory(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), ::closedir);
  if (!directory) return tl::unexpected(os_error("cannot open directory", path));
  std::vector<DirectoryEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({std::string(name), kind_of(directory.get(), *entry)});
    errno = 0;
  }
  if (errno != 0) return tl::unexpected(os_error("cannot read directory", path));
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

bool is_hidden(std::string_view name) { return name.starts_with('.') && name != "." && name != ".."; }

bool is_beside_articles(std::string_view name) {
  constexpr std::string_view kNames[] = {"README", "LICENSE", "LICENCE", "COPYING", "NOTICE"};
  constexpr std::string_view kSources[] = {".c", ".cc", ".cpp", ".h", ".hpp", ".py", ".sh", ".pl", ".js", ".css", ".cmake"};
  if (name == "CMakeLists.txt" || name == "Makefile") return true;
  const std::size_t dot = name.rfind('.');
  const std::string_view stem = name.substr(0, dot);
  if (std::find(std::begin(kNames), std::end(kNames), stem) != std::end(kNames)) return true;
  return dot != std::string_view::npos &&
         std::find(std::begin(kSources), std::end(kSources), name.substr(dot)) != std::end(kSources);
}

bool is_hidden_member(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (is_hidden(path.substr(0, end))) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::string join_path(std::string_view directory, std::string_view name) {
  std::string path(directory);
  if (!path.empty() && path.back() != '/') path += '/';
  path += name;
  return path;
}

}  // namespace dateline::readers
