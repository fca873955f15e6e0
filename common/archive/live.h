// The set of rows of a segment that are still valid, as a file: a Roaring bitmap in its portable format
// (github.com/RoaringBitmap/RoaringFormatSpec), then its XXH3-64 (u64).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/error.h"

namespace dateline::archive {

// One bit a row, set where live.
class RowBits {
 public:
  RowBits() = default;
  RowBits(std::size_t rows, bool value) : rows_(rows), words_((rows + 63) / 64, value ? ~0ULL : 0ULL) { trim(); }
  bool test(std::size_t row) const { return (words_[row / 64] >> (row % 64)) & 1; }
  void set(std::size_t row) { words_[row / 64] |= 1ULL << (row % 64); }
  void reset(std::size_t row) { words_[row / 64] &= ~(1ULL << (row % 64)); }
  std::size_t size() const { return rows_; }
  std::size_t count() const;
  const std::vector<std::uint64_t>& words() const { return words_; }
  std::vector<std::uint64_t>& words() { return words_; }

 private:
  void trim() {
    if (rows_ % 64 != 0 && !words_.empty()) words_.back() &= (1ULL << (rows_ % 64)) - 1;
  }
  std::size_t rows_ = 0;
  std::vector<std::uint64_t> words_;
};

std::string encode_live(const RowBits& live);
// Error "damaged-file".
Result<RowBits> decode_live(const std::string& path, std::string_view bytes, std::size_t rows);

}  // namespace dateline::archive
