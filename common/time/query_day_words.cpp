#include "common/time/query_day_words.h"

#include <array>
#include <optional>
#include <string_view>

#include "common/time/civil.h"

namespace dateline {
namespace {

enum class Unit { none, day, week, month, quarter, year };

Unit unit_of(std::string_view w) {
  if (w == "day" || w == "days") return Unit::day;
  if (w == "week" || w == "weeks") return Unit::week;
  if (w == "month" || w == "months") return Unit::month;
  if (w == "quarter" || w == "quarters") return Unit::quarter;
  if (w == "year" || w == "years") return Unit::year;
  return Unit::none;
}

// "7", "seven", "a"; nullopt for anything else.
std::optional<std::int64_t> count_of(const DateToken& t) {
  constexpr std::array<std::string_view, 13> kWords = {
      "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  if (t.is_number()) return t.digits <= 6 ? std::optional(t.number) : std::nullopt;
  if (t.is("a") || t.is("an")) return 1;
  for (std::size_t i = 1; i < kWords.size(); ++i) {
    if (t.is(kWords[i])) return static_cast<std::int64_t>(i);
  }
  return std::nullopt;
}

RelativeReading span(std::int64_t from, std::int64_t to) {
  if (from < kMinDay || to > kMaxDay) return {true, true, 0, 0};
  return {true, false, static_cast<Day>(from), static_cast<Day>(to)};
}

// The day `count` units later, or earlier where negative. nullopt outside the calendar.
std::optional<std::int64_t> shifted(Day day, Unit unit, std::int64_t count) {
  switch (unit) {
    case Unit::day:
      return day + count;
    case Unit::week:
      return day + 7 * count;
    case Unit::month:
      return add_months(day, count);
    case Unit::quarter:
      return add_months(day, 3 * count);
    case Unit::year:
      return add_months(day, 12 * count);
    case Unit::none:
      break;
  }
  return std::nullopt;
}

// The whole calendar unit `count` units after the one that holds today.
RelativeReading whole_unit(Unit unit, int count, Day today) {
  if (unit == Unit::day) return span(std::int64_t{today} + count, std::int64_t{today} + count);
  if (unit == Unit::week) {
    const std::int64_t monday = std::int64_t{today} - weekday_of(today) + 7 * count;
    return span(monday, monday + 6);
  }
  const Civil c = civil_of(today);
  const int months = unit == Unit::month ? 1 : unit == Unit::quarter ? 3 : 12;
  const Day first = day_from_civil(c.year, (c.month - 1) / months * months + 1, 1);
  const auto from = add_months(first, std::int64_t{months} * count);
  const auto last_month = add_months(first, std::int64_t{months} * (count + 1) - 1);
  if (!from || !last_month) return {true, true, 0, 0};
  return span(*from, last_of_month(*last_month));
}

// The weekday nearest before (-1), in the week of (0) or after (+1) today.
RelativeReading weekday_near(int weekday, int direction, Day today) {
  const int now = weekday_of(today);
  std::int64_t day = std::int64_t{today} - now + weekday;
  if (direction < 0 && day >= today) day -= 7;
  if (direction > 0 && day <= today) day += 7;
  return span(day, day);
}

// "past 7 days" ends today; "next 7 days" starts tomorrow.
RelativeReading run_of_days(Unit unit, std::int64_t count, bool future, Day today) {
  if (count < 1) return {};
  const auto edge = shifted(today, unit, future ? count : -count);
  if (!edge) return {true, true, 0, 0};
  return future ? span(std::int64_t{today} + 1, *edge) : span(*edge + 1, today);
}

RelativeReading one_word(const DateToken& t, Day today) {
  if (t.is("today") || t.is("now")) return span(today, today);
  if (t.is("yesterday")) return span(std::int64_t{today} - 1, std::int64_t{today} - 1);
  if (t.is("tomorrow")) return span(std::int64_t{today} + 1, std::int64_t{today} + 1);
  if (t.weekday >= 0 && t.weekday == weekday_of(today)) return span(today, today);
  if (t.weekday >= 0) return weekday_near(t.weekday, -1, today);
  return {};
}

// "last week", "this month", "next friday".
RelativeReading two_words(const DateToken& which, const DateToken& what, Day today) {
  const bool past = which.is("past");
  const bool last = which.is("last") || which.is("previous");
  const bool now = which.is("this") || which.is("current");
  const bool next = which.is("next");
  if (!past && !last && !now && !next) return {};
  const int direction = past || last ? -1 : next ? 1 : 0;
  if (what.weekday >= 0) return weekday_near(what.weekday, direction, today);
  if (!what.is_word()) return {};
  const Unit unit = unit_of(what.word());
  if (unit == Unit::none || what.word().back() == 's') return {};
  // "The past week" is the seven days up to today, "last week" the one before this.
  if (past) return run_of_days(unit, 1, false, today);
  return whole_unit(unit, direction, today);
}

// "past 7 days", "last two weeks", "next 3 months", "3 days ago".
RelativeReading three_words(const DateToken& a, const DateToken& b, const DateToken& c, Day today) {
  if (c.is("ago")) {
    const auto count = count_of(a);
    if (!count || !b.is_word() || unit_of(b.word()) == Unit::none) return {};
    const auto day = shifted(today, unit_of(b.word()), -*count);
    return day ? span(*day, *day) : RelativeReading{true, true, 0, 0};
  }
  const bool past = a.is("past") || a.is("last") || a.is("previous");
  if ((!past && !a.is("next")) || !c.is_word()) return {};
  const auto count = count_of(b);
  if (!count || unit_of(c.word()) == Unit::none) return {};
  return run_of_days(unit_of(c.word()), *count, !past, today);
}

}  // namespace

RelativeReading read_relative_days(const DateTokens& tokens, std::size_t begin, std::size_t end, Day today) {
  if (begin < end && tokens[begin].is("the")) ++begin;
  switch (end - begin) {
    case 1:
      return one_word(tokens[begin], today);
    case 2:
      return two_words(tokens[begin], tokens[begin + 1], today);
    case 3:
      return three_words(tokens[begin], tokens[begin + 1], tokens[begin + 2], today);
    default:
      return {};
  }
}

}  // namespace dateline
