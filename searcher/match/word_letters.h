// A quick look at two words before they are compared letter by letter: each slip of the pen takes away one letter of a word
// in ASCII at most. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

// Which letters a word has, by the low bits of its bytes.
inline std::uint64_t letters_of(std::string_view word) {
  std::uint64_t out = 0;
  for (const char c : word) out |= 1ULL << (static_cast<unsigned char>(c) & 63U);
  return out;
}

// Whether more than `bound` bits are set. Without std::popcount, which is a call where the processor is not known to count.
inline bool more_than(std::uint64_t bits, std::size_t bound) {
  for (std::size_t i = 0; i < bound; ++i) bits &= bits - 1;
  return bits != 0;
}

}  // namespace dateline
