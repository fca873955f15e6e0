// Text laid out for a terminal: columns counted in grapheme clusters with East Asian widths, lines wrapped, long values
// cut with "…", colours as SGR sequences (ECMA-48) only where asked for. Control characters of the text, escape
// sequences among them, never reach the terminal. Thread-safe.
//
//   wrap(text, highlights, "   ", {.color = true, .width = 72})
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/results.h"

namespace dateline {

struct TextStyle {
  bool color = false;
  std::size_t width = 80;  // columns of the terminal, at least 20
};

namespace present {

// Select Graphic Rendition parameters.
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kDim = "2";
inline constexpr std::string_view kMatch = "1;31";
inline constexpr std::string_view kBar = "34";
inline constexpr std::string_view kTitle = "1;36";

std::string painted(std::string_view text, std::string_view look, const TextStyle& style);

// One line: white space and controls as single spaces, none at the ends; bidirectional overrides left out.
std::string one_line(std::string_view text);

// At most `width` columns (at least 1), cut between clusters with "…". The text is one line.
std::string fitted(std::string_view text, std::size_t width);
// fitted(), then spaces up to `width`.
std::string padded(std::string_view text, std::size_t width);

// Lines of at most style.width columns, each after `indent` and ended by a newline; broken at spaces, or between
// characters of scripts without any; ranges in code points are painted as matches, the rest in `look` (may be empty).
// `first`, where there is one, stands before the first line in place of the indent, and is as wide. A text without
// anything to show gives no line.
std::string wrap(std::string_view text, const std::vector<Highlight>& ranges, std::string_view indent,
                 const TextStyle& style, std::string_view look = {}, std::string_view first = {});

// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);

}  // namespace present
}  // namespace dateline
