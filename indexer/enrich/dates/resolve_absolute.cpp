#include <cstdlib>

#include "indexer/enrich/dates/around.h"
#include "indexer/enrich/dates/resolve.h"

namespace dateline::dates {
namespace {

// "January 23 - March 9 2014", "April and June 2011": the year is said at the end.
int year_ahead(const Scene& s, int month) {
  const Token* t = s.token_after();
  if (t == nullptr || !(is_mark(t, "-,") || is(s.word(t), {"to", "through", "and", "until", "till", "or"}))) return -1;
  int month_ahead = 0;
  for (std::size_t n = 2; n <= 6; ++n) {
    t = s.token_after(n);
    if (t == nullptr) return -1;
    if (t->kind == TokenKind::number && t->digits == 4 && !t->plural) {
      if (month_ahead == 0 || t->value < 1000 || t->value >= 3000) return -1;
      return static_cast<int>(t->value) - (month > month_ahead ? 1 : 0);
    }
    const Entry& entry = s.lexicon.entry(t->word);
    if ((entry.classes & kMonth) != 0 && month_ahead == 0) {
      month_ahead = entry.value;
    } else if (!(t->kind == TokenKind::number && t->digits <= 2) && !is_mark(t, ".,")) {
      return -1;
    }
  }
  return -1;
}

MaybeInterval in_year(int year, const Captures& c) {
  return c.day[0] < 0 ? month_interval(year, c.month[0]) : day_interval(year, c.month[0], c.day[0]);
}

// Months in lower case are none where the language writes them with a capital.
bool written_as_name(const Scene& s) {
  if (s.language != Language::english && s.language != Language::german) return true;
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if ((s.lexicon.entry(s.tokens[i].word).classes & kMonth) != 0) return s.tokens[i].capital;
  }
  return true;
}

}  // namespace

Reading no_date() { return {}; }
Reading impossible() { return {Reading::Kind::impossible, {}}; }
Reading unresolved() { return {Reading::Kind::vague, {}}; }
Reading exactly(const MaybeInterval& interval) {
  return interval ? Reading{Reading::Kind::exact, *interval} : no_date();
}
Reading relative_to_today(const Scene& s, MaybeInterval (*make)(Day, const Captures&), const Captures& c) {
  return s.today ? exactly(make(*s.today, c)) : unresolved();
}

namespace {

// "from May 1998 to August", "in January, March and April": the next such date after the one directly before, where
// that one's year is not this one anyway.
MaybeInterval after_anchor(const Scene& s, MaybeInterval (*make)(int, const Captures&), const Captures& c) {
  if (!s.anchor || s.anchor->precision == DatePrecision::year || s.begin < s.anchor_end || s.begin - s.anchor_end > 3) return {};
  bool joined = false;
  for (std::size_t i = s.anchor_end; i < s.begin; ++i) {
    const bool joint = is_mark(&s.tokens[i], ",-") || is(s.word(&s.tokens[i]), {"to", "and", "or", "through", "until", "till"});
    if (!joint && (s.lexicon.entry(s.tokens[i].word).classes & kPreposition) == 0) return {};
    joined = joined || joint;
  }
  const int year = civil_of(s.anchor->from).year;
  if (!joined || s.tokens[s.begin].breaks) return {};
  if (const MaybeInterval same = make(year, c); same && same->from >= s.anchor->from) return same;
  return make(year + 1, c);
}

}  // namespace

