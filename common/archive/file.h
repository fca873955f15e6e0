// Files: mapped for reading, written so that they survive a power cut.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "common/error.h"

namespace dateline::archive {

// XXH3-64 of bytes: the checksum of every file and block of an archive.
std::uint64_t checksum(std::string_view bytes);
std::string checksum_text(std::uint64_t value);  // 16 hex digits

// A whole file mapped read-only. Movable; unmapped when destroyed. Bytes stay valid when the file is unlinked.
class MappedFile {
 public:
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  static Result<MappedFile> open(const std::string& path);
  std::string_view bytes() const { return {data_, size_}; }
  void release() const;  // drops the resident pages; the bytes stay readable

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

Result<std::string> read_file(const std::string& path);

// Size and checksum of a file, read in pieces.
struct Summed {
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
};
Result<Summed> sum_file(const std::string& path);

// A file being written: buffered, checksummed as it grows. close() flushes, fsyncs and closes; without close() nothing
// is promised. Errors stick: after the first, every call returns it.
class FileWriter {
 public:
  static Result<FileWriter> create(const std::string& path);         // truncates
  static Result<FileWriter> append(const std::string& path, std::uint64_t at);  // truncates to `at`, then appends
  FileWriter(FileWriter&&) noexcept;
  FileWriter& operator=(FileWriter&&) noexcept;
  ~FileWriter();

  Result<> write(std::string_view bytes);
  Result<> close(bool sync = true);
  std::uint64_t size() const;      // bytes in the file, buffered ones included
  std::uint64_t checksum() const;  // of what was written through this writer

 private:
  struct Impl;
  explicit FileWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

Result<> sync_directory(const std::string& path);
Result<> sync_file(const std::string& path);

}  // namespace dateline::archive
