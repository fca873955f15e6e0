#include <algorithm>

#include "indexer/enrich/dates/resolve.h"

namespace dateline::dates {
namespace {

std::string_view word_before(const Scene& s) { return s.word(s.token_before()); }

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Unit unit_of(const Captures& c) { return static_cast<Unit>(c.unit); }

Reading at_distance(const Captures& c, Day from, int sign) {
  int count = c.number[0];
  if (c.number[1] > 0) {  // twenty-five
    if (c.number[1] > 9 || count % 10 != 0) return no_date();
    count += c.number[1];
  }
  if (c.unit < 0 || count < 0) return no_date();
  return exactly(shifted(from, unit_of(c), sign * count));
}

// How many days a unit has at most; an anchor must be at least as fine.
int days_in(Unit unit) {
  switch (unit) {
    case Unit::day: return 1;
    case Unit::week: case Unit::weekend: case Unit::fortnight: return 7;
    case Unit::month: return 31;
    case Unit::quarter: return 92;
    case Unit::half: return 184;
    case Unit::year: return 366;
    case Unit::decade: return 3653;
    case Unit::century: return 36525;
  }
  return 0;
}

bool finer(const Interval& anchor, Unit unit) { return anchor.to - anchor.from < days_in(unit); }

}  // namespace

Reading vague(const Captures&, const Scene&, int) { return unresolved(); }

Reading days_away(const Captures&, const Scene& s, int days) {
  if (s.language == Language::german && s.tokens[s.begin].capital && s.token_before() != nullptr &&
      s.word(&s.tokens[s.begin]) == "Morgen") {
    return no_date();  // the morning
  }
  if (s.language == Language::spanish && is_any(word_before(s), {"la", "de", "esta"})) return no_date();  // la mañana
  return s.today ? exactly(shifted(*s.today, Unit::day, days)) : unresolved();
}

// "Today many people worship", "the size it is today", "more than today?": nowadays.
Reading today(const Captures& c, const Scene& s, int) {
  const Token* first = &s.tokens[s.begin];
  const Token* next = s.token_after();
  if (s.word(first) == "Today" && !s.headline && (next == nullptr || next->mark != '\'') && s.tense(true) == Tense::unknown) return no_date();
  if (is_any(s.word(next), {"than", "as"}) || (next != nullptr && next->mark == '?')) return no_date();
  const bool participle = s.word(next).ends_with("ing") || s.word(next).ends_with("ed");
  if (is_any(word_before(s), {"is", "are", "of"}) && !participle && (s.after() & kFuture) == 0 && s.word(next) != "to") return no_date();
  return days_away(c, s, 0);
}

Reading weekday(const Captures& c, const Scene& s, int) {
  const Token* last = &s.tokens[s.begin];
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if ((s.lexicon.entry(s.tokens[i].word).classes & kWeekday) != 0) last = &s.tokens[i];
  }
  const std::uint32_t classes = s.lexicon.entry(last->word).classes;
  const bool capital_needed = s.language == Language::english || s.language == Language::german;
  if (capital_needed && !last->capital) return no_date();
  const Token* next = s.token_after();
  if ((classes & kShort) != 0 && last->end - last->start <= 5) {
    if (next == nullptr || next->mark != '.' || !next->glued || (s.before() & kPreposition) == 0) return no_date();
  }
  if ((s.before() & kHistoric) != 0 && s.token_before()->kind == TokenKind::word) return no_date();
  if ((s.after() & kHistoric) != 0 && next->capital) return no_date();
  const Token& part = s.tokens[s.end - 1];
  if (&part != last && part.capital && next != nullptr && next->capital) return no_date();  // "Saturday Night Live"
  // "its Saturday opening", "on a Monday": every one of them.
  if (is_any(word_before(s), {"its", "their", "his", "her", "our", "my", "your"})) return no_date();
  if (is_any(word_before(s), {"a", "one"}) && is_any(s.word(s.token_before(2)), {"on", "On", "of"})) return no_date();
  if (!s.today) return unresolved();
  const int ahead = (c.weekday - weekday_of(*s.today) + 7) % 7;  // 0..6
  if (c.has_shift() && c.shift != 0) {
    if (c.shift < 0) return exactly(shifted(*s.today + ahead - 7, Unit::day, 0));
    return exactly(shifted(*s.today + (ahead == 0 ? 7 : ahead), Unit::day, 0));
  }
  if (ahead == 0) return exactly(shifted(*s.today, Unit::day, 0));
  Tense tense = s.tense(true);
  if (tense == Tense::unknown && is_any(word_before(s), {"until", "till", "by", "Until", "By"})) tense = Tense::future;
  return exactly(shifted(*s.today + (tense == Tense::future ? ahead : ahead - 7), Unit::day, 0));
}

