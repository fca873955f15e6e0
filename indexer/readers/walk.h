// What stands in a directory, in an order that does not depend on the machine: byte order of names.
//
//   for (const DirectoryEntry& entry : *list_directory("dump/2015")) ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"

namespace dateline::readers {

struct DirectoryEntry {
  enum class Kind : std::uint8_t { file, directory, link, pipe, socket, device };
  std::string name;
  Kind kind = Kind::file;
};

// "named pipe", "socket", "device".
const char* to_text(DirectoryEntry::Kind kind);

// Without "." and ".."; links are not followed. Error: ErrorKind::io.
Result<std::vector<DirectoryEntry>> list_directory(const std::string& path);

// A name starting with a dot, as Unix hides files; "." and ".." are none.
bool is_hidden(std::string_view name);

// Files that stand beside articles in a folder and are none: README, LICENSE and NOTICE (with any ending), CMakeLists.txt
// and Makefile, and program sources by their ending. Only inside directories: a file named on the command line is read.
bool is_beside_articles(std::string_view name);

// A directory that holds a file of this name is skipped with all below it.
inline constexpr std::string_view kSkipMarker = ".dateline-skip";
// Any part of the path is hidden, or the path is one of macOS' resource forks in a zip.
bool is_hidden_member(std::string_view path);

// "dump/" + "a.txt" and "dump" + "a.txt" are both "dump/a.txt".
std::string join_path(std::string_view directory, std::string_view name);

}  // namespace dateline::readers
