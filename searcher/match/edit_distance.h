// How many slips of the pen lie between two words: letters wrong, missing, too many, or two neighbours swapped (optimal
// string alignment: Damerau 1964, with no substring edited twice).
//
//   slips(code_points("shoigu"), code_points("shoygu"), 2)   // 1
//
// Pure, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// U+FFFD for what is not UTF-8.
std::u32string code_points(std::string_view utf8);

// The distance, or bound + 1 where it is larger than `bound`. Time: the product of the lengths, less where the lengths
// differ by more than the bound.
std::size_t slips(std::u32string_view a, std::u32string_view b, std::size_t bound);

}  // namespace dateline
