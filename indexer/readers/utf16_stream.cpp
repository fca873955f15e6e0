#include "indexer/readers/utf16_stream.h"

#include "indexer/readers/charset.h"

namespace dateline::readers {
namespace {

// How many bytes at the end belong to a character whose rest is still to come: half a unit, the first of two
// surrogates.
std::size_t unfinished(std::string_view bytes, bool big_endian) {
  const std::size_t half = bytes.size() % 2;
  if (bytes.size() < 2 + half) return half;
  const auto upper = static_cast<unsigned char>(bytes[bytes.size() - half - (big_endian ? 2 : 1)]);
  return half + ((upper & 0xFC) == 0xD8 ? 2 : 0);
}

}  // namespace

std::string_view Utf8Stream::next_block() {
  const std::string_view block = below_.read();
  if (below_.failure()) fail(below_.failure()->code, below_.failure()->reason);
  return block;
}

std::string_view Utf8Stream::read() {
  std::string_view block = next_block();
  if (!begun_) {
    begun_ = true;
    converts_ = looks_utf16(block, &big_endian_);
  }
  if (!converts_) return block;
  while (!block.empty()) {
    carried_ += block;
    const std::size_t whole = carried_.size() - unfinished(carried_, big_endian_);
    block_ = utf16_to_utf8(std::string_view(carried_).substr(0, whole), big_endian_);
    carried_.erase(0, whole);
    if (!block_.empty()) return block_;  // the mark alone is no text
    block = next_block();
  }
  block_ = utf16_to_utf8(carried_, big_endian_);
  carried_.clear();
  return block_;
}

}  // namespace dateline::readers
