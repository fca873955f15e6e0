// Grapheme clusters (UAX 29, extended), the units a reader takes for one character: é as e and an accent, a flag, a
// family of emoji joined by U+200D. Nothing shown is ever cut inside one.
//
//   for (std::size_t at = 0; at < text.size(); at = next_cluster(text, at)) ...
//   columns("東京 Tokyo") == 10
//
// UTF-8; bytes that are not count one by one. Thread-safe: each thread has its own ICU iterator.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::present {

// The end of the cluster that begins at `at` (a cluster boundary before the end).
std::size_t next_cluster(std::string_view text, std::size_t at);

// `at`, or the nearest boundary before it.
std::size_t cluster_boundary(std::string_view text, std::size_t at);

// Columns of a terminal that a text without line breaks takes: 2 for a cluster with a wide or fullwidth character
// (UAX 11) or an emoji, 0 for one of marks and format characters alone, else 1.
std::size_t columns(std::string_view text);

// A code point and the bytes it takes; U+FFFD and 1 for a byte that is no UTF-8. `at` is before the end.
struct CodePoint {
  char32_t value;
  std::size_t length;
};
CodePoint code_point_at(std::string_view text, std::size_t at);
// The start of the code point that ends at `at` (> 0).
std::size_t code_point_before(std::string_view text, std::size_t at);

// White space of every script, line ends, controls: what a line of output shows as one space.
bool is_blank(char32_t c);

}  // namespace dateline::present
