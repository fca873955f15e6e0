// What the tests of readers share: a directory that goes away, archives made by libarchive, and items as
// short texts.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers::testing {

class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dateline-readers-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string root() const { return path_.string(); }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

using Members = std::vector<std::pair<std::string, std::string>>;  // name, bytes

inline la_ssize_t append_packed(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

// `format`: "ustar", "zip", or "raw" (one member, compression alone); `filter`: "none", "gzip", "bzip2",
// "xz", "zstd".
inline std::string pack(const char* format, const char* filter, const Members& members,
                        const char* options = nullptr) {
  std::string out;
  archive* a = archive_write_new();
  archive_write_set_format_by_name(a, format);
  if (std::string_view(filter) != "none") archive_write_add_filter_by_name(a, filter);
  if (options) archive_write_set_options(a, options);
  archive_write_set_passphrase(a, "secret");
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open(a, &out, nullptr, append_packed, nullptr);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  return out;
}

inline std::string compress(const char* filter, const std::string& bytes) {
  return pack("raw", filter, {{"-", bytes}});
}

inline std::vector<Item> read_all(std::vector<std::string> paths, SourceOptions options = {}) {
  Source source(std::move(paths), options);
  std::vector<Item> items;
  while (auto item = source.next()) items.push_back(std::move(*item));
  return items;
}

// "text NAME: BYTES", "jsonl NAME#2@17: BYTES", "reject NAME CODE", "broken NAME CODE" (input_broken), "skip
// NAME REASON". NAME is the member, or the path below `root`.
inline std::string describe(const Item& item, const std::string& root = {}) {
  const auto name = [&](const Origin& origin) {
    if (!origin.member.empty()) return origin.member;
    return !root.empty() && origin.path.starts_with(root + "/") ? origin.path.substr(root.size() + 1)
                                                                : origin.path;
  };
  if (const auto* record = std::get_if<RawRecord>(&item)) {
    std::string text = std::string(to_text(record->format)) + " " + name(record->origin);
    if (record->format != Format::text) {
      text += "#" + std::to_string(record->origin.record) + "@" + std::to_string(record->origin.byte_offset);
    }
    return text + ": " + record->bytes;
  }
  if (const auto* rejection = std::get_if<Rejection>(&item)) {
    return std::string(rejection->input_broken ? "broken " : "reject ") + name(rejection->origin) + " " +
           rejection->code;
  }
  const auto& skipped = std::get<Skipped>(item);
  return "skip " + name(skipped.origin) + " " + skipped.reason;
}

inline std::vector<std::string> describe_all(const std::vector<Item>& items, const std::string& root = {}) {
  std::vector<std::string> out;
  for (const Item& item : items) out.push_back(describe(item, root));
  return out;
}

// One stream of bytes through a file of the given name.
inline std::vector<std::string> read_bytes(std::string_view bytes, const std::string& name = "in",
                                           SourceOptions options = {}) {
  const TempDir dir;
  return describe_all(read_all({dir.write(name, bytes)}, options), dir.root());
}

}  // namespace dateline::readers::testing
