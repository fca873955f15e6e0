// The query text as code points, with typographic quotes and hyphens read as ASCII, and the few questions
// about characters that the lexer asks.
//
//   Characters c = decode("“airport”").characters;   // c.points[0] == U'"', c.raw(0, 1) == "“"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"

namespace dateline::query {

struct Characters {
  std::string bytes;                 // valid UTF-8, as written
  std::vector<char32_t> points;      // one for each code point, quotes, apostrophes and hyphens as ASCII
  std::vector<std::size_t> offsets;  // of each point in `bytes`, and the end

  std::size_t size() const { return points.size(); }
  // U+0000 at and past the end, so that looking ahead needs no care.
  char32_t at(std::size_t i) const { return i < points.size() ? points[i] : U'\0'; }
  // [from, to) with quotes and hyphens as ASCII.
  std::string text(std::size_t from, std::size_t to) const;
  // [from, to) byte for byte.
  std::string_view raw(std::size_t from, std::size_t to) const {
    return std::string_view(bytes).substr(offsets[from], offsets[to] - offsets[from]);
  }
};

// Never fails: U+FFFD stands in the place of bytes that are not UTF-8.
struct Decoded {
  Characters characters;
  bool valid = true;
  std::size_t first_invalid = 0;  // column, where not valid
};
Decoded decode(std::string_view bytes);

void append_utf8(std::string& out, char32_t c);

// White space of every script, control characters, zero width space, byte order mark.
bool is_space(char32_t c);
bool is_letter_or_digit(char32_t c);  // letters, marks, numbers
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_wildcard(char32_t c) { return c == U'*' || c == U'?'; }
// Something a search can look for: letters, marks, numbers, pictographs. Not punctuation, nor signs such as +
// and =.
bool is_searchable(char32_t c);
bool has_searchable(std::string_view utf8);

}  // namespace dateline::query
