#include "indexer/enrich/dates/interval.h"

namespace dateline::dates {
namespace {

bool in_calendar(int year) { return year >= kMinYear && year <= kMaxYear; }

// Whole months from `month` of `year`.
MaybeInterval months(int year, int month, int count, DatePrecision precision) {
  const int last = month - 1 + count - 1;
  const int last_year = year + last / 12, last_month = last % 12 + 1;
  if (!in_calendar(year) || !in_calendar(last_year) || month < 1 || month > 12) return std::nullopt;
  return Interval{day_from_civil(year, month, 1),
                  day_from_civil(last_year, last_month, month_length(last_year, last_month)), precision};
}

MaybeInterval days(std::int64_t first, int count, DatePrecision precision) {
  if (first < kMinDay || first + count - 1 > kMaxDay) return std::nullopt;
  return Interval{static_cast<Day>(first), static_cast<Day>(first + count - 1), precision};
}

}  // namespace

MaybeInterval day_interval(int year, int month, int day) {
  const auto d = day_of(year, month, day);
  return d ? days(*d, 1, DatePrecision::day) : std::nullopt;
}
MaybeInterval month_interval(int year, int month) { return months(year, month, 1, DatePrecision::month); }
MaybeInterval quarter_interval(int year, int quarter) {
  if (quarter < 1 || quarter > 4) return std::nullopt;
  return months(year, 3 * quarter - 2, 3, DatePrecision::quarter);
}
MaybeInterval half_interval(int year, int half) {
  if (half < 1 || half > 2) return std::nullopt;
  return months(year, 6 * half - 5, 6, DatePrecision::half);
}
MaybeInterval season_interval(int year, Season season) {
  return months(year, 3 + 3 * static_cast<int>(season), 3, DatePrecision::season);
}
MaybeInterval year_interval(int year) { return months(year, 1, 12, DatePrecision::year); }
MaybeInterval decade_interval(int year) {
  return year < 10 ? std::nullopt : months(year - year % 10, 1, 120, DatePrecision::decade);
}
MaybeInterval century_interval(int century) {
  if (century < 2 || century > 99) return std::nullopt;
  return months((century - 1) * 100, 1, 1200, DatePrecision::century);
}
MaybeInterval range_interval(const MaybeInterval& first, const MaybeInterval& last) {
  if (!first || !last || first->from > last->to) return std::nullopt;
  return Interval{first->from, last->to, DatePrecision::range};
}

MaybeInterval shifted(Day day, Unit unit, int count) {
  const std::int64_t monday = day - weekday_of(day);
  const Civil c = civil_of(day);
  const int month = (c.year * 12 + c.month - 1) + count;
  switch (unit) {
    case Unit::day: return days(std::int64_t{day} + count, 1, DatePrecision::day);
    case Unit::week: return days(monday + 7 * count, 7, DatePrecision::week);
    case Unit::weekend: return days(monday + 7 * count + 5, 2, DatePrecision::range);
    case Unit::fortnight: return days(monday + 14 * count, 7, DatePrecision::week);
    case Unit::month: return month < 0 ? std::nullopt : month_interval(month / 12, month % 12 + 1);
    case Unit::quarter: {
      const int quarter = c.year * 4 + (c.month - 1) / 3 + count;
      return quarter < 0 ? std::nullopt : quarter_interval(quarter / 4, quarter % 4 + 1);
    }
    case Unit::half: {
      const int half = c.year * 2 + (c.month - 1) / 6 + count;
      return half < 0 ? std::nullopt : half_interval(half / 2, half % 2 + 1);
    }
    case Unit::year: return year_interval(c.year + count);
    case Unit::decade: return decade_interval(c.year + 10 * count);
    case Unit::century: return century_interval(c.year / 100 + 1 + count);
  }
  return std::nullopt;
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_from_civil(year, n / 31, n % 31 + 1);
}

}  // namespace dateline::dates
