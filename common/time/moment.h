// A moment of publication, and intervals of calendar days: every date has a precision, and none is ever
// guessed.
//
//   Moment m = *parse_moment("2015-09", Zone::utc());   // precision month, days 2015-09-01 .. 2015-09-30
//   m.to_text() == "2015-09"
//
// Days count from 1970-01-01 in the proleptic Gregorian calendar; years 1 to 9999.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

using Day = std::int32_t;

enum class Precision : std::uint8_t { none = 0, instant = 1, day = 2, month = 3, year = 4 };

// "none", "instant", "day", "month", "year".
const char* to_text(Precision precision);

struct Moment {
  Precision precision = Precision::none;
  Day first = 0;  // first day covered, on the moment's own calendar
  Day last = 0;   // last day covered; equals first for instant and day
  std::int64_t instant =
      0;  // seconds since the epoch, UTC: the instant, or the start of `first` in the archive's zone
  std::int32_t offset = 0;  // seconds east of UTC of an instant as it was written; 0 for wider precisions

  bool known() const { return precision != Precision::none; }
  // Written at its precision: 2015, 2015-09, 2015-09-29, 2015-09-29T14:03:00+02:00 (Z for offset 0). Empty
  // for none.
  std::string to_text() const;
  bool operator==(const Moment&) const = default;
};

// Whole days, both ends included; an absent end is open.
struct DayRange {
  std::optional<Day> from;
  std::optional<Day> to;
  // True where [first, last] lies wholly inside.
  bool contains(Day first, Day last) const { return (!from || *from <= first) && (!to || last <= *to); }
  bool operator==(const DayRange&) const = default;
};

}  // namespace dateline
