// The little language in which the table of rules says what a date looks like.
//
//   Pattern p = compile("MONTH .? DAY [,? YEAR]", lexicon);
//   match(p, tokens, 0, captures)      // the token after "Sept. 29, 2015", or 0
//
// Elements stand between spaces. lower case: that word; CAPITALS: a class (below); a mark: itself; a|b: either;
// x?: may be missing; [ x y ]: may be missing together; ~x: with nothing between it and what is before it.
// Longest first: what may be missing is tried first.
//
//   words    MONTH WDAY UNIT UNITS NUMBER ORDINAL SEASON PART SHIFT PHASE EDGE TENS ISOWEEK QCODE HCODE VAGUE
//   numbers  YEAR 1000-2999   DAY 1-31, also 2nd   N2 one or two digits   YY two   N3 three   N8 eight
//            COUNT 1-9999     NTH 2nd   DECADE 1960s   SHORTDECADE 60s
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/enrich/dates/lexicon.h"
#include "indexer/enrich/dates/scan.h"

namespace dateline::dates {

// What the elements of a match said. Of classes that occur twice, [1] is the second.
struct Captures {
  using Pair = std::array<std::int16_t, 2>;
  static constexpr Pair kNone{-1, -1};
  Pair year = kNone, month = kNone, day = kNone, number = kNone;  // `day` also N2, N3 and TENS; `number` also YY
  std::int16_t ordinal = -1, weekday = -1, unit = -1, season = -1, code = -1;  // code: W40, Q3, H1
  std::int8_t shift = kNoShift;
  std::int32_t compact = -1;  // N8
  static constexpr std::int8_t kNoShift = 2;
  bool has_shift() const { return shift != kNoShift; }
};

struct Element {
  std::uint32_t words = 0;         // WordClass
  std::uint16_t numbers = 0;       // kinds of number
  std::array<char, 2> marks{};
  bool glued = false;
  bool optional = false;           // may be missing
  std::uint8_t skip = 0;           // not 0: this and what follows, that many elements, may be missing together
  std::vector<WordId> literals;
};

using Pattern = std::vector<Element>;

// Nothing (an empty pattern) where the text is not of the language.
Pattern compile(std::string_view text, Lexicon& lexicon);

// Whether a token can be the first of a match.
bool can_begin(const Pattern& pattern, const Token& token, const Lexicon& lexicon);

// Whether a number of some kind can be the first of a match.
bool begins_with_number(const Pattern& pattern);

// The token after the match, 0 where there is none.
std::size_t match(const Pattern& pattern, std::span<const Token> tokens, std::size_t at, const Lexicon& lexicon,
                  Captures& captures);

}  // namespace dateline::dates
