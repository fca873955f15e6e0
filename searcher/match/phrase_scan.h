// Looks for a phrase in a token stream without decoding it: finds the code of its first word with a byte search, then
// walks on from there (one word alone: it is enough that it stands there). Only for phrases whose later words never stand joined (archive::WordEntry::joined), anywhere but
// in the byline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class PhraseScan {
 public:
  explicit PhraseScan(const std::vector<std::uint32_t>& words);  // ids, one word or more
  bool found_in(std::string_view stream) const;

 private:
  bool goes_on(const char* at, const char* end) const;

  std::string needle_;                 // the first word's code
  std::vector<std::uint32_t> codes_;   // of the words behind it
};

}  // namespace dateline