Reading nearest_year(const Scene& s, MaybeInterval (*make)(int, const Captures&), const Captures& c) {
  if (!s.today) return unresolved();
  constexpr int kFar = 75;  // days: a date that much on the wrong side of the tense is moved by a year
  constexpr int kLongAhead = 130;  // days: that far ahead only what is said to be ahead
  const int here = civil_of(*s.today).year;
  const auto distance = [&](const Interval& i) {  // negative: past
    return i.to < *s.today ? i.to - *s.today : i.from > *s.today ? i.from - *s.today : 0;
  };
  MaybeInterval best;
  for (int y = here - 1; y <= here + 1; ++y) {
    const MaybeInterval i = make(y, c);
    if (i && (!best || std::abs(distance(*i)) < std::abs(distance(*best)))) best = i;
  }
  const auto step = [&](int year, int by) {  // to the next year that has the day: 29 February
    MaybeInterval next;
    for (int k = 1; k <= 8 && !next; ++k) next = make(year + by * k, c);
    return next;
  };
  if (!best) best = step(here - 1, -1);
  if (!best) return impossible();
  const int gap = distance(*best);
  const bool back = is(s.word(s.token_before()), {"since"});
  if (back && gap > 0) return exactly(step(civil_of(best->from).year, -1));
  if (const MaybeInterval next = after_anchor(s, make, c)) return exactly(next);
  if (std::abs(gap) > kFar && !back) {
    Tense tense = is(s.word(s.token_before()), {"until", "till"}) ? Tense::future : s.tense(false);
    // A list of things to come goes on: "Italy in November, Mexico in January".
    const bool goes_on = s.anchor && s.anchor->from > *s.today && s.begin - s.anchor_end < 12;
    if (tense == Tense::unknown && goes_on) tense = Tense::future;
    const int best_year = civil_of(best->from).year;
    if (gap < 0 && tense == Tense::future) best = step(best_year, 1);
    if (gap > 0 && (tense == Tense::past || (tense == Tense::unknown && gap > kLongAhead))) best = step(best_year, -1);
  }
  return exactly(best);
}

Reading calendar_date(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s) || !stands_alone(s)) return no_date();
  if (c.year[0] >= 0) {
    const MaybeInterval date = in_year(c.year[0], c);
    return date ? exactly(date) : impossible();
  }
  if (c.number[0] >= 0) return exactly(in_year(two_digit_year(s, c.number[0]), c));
  if (c.day[0] >= 0 && counts_something(s)) return no_date();
  if (const int year = year_ahead(s, c.month[0]); year >= 0) return exactly(in_year(year, c));
  return nearest_year(s, in_year, c);
}

Reading named_month(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s)) return no_date();
  const Entry& entry = s.lexicon.entry(s.tokens[s.begin].word);
  const Token* previous = s.token_before();
  const Token* next = s.token_after();
  const bool preposition = (s.before() & (kPreposition | kPhase | kEdge | kShift)) != 0 && previous->kind == TokenKind::word;
  if (next != nullptr && next->glued && next->mark == '-' && s.token_after(2) != nullptr && s.token_after(2)->glued &&
      (s.after(2) & kMonth) == 0 && (entry.classes & kShort) != 0 && !preposition) {
    return no_date();
  }
  const bool abbreviated = s.tokens[s.begin].end - s.tokens[s.begin].start <= 4 && entry.value != 5 && entry.value != 6 &&
                           (entry.classes & kShort) != 0;
  const bool name_follows = next != nullptr && next->kind == TokenKind::word && next->capital && (s.after() & (kMonth | kWeekday)) == 0;
  if (s.language != Language::english) {
    if (!preposition || abbreviated) return no_date();
  } else if (!preposition) {
    // May, March, April, August, June and short forms are words and names as well.
    if ((entry.classes & kShort) != 0 || name_follows) return no_date();
    if (previous != nullptr && previous->kind == TokenKind::word && previous->capital) return no_date();
  } else if (abbreviated && !is_mark(next, ".")) {
    return no_date();
  } else if ((entry.classes & kShort) != 0 && name_follows && !is(s.word(previous), {"in", "last", "since", "this"})) {
    return no_date();
  }
  if (const int year = year_ahead(s, c.month[0]); year >= 0) return exactly(in_year(year, c));
  return nearest_year(s, in_year, c);
}

Reading date_of_year(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s) || !c.has_shift()) return no_date();
  if (!s.today) return unresolved();
  return exactly(in_year(civil_of(*s.today).year + c.shift, c));
}

