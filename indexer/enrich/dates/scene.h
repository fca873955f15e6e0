// Where a date expression stands: what is around it, the day of publication, the date before it in the text.
//
//   scene.tense()          // what the words around "Friday" say: "will meet on Friday" is future
//
// Borrowed for the time of one resolution; not kept. Not shared between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/enrich/dates/interval.h"
#include "indexer/enrich/dates/lexicon.h"
#include "indexer/enrich/dates/scan.h"

namespace dateline::dates {

enum class Tense : std::uint8_t { unknown, past, future };
enum class SlashOrder : std::uint8_t { unknown, month_first, day_first };

struct Scene {
  std::string_view text;
  std::span<const Token> tokens;
  std::size_t begin = 0;  // the expression, in tokens, half open
  std::size_t end = 0;
  const Lexicon& lexicon;
  Language language = Language::english;
  std::optional<Day> today{};         // the day of publication, where it is known to the day
  std::optional<Interval> anchor{};   // the resolved date before this one in the same part
  std::size_t anchor_end = 0;       // the token after it
  SlashOrder slashes = SlashOrder::unknown;
  bool headline = false;

  // Classes of the word `distance` tokens before the expression (1: directly) or behind it; 0: no word of ours, or
  // beyond the paragraph.
  std::uint32_t before(std::size_t distance = 1) const;
  std::uint32_t after(std::size_t distance = 1) const;
  const Token* token_before(std::size_t distance = 1) const;
  const Token* token_after(std::size_t distance = 1) const;
  std::string_view word(const Token* token) const;  // as written; empty for null

  // The nearest cue before the expression in its sentence; for one that opens its sentence (or, with
  // `look_ahead`, that has no cue before it), the first cue behind it.
  Tense tense(bool look_ahead) const;
};

}  // namespace dateline::dates
