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
// Any part of the path is hidden, or the path is one of macOS' resource forks in a zip.
bool is_hidden_member(std::string_view path);

// "dump/" + "a.txt" and "dump" + "a.txt" are both "dump/a.txt".
std::string join_path(std::string_view directory, std::string_view name);

}  // namespace dateline::readers
