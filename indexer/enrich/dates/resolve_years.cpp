#include "indexer/enrich/dates/around.h"
#include "indexer/enrich/dates/resolve.h"

namespace dateline::dates {

Reading year(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s) || counts_something(s)) return no_date();
  const int value = c.year[0];
  const std::uint32_t before = s.before();
  const Token* previous = s.token_before();
  const Token* next = s.token_after();
  const bool preposition = (before & (kPreposition | kPhase | kEdge)) != 0 && previous->kind == TokenKind::word;
  const bool counted = (before & kAbout) != 0 || ((before & kNumber) != 0 && s.lexicon.entry(previous->word).value > 1);
  if (counted && !preposition) return no_date();
  const std::string_view following = next != nullptr && next->kind == TokenKind::word && !next->glued ? s.word(next) : std::string_view();
  const bool plural = !following.empty() && !next->capital && following.size() > 3 && following.back() == 's' &&
                      (s.after() & (kPreposition | kPast | kPresent | kShift)) == 0 && !following.ends_with("ss") && !following.ends_with("us");
  const bool determined = is(s.word(previous), {"the", "in", "of", "since", "its", "their", "his", "her", "s", "a", "an", "early", "late", "mid"});
  if (plural && !determined) return no_date();
  if (is(following, {"bc", "bce", "b"})) return no_date();
  if (is(s.word(previous), {"of", "a", "than", "another"}) && plural) return no_date();  // "a crowd of 2000 farmers"
  if (value >= 1900 && value <= 2099) return exactly(year_interval(value));
  // Other numbers of four digits are counts unless something says year.
  const bool parenthesised = is_mark(previous, "(") && is_mark(next, ")-,");
  const bool firm = is(s.word(previous), {"in", "since", "until", "by", "from", "before", "circa", "early", "late", "of", "around"});
  if (value >= 2100 || !(firm || parenthesised)) return no_date();
  if (is(s.word(previous), {"by", "of", "from", "around"}) && !(next == nullptr || next->kind == TokenKind::mark)) return no_date();
  return exactly(year_interval(value));
}

Reading year_span(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s) || c.year[1] <= c.year[0] || c.year[1] - c.year[0] > 400 || counts_something(s)) return no_date();
  return exactly(range_interval(year_interval(c.year[0]), year_interval(c.year[1])));
}

Reading certain_year(const Captures& c, const Scene& s, int) {
  return stands_alone(s) ? exactly(year_interval(c.year[0])) : no_date();
}

Reading short_year(const Captures& c, const Scene& s, int) {
  if ((s.before() & kPreposition) == 0 || is(s.word(s.token_before()), {"at", "on"})) return no_date();
  if (counts_something(s) || is_mark(s.token_after(), "'\"")) return no_date();
  return exactly(year_interval(two_digit_year(s, c.number[0])));
}

Reading spelled_year(const Captures& c, const Scene&, int) {
  const int hundreds = c.number[0] * 100;
  const int tens = c.number[1] >= 20 && c.number[1] < 100 && c.number[1] % 10 == 0 ? c.number[1] : -1;
  if (hundreds < 1500 || hundreds > 2000 || tens < 0) return no_date();
  return exactly(year_interval(hundreds + tens + (c.ordinal > 0 ? c.ordinal : 0)));
}

}  // namespace dateline::dates
