// From lines to paragraphs, and to a headline where a text has none.
//
//   lay_out("One line,\nanother.\n\nNext.", Layout::plain_text) == "One line,\n\nanother.\n\nNext."
//
// Hard-wrapped text (most lines 40 to 90 characters, few of them ending a sentence; narrower columns when
// most next lines start in lower case) is joined to whole paragraphs. Pure functions over cleaned text
// (clean.h); any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::readers {

enum class Layout : std::uint8_t {
  // A text file, laid out for paper or screen: runs of spaces become one, every line that is not part of a
  // hard-wrapped
  // paragraph is a paragraph.
  plain_text,
  // The body of a record: kept as it is written, so that offsets into it stay true; only where it has no
  // blank line
  // are its lines taken for paragraphs, and hard-wrapped lines are joined.
  record,
};

// White space runs become one space; none at the ends.
std::string one_line(std::string_view text);

// Lines without white space at their ends, for plain_text as one_line() makes them; empty ones stay.
std::vector<std::string> split_lines(std::string_view text, Layout layout);

bool hard_wrapped(const std::vector<std::string>& lines);

// Paragraphs parted by "\n\n", no empty ones.
std::string lay_out(const std::vector<std::string>& lines, Layout layout);
std::string lay_out(std::string_view text, Layout layout);

// The first sentence, at most 120 characters: longer is cut at a word and ends in "…".
std::string derive_headline(std::string_view body);

std::size_t code_points(std::string_view utf8);

}  // namespace dateline::readers