Reading weekday_of_week(const Captures& c, const Scene& s, int) {
  if (!s.today) return unresolved();
  const Day monday = *s.today - weekday_of(*s.today);
  return exactly(shifted(monday, Unit::day, 7 * (c.has_shift() ? c.shift : 0) + c.weekday));
}

Reading unit_shift(const Captures& c, const Scene& s, int) {
  const Unit unit = unit_of(c);
  if (unit == Unit::day || !c.has_shift()) return no_date();
  // "over the last year", "in the next week" are spans that end or begin now.
  if (c.shift != 0 && is_any(word_before(s), {"the", "The"}) && unit != Unit::quarter && unit != Unit::century && unit != Unit::weekend) {
    return no_date();
  }
  if (!s.today) return unresolved();
  if (unit == Unit::weekend && c.shift == 0) return the_weekend(c, s, 0);
  return exactly(shifted(*s.today, unit, c.shift));
}

Reading this_past_unit(const Captures& c, const Scene& s, int) {
  if (unit_of(c) == Unit::day) return no_date();
  return s.today ? exactly(shifted(*s.today, unit_of(c), -1)) : unresolved();
}

Reading unit_now(const Captures& c, const Scene& s, int) {
  if (unit_of(c) == Unit::day || unit_of(c) == Unit::weekend) return no_date();
  return s.today ? exactly(shifted(*s.today, unit_of(c), 0)) : unresolved();
}

// From Monday to Wednesday the weekend is the one gone by, unless the text looks forward.
Reading the_weekend(const Captures&, const Scene& s, int) {
  if (!s.today) return unresolved();
  const int weekday = weekday_of(*s.today);
  const Tense tense = s.tense(true);
  const bool gone = weekday <= 2 ? tense != Tense::future : weekday <= 4 && tense == Tense::past;
  return exactly(shifted(*s.today, Unit::weekend, gone ? -1 : 0));
}

Reading ago(const Captures& c, const Scene& s, int sign) { return s.today ? at_distance(c, *s.today, sign) : unresolved(); }

Reading later(const Captures& c, const Scene& s, int sign) {
  if (c.unit < 0) return no_date();
  if (s.anchor && finer(*s.anchor, unit_of(c))) return at_distance(c, s.anchor->from, sign);
  // "a year earlier" without a date before it is a year before now; "later" hangs on nothing.
  if (sign < 0 && !s.anchor && s.today) return at_distance(c, *s.today, sign);
  return unresolved();
}

Reading anchored_unit(const Captures& c, const Scene& s, int shift) {
  const Unit unit = unit_of(c);
  // "in the next week" is a span from now; "the next day" comes after another.
  if (s.end - s.begin > 1 && s.word(&s.tokens[s.begin + 1]) == "next" && unit != Unit::day) return no_date();
  if (!s.anchor || !finer(*s.anchor, unit)) return unresolved();
  return exactly(shifted(s.anchor->from, unit, shift));
}

Reading unit_beside(const Captures& c, const Scene& s, int shift) {
  const Token* next = s.token_after();
  return next == nullptr || next->kind == TokenKind::mark ? anchored_unit(c, s, shift) : no_date();
}

}  // namespace dateline::dates
