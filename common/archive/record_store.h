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

// Reads records. One for each thread: it keeps the last block.
class RecordReader {
 public:
  explicit RecordReader(const SectionFile& file);
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
