#include <algorithm>

#include "indexer/enrich/dates/resolve.h"

namespace dateline::dates {
namespace {

int year_of(const Scene& s) { return civil_of(*s.today).year; }

// The year that the expression names, or shifts to; nullopt: neither.
std::optional<int> said_year(const Captures& c, const Scene& s) {
  if (c.year[0] >= 0) return c.year[0];
  if (c.has_shift() && s.today) return year_of(s) + c.shift;
  return std::nullopt;
}

// A part of a year by itself: the latest that has begun, or, looked forward to, the next.
Reading latest_begun(const Scene& s, MaybeInterval (*make)(int year, int which), int which) {
  if (!s.today) return unresolved();
  MaybeInterval latest = make(year_of(s), which);
  if (latest && latest->from > *s.today) {
    const bool soon = latest->from - *s.today < 200 && s.tense(false) == Tense::future;
    if (!soon) latest = make(year_of(s) - 1, which);
  }
  return exactly(latest);
}

// The n-th (1..5; -1: last) given weekday of a month.
MaybeInterval nth_weekday(int year, int month, int weekday, int n) {
  const auto first = day_of(year, month, 1);
  if (!first) return std::nullopt;
  if (n < 0) {
    const Day last = last_of_month(*first);
    return shifted(last - (weekday_of(last) - weekday + 7) % 7, Unit::day, 0);
  }
  return shifted(*first + (weekday - weekday_of(*first) + 7) % 7 + 7 * (n - 1), Unit::day, 0);
}

MaybeInterval around_easter(int year, int days) {
  return year < 1583 || year > kMaxYear ? std::nullopt : shifted(easter(year), Unit::day, days);
}

MaybeInterval holiday_of(int year, int which) {
  switch (which) {
    case kNewYearsDay: return day_interval(year, 1, 1);
    case kNewYearsEve: return day_interval(year, 12, 31);
    case kChristmas: return day_interval(year, 12, 25);
    case kChristmasEve: return day_interval(year, 12, 24);
    case kBoxingDay: return day_interval(year, 12, 26);
    case kValentines: return day_interval(year, 2, 14);
    case kStPatricks: return day_interval(year, 3, 17);
    case kMayDay: return day_interval(year, 5, 1);
    case kIndependenceDay: return day_interval(year, 7, 4);
    case kHalloween: return day_interval(year, 10, 31);
    case kVeteransDay: return day_interval(year, 11, 11);
    case kBastilleDay: return day_interval(year, 7, 14);
    case kLaborDay: return nth_weekday(year, 9, 0, 1);
    case kMemorialDay: return nth_weekday(year, 5, 0, -1);
    case kThanksgiving: return nth_weekday(year, 11, 3, 4);
    case kBlackFriday: {
      const MaybeInterval thursday = nth_weekday(year, 11, 3, 4);
      return thursday ? shifted(thursday->from, Unit::day, 1) : std::nullopt;
    }
    case kColumbusDay: return nth_weekday(year, 10, 0, 2);
    case kKingDay: return nth_weekday(year, 1, 0, 3);
    case kPresidentsDay: return nth_weekday(year, 2, 0, 3);
    case kEaster: return around_easter(year, 0);
    case kGoodFriday: return around_easter(year, -2);
    case kEasterMonday: return around_easter(year, 1);
    case kAshWednesday: return around_easter(year, -46);
    case kPalmSunday: return around_easter(year, -7);
    case kPentecost: return around_easter(year, 49);
    case kAscension: return around_easter(year, 39);
    default: return std::nullopt;
  }
}

bool is_apostrophe(const Token* t) { return t != nullptr && t->mark == '\''; }

}  // namespace

Reading decade(const Captures& c, const Scene&, int) { return exactly(decade_interval(c.year[0])); }

// '60s, the 60s, the sixties: the latest such decade that has begun; but "in his 60s" is an age.
Reading short_decade(const Captures& c, const Scene& s, int) {
  const Token* previous = s.token_before();
  const bool the = s.word(previous) == "the" || s.word(previous) == "The" || (s.before() & kPhase) != 0;
  const bool inside = s.tokens[s.begin].mark == '\'' || is_apostrophe(previous);
  const std::string_view first = s.word(&s.tokens[s.begin]);
  if (!the && !inside && first != "the" && first != "The") return no_date();
  const int tens = c.day[0];
  const int pivot = s.today ? year_of(s) : 2029;
  const int year = pivot - (pivot % 100 - tens + 100) % 100;
  return exactly(decade_interval(tens == 0 ? -1 : year));
}

Reading century(const Captures& c, const Scene& s, int) {
  const std::string_view next = s.word(s.token_after());
  if (next == "BC" || next == "BCE" || next == "B") return no_date();
  return exactly(century_interval(c.ordinal >= 0 ? c.ordinal : c.day[0]));
}

Reading season(const Captures& said, const Scene& s, int shift) {
  Captures c = said;
  if (shift < 0) c.shift = -1;  // "this past summer"
  const auto which = static_cast<Season>(c.season);
  if (c.year[0] >= 0) return exactly(season_interval(c.year[0], which));
  if (const auto year = said_year(c, s); year && c.unit >= 0) return exactly(season_interval(*year, which));
  const std::string_view previous = s.word(s.token_before());
  if (!c.has_shift() || (s.language == Language::english && (previous == "the" || previous == "The"))) return no_date();  // "the last fall" of snow
  if (!s.today) return unresolved();
  const int here = year_of(s);
  if (c.shift == 0) {  // the one that we are in, or of this year
    const MaybeInterval before = season_interval(here - 1, which);
    return exactly(before && before->to >= *s.today ? before : season_interval(here, which));
  }
  for (int k = 0; k <= 2; ++k) {
    const MaybeInterval i = season_interval(c.shift < 0 ? here - k : here - 1 + k, which);
    if (i && (c.shift < 0 ? i->to < *s.today : i->from > *s.today)) return exactly(i);
  }
  return no_date();
}

Reading quarter(const Captures& c, const Scene& s, int) {
  const int which = c.code >= 0 ? c.code : c.ordinal;
  if (which < 1 || which > 4) return no_date();
  if (const auto year = said_year(c, s)) return exactly(quarter_interval(*year, which));
  if (c.has_shift()) return unresolved();
  return latest_begun(s, quarter_interval, which);
}

Reading half(const Captures& c, const Scene& s, int) {
  const int which = c.code >= 0 ? c.code : c.ordinal;
  if (const auto year = said_year(c, s)) return exactly(half_interval(*year, which));
  if (c.has_shift()) return unresolved();
  return latest_begun(s, half_interval, which);
}

Reading first_months(const Captures& c, const Scene& s, int) {
  const int count = c.number[0];
  if (count < 1 || count > 12) return no_date();
  if (!s.today && c.year[0] < 0) return unresolved();
  const int year = said_year(c, s).value_or(s.today ? year_of(s) : 0);
  if (count == 3) return exactly(quarter_interval(year, 1));
  if (count == 6) return exactly(half_interval(year, 1));
  return exactly(range_interval(month_interval(year, 1), month_interval(year, count)));
}

// A holiday by itself is the nearest one.
Reading holiday(const Captures& c, const Scene& s, int which) {
  if (c.year[0] >= 0) return exactly(holiday_of(c.year[0], which));
  if (c.unit >= 0 && c.unit != static_cast<int>(Unit::year)) return no_date();
  if (!s.today) return unresolved();
  if (c.has_shift()) {
    const int here = year_of(s);
    if (c.unit >= 0 || c.shift == 0) return exactly(holiday_of(here + c.shift, which));
    for (int k = 0; k <= 2; ++k) {
      const MaybeInterval i = holiday_of(c.shift < 0 ? here - k : here + k, which);
      if (i && (c.shift < 0 ? i->to < *s.today : i->from > *s.today)) return exactly(i);
    }
    return no_date();
  }
  const bool loose = which == kChristmas || which == kEaster || which == kThanksgiving || which == kHalloween || which == kAscension;
  const Token* next = s.token_after();
  if (loose && ((s.before() & kPreposition) == 0 || (next != nullptr && next->kind == TokenKind::word && !next->glued &&
                                                      (s.after() & (kPreposition | kPast | kFuture)) == 0))) {
    return no_date();  // "Christmas sales", "Easter Island"
  }
  Captures only;
  only.code = static_cast<std::int16_t>(which);
  return nearest_year(s, [](int year, const Captures& k) { return holiday_of(year, k.code); }, only);
}

}  // namespace dateline::dates
