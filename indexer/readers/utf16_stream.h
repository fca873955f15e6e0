// A text as a stream of UTF-8, whatever its first bytes show it to be: UTF-16 (by its mark, or by where its
// zero bytes stand; Unicode 15, section 23.8) is converted block by block, anything else goes through as it
// is.
//
//   Utf8Stream text(stream);      // stream must outlive it
//   text.read();
//
// Positions in what comes out are those of the UTF-8 text. Lone surrogates, and half a unit at the end,
// become U+FFFD. One thread at a time.
#pragma once

#include <string>

#include "indexer/readers/byte_stream.h"

namespace dateline::readers {

class Utf8Stream : public ByteStream {
 public:
  explicit Utf8Stream(ByteStream& below) : below_(below) {}
  std::string_view read() override;

 private:
  std::string_view next_block();

  ByteStream& below_;
  bool begun_ = false;
  bool converts_ = false;
  bool big_endian_ = false;
  std::string carried_;  // bytes of a character that the block before did not end
  std::string block_;
};

}  // namespace dateline::readers
