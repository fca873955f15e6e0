// What splitters share: the bytes of a stream with their position, and one record growing out of them.
//
//   Collector in(limits.record_bytes);
//   while (in.fill(stream)) in.take(piece, in.rest().size());
//
// Holds one record at most. One thread at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.h"
#include "indexer/readers/format_table.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {

// Bytes of a stream with their position, and one record growing out of them.
class Collector {
 public:
  explicit Collector(std::uint64_t limit) : limit_(limit) {}

  // Makes rest() not empty; false at the end of the stream.
  bool fill(ByteStream& stream) {
    while (rest_.empty()) {
      rest_ = stream.read();
      if (rest_.empty()) return false;
      if (offset_ == 0 && rest_.starts_with("\xef\xbb\xbf")) drop(3);
    }
    return true;
  }
  std::string_view rest() const { return rest_; }
  std::uint64_t offset() const { return offset_; }
  void drop(std::size_t count) {
    rest_.remove_prefix(count);
    offset_ += count;
  }

  void begin(Piece& piece) { piece.record = ++records_, piece.byte_offset = offset_; }
  // Moves `count` bytes into the record; past the limit only its first 64 KiB stay.
  void take(Piece& piece, std::size_t count) {
    if (piece.code.empty() && piece.bytes.size() + count > limit_) {
      piece.bytes.append(rest_, 0, std::min<std::size_t>(count, 64 << 10));
      piece.bytes = cut_raw(piece.bytes);
      piece.code = "record-too-large";
      piece.reason = "the record is larger than the " + std::to_string(limit_) + " bytes allowed";
    } else if (piece.code.empty()) {
      piece.bytes.append(rest_, 0, count);
    }
    drop(count);
  }

 private:
  std::uint64_t limit_;
  std::string_view rest_;
  std::uint64_t offset_ = 0;
  std::uint64_t records_ = 0;
};

}  // namespace dateline::readers
