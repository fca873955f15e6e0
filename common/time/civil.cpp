#include "common/time/civil.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

char digit(int value) { return static_cast<char>('0' + value % 10); }

// -1 where a byte is no digit.
int read_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> add_months(Day day, std::int64_t months) {
  constexpr std::int64_t kSpan = std::int64_t{12} * kMaxYear;
  if (months < -kSpan || months > kSpan) return std::nullopt;
  const Civil c = civil_of(day);
  const std::int64_t index = std::int64_t{12} * c.year + (c.month - 1) + months;
  if (index < std::int64_t{12} * kMinYear) return std::nullopt;
  const int year = static_cast<int>(index / 12);
  const int month = static_cast<int>(index % 12) + 1;
  if (year > kMaxYear) return std::nullopt;
  return day_of(year, month, std::min(c.day, month_length(year, month)));
}

IsoWeek iso_week_of(Day day) {
  // A week belongs to the year of its Thursday. Near the ends of the calendar that Thursday may lie in year 0
  // or 10000, which std::chrono still knows.
  const Day thursday = day - weekday_of(day) + 3;
  const Civil c = civil_of(thursday);
  return IsoWeek{c.year, (thursday - day_from_civil(c.year, 1, 1)) / 7 + 1};
}

int iso_weeks_in(int year) { return iso_week_of(day_from_civil(year, 12, 28)).week; }

std::optional<Day> day_of_iso_week(int year, int week, int weekday) {
  if (year < kMinYear || year > kMaxYear || weekday < 0 || weekday > 6) return std::nullopt;
  if (week < 1 || week > iso_weeks_in(year)) return std::nullopt;
  const Day fourth = day_from_civil(year, 1, 4);  // always in week 1
  const Day day = fourth - weekday_of(fourth) + (week - 1) * 7 + weekday;
  if (day < kMinDay || day > kMaxDay) return std::nullopt;
  return day;
}

std::optional<Day> day_of_year(int year, int ordinal) {
  if (year < kMinYear || year > kMaxYear) return std::nullopt;
  if (ordinal < 1 || ordinal > (is_leap(year) ? 366 : 365)) return std::nullopt;
  return day_from_civil(year, 1, 1) + ordinal - 1;
}

std::string_view weekday_name(int weekday) { return kWeekdays.at(static_cast<std::size_t>(weekday)); }
std::string_view month_name(int month) { return kMonths.at(static_cast<std::size_t>(month - 1)); }

void write_day(char* out, Day day) {
  const Civil c = civil_of(day);
  out[0] = digit(c.year / 1000);
  out[1] = digit(c.year / 100);
  out[2] = digit(c.year / 10);
  out[3] = digit(c.year);
  out[4] = '-';
  out[5] = digit(c.month / 10);
  out[6] = digit(c.month);
  out[7] = '-';
  out[8] = digit(c.day / 10);
  out[9] = digit(c.day);
}

std::string format_day(Day day) {
  std::string text(10, '0');
  write_day(text.data(), day);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return day_of(read_digits(text.substr(0, 4)), read_digits(text.substr(5, 2)),
                read_digits(text.substr(8, 2)));
}

}  // namespace dateline
