// The stored records: each article as one JSON object (record_json.h), in zstd blocks.
//
// File "text", sections: "dict" (zstd dictionaries, one after another), "dict_off" u32[d+1]; "blocks" (zstd frames),
// "block_off" u64[b+1], "block_row" u32[b+1] (first row of each block, then n), "block_dict" u8[b] (0: none, else
// dictionary number + 1). A block holds the varint length of each record, then the records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/sections.h"

namespace dateline::archive {

// The file's dictionaries, prepared for decompression when first needed. Thread-safe; shared by readers.
class RecordDictionaries {
 public:
  explicit RecordDictionaries(const SectionFile& file);
  ~RecordDictionaries();
  std::size_t size() const;
  std::string_view bytes(std::size_t i) const;
  const void* prepared(std::size_t i) const;  // ZSTD_DDict; throws Damaged where there is none

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Reads records. One for each thread: it keeps the last block. `dictionaries` must outlive it.
class RecordReader {
 public:
  RecordReader(const SectionFile& file, const RecordDictionaries& dictionaries);
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;

  Row size() const;
  // The record's JSON; valid until the next call. Throws Damaged.
  std::string_view record(Row row);

  std::size_t block_count() const;
  // The compressed block as it lies there, for merging.
  struct RawBlock {
    std::string_view bytes;
    Row first_row;
    Row end_row;
    unsigned dictionary;  // 0: none
  };
  RawBlock raw_block(std::size_t block) const;
  std::vector<std::string_view> dictionaries() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::archive
