// Days and the calendar: conversions, ISO weeks, names, and the one written form of a day.
//
//   Day d = *day_of(2015, 9, 29);
//   format_day(d) == "2015-09-29";  weekday_of(d) == 1 (Tuesday);  iso_week_of(d) == IsoWeek{2015, 40}
//
// Proleptic Gregorian calendar (ISO 8601-1:2019, 4.2.1) through std::chrono; years 1 to 9999. Functions that
// take a Day expect it within kMinDay..kMaxDay. Pure functions, thread-safe, no allocation unless they return
// a string.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/time/moment.h"

namespace dateline {

struct Civil {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
  bool operator==(const Civil&) const = default;
};

inline constexpr int kMinYear = 1;
inline constexpr int kMaxYear = 9999;
inline constexpr std::int64_t kSecondsPerDay = 86400;

constexpr bool is_leap(int year) { return std::chrono::year(year).is_leap(); }

// 28..31; 0 where there is no such month.
constexpr int month_length(int year, int month) {
  if (month < 1 || month > 12) return 0;
  constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kLengths[month - 1];
}

constexpr bool is_date(int year, int month, int day) {
  return year >= kMinYear && year <= kMaxYear && day >= 1 && day <= month_length(year, month);
}

// The caller has checked is_date().
constexpr Day day_from_civil(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  return static_cast<Day>(std::chrono::sys_days(ymd).time_since_epoch().count());
}
constexpr Civil civil_of(Day day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(day))};
  return Civil{static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
               static_cast<int>(static_cast<unsigned>(ymd.day()))};
}
// nullopt for an impossible date.
constexpr std::optional<Day> day_of(int year, int month, int day) {
  if (!is_date(year, month, day)) return std::nullopt;
  return day_from_civil(year, month, day);
}

inline constexpr Day kMinDay = day_from_civil(kMinYear, 1, 1);
inline constexpr Day kMaxDay = day_from_civil(kMaxYear, 12, 31);

constexpr Day first_of_month(Day day) {
  const Civil c = civil_of(day);
  return day - c.day + 1;
}
constexpr Day last_of_month(Day day) {
  const Civil c = civil_of(day);
  return day - c.day + month_length(c.year, c.month);
}

// The same day of the month `months` later (earlier if negative), or the month's last day where it is
// shorter: 31 January + 1 = 28 or 29 February. nullopt outside the years 1 to 9999.
std::optional<Day> add_months(Day day, std::int64_t months);

// Monday = 0 .. Sunday = 6.
constexpr int weekday_of(Day day) {
  const int w = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return w < 0 ? w + 7 : w;
}

// Weeks start on Monday; week 1 holds the year's first Thursday (ISO 8601-1:2019, 3.1.1.23).
struct IsoWeek {
  int year = 0;
  int week = 0;  // 1..53
  bool operator==(const IsoWeek&) const = default;
};
IsoWeek iso_week_of(Day day);
int iso_weeks_in(int year);
// `weekday` is Monday = 0. nullopt where the year has no such week or the day leaves the years 1 to 9999.
std::optional<Day> day_of_iso_week(int year, int week, int weekday);
// `ordinal` is 1 for 1 January; nullopt past the year's end.
std::optional<Day> day_of_year(int year, int ordinal);

// "Monday" for 0; "January" for 1. English.
std::string_view weekday_name(int weekday);
std::string_view month_name(int month);

// Exactly ten bytes, "2015-09-29", without a final zero. `out` must hold ten.
void write_day(char* out, Day day);
std::string format_day(Day day);
// Exactly that form and a possible date, else nullopt.
std::optional<Day> parse_day(std::string_view text);

}  // namespace dateline
