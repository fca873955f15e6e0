// Looks for a phrase in a token stream without decoding it: finds the code of its rarest word with a byte
// search, then walks on from there, back and forth (one word alone: it is enough that it stands there). Only
// for phrases whose later words never stand joined (archive::WordEntry::joined), anywhere but in the byline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class PhraseScan {
 public:
  // Ids, one word or more; a higher id is a rarer word.
  explicit PhraseScan(const std::vector<std::uint32_t>& words);
  bool found_in(std::string_view stream) const;

 private:
  bool goes_on(const char* at, const char* end) const;
  bool goes_back(const char* begin, const char* at) const;

  std::string needle_;                 // the rarest word's code
  std::vector<std::uint32_t> behind_;  // codes of the words behind it, in order
  std::vector<std::uint32_t> before_;  // of those before it, the nearest first
};

}  // namespace dateline