Reading date_of_that_year(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s)) return no_date();
  return s.anchor ? exactly(in_year(civil_of(s.anchor->from).year, c)) : unresolved();
}

Reading month_of_shift(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s)) return no_date();
  if (!s.today) return unresolved();
  const Civil now = civil_of(*s.today);
  if (c.shift < 0) return exactly(in_year(c.month[0] < now.month ? now.year : now.year - 1, c));
  if (c.shift > 0) return exactly(in_year(c.month[0] > now.month ? now.year : now.year + 1, c));
  return exactly(in_year(now.year, c));
}

Reading day_span(const Captures& c, const Scene& s, int) {
  if (!written_as_name(s) || !stands_alone(s) || c.day[1] <= c.day[0]) return no_date();
  if (c.year[0] < 0 && counts_something(s)) return no_date();
  const auto make = [](int year, const Captures& k) {
    return range_interval(day_interval(year, k.month[0], k.day[0]), day_interval(year, k.month[0], k.day[1]));
  };
  return c.year[0] >= 0 ? exactly(make(c.year[0], c)) : nearest_year(s, make, c);
}

Reading iso_day(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s)) return no_date();
  const MaybeInterval date = day_interval(c.year[0], c.day[0], c.day[1]);
  return date ? exactly(date) : impossible();
}

Reading iso_week(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s)) return no_date();
  const auto day = day_of_iso_week(c.year[0], c.code, c.day[0] < 0 ? 0 : c.day[0] - 1);
  if (!day || c.day[0] == 0 || c.day[0] > 7) return no_date();
  return exactly(shifted(*day, c.day[0] < 0 ? Unit::week : Unit::day, 0));
}

Reading iso_ordinal(const Captures& c, const Scene& s, int) {
  const auto day = day_of_year(c.year[0], c.day[0]);
  return day && stands_alone(s) ? exactly(shifted(*day, Unit::day, 0)) : no_date();
}

Reading iso_compact(const Captures& c, const Scene& s, int) {
  const int year = c.compact / 10000;
  if (year < 1900 || year > 2099 || !stands_alone(s) || counts_something(s)) return no_date();
  return exactly(day_interval(year, c.compact / 100 % 100, c.compact % 100));
}

Reading dotted_date(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s)) return no_date();
  return exactly(day_interval(c.year[0] >= 0 ? c.year[0] : two_digit_year(s, c.number[0]), c.day[1], c.day[0]));
}

Reading slashed_date(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s)) return no_date();
  const int year = c.year[0] >= 0 ? c.year[0] : two_digit_year(s, c.number[0]);
  const MaybeInterval month_first = day_interval(year, c.day[0], c.day[1]);
  const MaybeInterval day_first = day_interval(year, c.day[1], c.day[0]);
  if (!month_first || !day_first) return exactly(month_first ? month_first : day_first);
  if (s.slashes != SlashOrder::unknown) return exactly(s.slashes == SlashOrder::month_first ? month_first : day_first);
  // The country says nothing: news is of the days around it.
  if (s.today && std::abs(day_first->from - *s.today) < std::abs(month_first->from - *s.today)) return exactly(day_first);
  return exactly(month_first);
}

Reading nine_eleven(const Captures& c, const Scene& s, int) {
  if (c.day[0] != 9 || c.day[1] != 11 || !stands_alone(s)) return no_date();
  return exactly(day_interval(2001, 9, 11));
}

Reading year_or_month(const Captures& c, const Scene& s, int) {
  if (!stands_alone(s)) return no_date();
  const int year = c.year[0], n = c.day[0];
  const bool following = n > year % 100 && n <= year % 100 + 20;  // 2009-10, 1914-18
  if (following) return exactly(range_interval(year_interval(year), year_interval(year - year % 100 + n)));
  return s.tokens[s.end - 1].digits == 2 ? exactly(month_interval(year, n)) : no_date();
}

}  // namespace dateline::dates
