// Calendar intervals by unit: what a date expression stands for.
//
//   month_interval(2014, 8)                          // 2014-08-01 .. 2014-08-31, month
//   shifted(day, Unit::week, -1)                     // the ISO week before the one that holds `day`
//
// Weeks are ISO weeks, Monday to Sunday; a decade is 1990-1999, the 20th century 1900-1999; seasons are those of
// meteorology in the north (winter 2010 is December 2010 to February 2011). nullopt: outside the years 1 to 9999.
// Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <optional>

#include "common/article.h"
#include "common/time/civil.h"

namespace dateline::dates {

struct Interval {
  Day from = 0;
  Day to = 0;
  DatePrecision precision = DatePrecision::day;
  bool operator==(const Interval&) const = default;
};

using MaybeInterval = std::optional<Interval>;

enum class Unit : std::uint8_t { day, week, weekend, fortnight, month, quarter, half, year, decade, century };
enum class Season : std::uint8_t { spring, summer, autumn, winter };

MaybeInterval day_interval(int year, int month, int day);
MaybeInterval month_interval(int year, int month);
MaybeInterval quarter_interval(int year, int quarter);  // 1..4
MaybeInterval half_interval(int year, int half);        // 1..2
MaybeInterval season_interval(int year, Season season);
MaybeInterval year_interval(int year);
MaybeInterval decade_interval(int year);        // the decade that holds the year
MaybeInterval century_interval(int century);    // 20: 1900-1999
// Both ends included; nullopt where they are the wrong way round.
MaybeInterval range_interval(const MaybeInterval& first, const MaybeInterval& last);

// The interval of that unit which lies `count` units after the one that holds `day`.
MaybeInterval shifted(Day day, Unit unit, int count);

// Western Easter Sunday (Gregorian computus, Meeus/Jones/Butcher); years 1583 and later.
Day easter(int year);

}  // namespace dateline::dates
