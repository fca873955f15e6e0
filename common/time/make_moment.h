// Moments from calendar values: the one place that fills in Moment's derived members.
//
//   Moment m = month_moment(2015, 9, Zone::utc());   // 2015-09-01 .. 2015-09-30
//   Moment t = *wall_clock_moment(day, 14 * 3600, Zone::utc());
//
// Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <optional>

#include "common/time/moment.h"
#include "common/time/zone.h"

namespace dateline {

// Whole days; `instant` becomes the start of the first one in `zone`. The caller has checked the date.
Moment day_moment(Day day, const Zone& zone);
Moment month_moment(int year, int month, const Zone& zone);
Moment year_moment(int year, const Zone& zone);

// An instant (UTC seconds since the epoch) as written with `offset` seconds east of UTC; its day is the day
// there. nullopt where that day lies outside the years 1 to 9999.
std::optional<Moment> instant_moment(std::int64_t instant, std::int32_t offset);

// The wall time `seconds` after the start of `day`, on a clock `offset` seconds east of UTC, or in a zone.
// 86400 is the midnight that ends the day.
std::optional<Moment> wall_clock_moment(Day day, std::int64_t seconds, std::int32_t offset);
std::optional<Moment> wall_clock_moment(Day day, std::int64_t seconds, const Zone& zone);

}  // namespace dateline
