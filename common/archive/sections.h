// The container of our own files (columns, words, tokens, text): named sections, with a checksum for every block that
// is verified when a reader first touches it.
//
// Bytes: "DLSECT01", then the sections, each padded to 64 bytes; then the block checksums (XXH3-64 of each 64 KiB from
// the file's start, the last one shorter); then the directory (name 16 bytes, offset u64, size u64, each); then the
// footer: u64 directory count, u64 end of the data, u64 XXH3-64 of checksums and directory, "DLSECT01". Numbers are
// little endian (checked when compiling: nothing else is supported).
#pragma once

#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/file.h"
#include "common/error.h"

namespace dateline::archive {

static_assert(std::endian::native == std::endian::little, "archives are little endian");

inline constexpr std::size_t kBlockBytes = 1 << 16;

// Thrown inside the library when a touched block is not what was written; the public interfaces turn it into an Error.
struct Damaged {
  std::string path;
  std::string what;
};
Error damaged_error(const Damaged& damage);

class SectionFile {
 public:
  // `expected_size` from the manifest; another size is an Error "damaged-file".
  static Result<std::unique_ptr<SectionFile>> open(const std::string& path, std::uint64_t expected_size);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The whole section, verified now. Throws Damaged. Absent sections are empty.
  std::string_view section(std::string_view name) const;
  // The section's bytes, not verified: verify each stretch with touch() before reading it.
  std::string_view unverified(std::string_view name) const;
  // Throws Damaged unless the blocks under these bytes (a part of this file) hold what was written. Cheap when they
  // have been verified before. Thread-safe.
  void touch(std::string_view bytes) const;

  template <class T>
  std::span<const T> array(std::string_view name) const {
    const std::string_view bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) throw Damaged{path_, "section " + std::string(name) + " has an odd size"};
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  // Gives the pages read so far back to the system; they come again when touched. For passes over whole files.
  void release() const { file_.release(); }

  const std::string& path() const { return path_; }

 private:
  struct Entry {
    std::string_view name;
    std::uint64_t offset;
    std::uint64_t size;
  };
  const Entry* find(std::string_view name) const;

  std::string path_;
  MappedFile file_;
  std::vector<Entry> entries_;
  std::span<const std::uint64_t> sums_;
  std::uint64_t data_end_ = 0;
  mutable std::vector<std::atomic<std::uint64_t>> verified_;
};

// Writes such a file, one section after another.
class SectionWriter {
 public:
  static Result<SectionWriter> create(const std::string& path);

  Result<> begin(std::string_view name);  // up to 15 bytes
  Result<> write(std::string_view bytes);
  template <class T>
  Result<> write_array(std::string_view name, std::span<const T> values) {
    if (auto done = begin(name); !done) return done;
    return write({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  Result<> close();  // footer, flush, fsync
  std::uint64_t size() const { return file_.size(); }
  std::uint64_t checksum() const { return file_.checksum(); }

 private:
  explicit SectionWriter(FileWriter file) : file_(std::move(file)) {}
  void finish_section();
  Result<> put(std::string_view bytes);

  struct Entry {
    std::string name;
    std::uint64_t offset;
    std::uint64_t size;
  };
  FileWriter file_;
  std::vector<Entry> entries_;
  std::vector<std::uint64_t> sums_;
  std::string block_;  // the bytes of the block not yet summed
};

}  // namespace dateline::archive
