// Writing stored records: blocks are compressed in any thread, then appended in order. Format: record_store.h.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/sections.h"
#include "common/error.h"

namespace dateline::store {

// A zstd dictionary ready for compression; immutable, shared between threads.
class Dictionary {
 public:
  // Trained on samples; nullptr where there are too few to gain anything (under 1 MiB).
  static std::shared_ptr<const Dictionary> train(std::span<const std::string_view> samples);
  ~Dictionary();
  const std::string& bytes() const { return bytes_; }

 private:
  friend class BlockCompressor;
  explicit Dictionary(std::string bytes);
  std::string bytes_;
  void* prepared_ = nullptr;  // ZSTD_CDict
};

struct CompressedBlock {
  std::string bytes;
  std::uint32_t records = 0;
};

// Smaller: a hit costs less to show. Larger: fewer bytes (32 KiB: 2 % fewer of the records).
inline constexpr std::size_t kRecordBlockBytes = 16 * 1024;

// Compresses records, in order, into blocks of about kRecordBlockBytes. One for each thread.
class BlockCompressor {
 public:
  BlockCompressor();
  ~BlockCompressor();
  std::vector<CompressedBlock> compress(std::span<const std::string_view> records, const Dictionary* dictionary);

 private:
  void* context_;  // ZSTD_CCtx
};

// Writes the file "text".
class RecordWriter {
 public:
  static Result<RecordWriter> create(const std::string& path);
  Result<> append(const CompressedBlock& block, const std::shared_ptr<const Dictionary>& dictionary);
  // For merging: a block as it lies in another segment, with that segment's dictionary bytes (empty: none).
  Result<> append_raw(std::string_view bytes, std::uint32_t records, std::string_view dictionary);
  Result<> close();
  std::uint32_t records() const { return rows_.back(); }
  archive::SectionWriter& file() { return file_; }

 private:
  explicit RecordWriter(archive::SectionWriter file) : file_(std::move(file)) {}
  std::uint8_t dictionary_number(std::string_view bytes);

  archive::SectionWriter file_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::uint32_t> rows_{0};
  std::vector<std::uint8_t> which_;
  std::vector<std::string> dictionaries_;
};

}  // namespace dateline::store
