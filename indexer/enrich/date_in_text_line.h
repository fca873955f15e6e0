// The date inside one short line: a dateline ("MOSCOW, Sept 29 (AFP)") or a line about publication ("Posted
// on 3 May 2014").
//
//   date_within("MOSCOW, Tuesday, Sept 29 (AFP)")->fields   // month 9, day 29, weekday 1, year -1
//
// Thread-safe, never fails, no allocation.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/time/date_fields.h"

namespace dateline {

struct LineDate {
  DateFields fields;      // unchecked; the year may be missing
  std::size_t begin = 0;  // bytes of the line, half open, weekday included
  std::size_t end = 0;
};

// The first date with at least a month and a day, or a month and a year. nullopt where there is none.
std::optional<LineDate> date_within(std::string_view line);

// The weekday standing for the date ("MOSCOW, Monday (Reuters)"): begin, end, and fields.weekday alone.
std::optional<LineDate> weekday_within(std::string_view line);

}  // namespace dateline
