// What the tests of the query language share: a fixed day, and short ways to parse.
#pragma once

#include <string>
#include <string_view>

#include "common/time/civil.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace dateline {

// A Tuesday.
inline Day test_day() { return *day_of(2015, 9, 29); }

inline ParseOptions strict() { return {.match_any = false, .lenient = false, .today = test_day()}; }
inline ParseOptions any() { return {.match_any = true, .lenient = false, .today = test_day()}; }
inline ParseOptions lenient() { return {.match_any = false, .lenient = true, .today = test_day()}; }

// The canonical text, or "error CODE @COLUMN".
inline std::string canonical(std::string_view text, const ParseOptions& options) {
  const Result<ParsedQuery> parsed = parse_query(text, options);
  if (!parsed)
    return "error " + parsed.error().code + " @" + std::to_string(parsed.error().column.value_or(9999));
  return print(parsed->root);
}

// "code@column code@column", in the order given.
inline std::string notices(std::string_view text, const ParseOptions& options) {
  const Result<ParsedQuery> parsed = parse_query(text, options);
  if (!parsed) return "error " + parsed.error().code;
  std::string out;
  for (const Notice& n : parsed->notices)
    out += (out.empty() ? "" : " ") + n.code + "@" + std::to_string(n.column);
  return out;
}

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace dateline
