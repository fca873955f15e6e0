// Text as the rules of dates see it: words looked up in a lexicon, numbers, punctuation.
//
//   std::vector<Token> tokens;
//   scan("On Sept. 29", lexicon, tokens);   // word, word "sept", mark '.', number 29
//
// A word is a run of letters and digits that begins with a letter; a number takes its ordinal ending ("2nd", "1er") or
// plural s ("1960s", "1960's") with it. "1,000", "3.14", "22:30" and "10bn" are amounts: numbers that are no date.
// Dashes and quotes of all kinds are '-' and '\''. Any bytes are accepted. Thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/enrich/dates/lexicon.h"

namespace dateline::dates {

enum class TokenKind : std::uint8_t { word, number, amount, mark };

struct Token {
  TokenKind kind = TokenKind::mark;
  std::uint8_t digits = 0;   // of a number
  char mark = 0;             // of a mark
  bool glued : 1 = false;    // nothing between it and the token before
  bool breaks : 1 = false;   // a blank line lies before it
  bool capital : 1 = false;  // begins with a capital letter
  bool ordinal : 1 = false;  // 2nd
  bool plural : 1 = false;   // 1960s
  WordId word = kNoWord;     // of a word in the lexicon
  std::uint32_t value = 0;   // of a number
  std::uint32_t start = 0;   // bytes, half open
  std::uint32_t end = 0;
};

// `tokens` is cleared first; text up to 4 GiB.
void scan(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens);

}  // namespace dateline::dates
