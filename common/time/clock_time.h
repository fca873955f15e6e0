// A clock time and its zone read from tokens: "14:03:00.5 +0200", "2:03 p.m. EDT", "14.03 BST".
//
//   ClockReading r = read_clock_time(tokens, at, false);   // r.next != 0, r.seconds == 14 * 3600 + 180
//
// Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/time/date_tokens.h"

namespace dateline {

struct ClockReading {
  std::size_t next = 0;      // the token after the time; 0: there is no time at `at`
  std::int32_t seconds = 0;  // since midnight, 0..86400
  bool impossible = false;   // 25:00, 13 p.m.
};

// `dotted`: a full stop may stand for the colon ("14.03"); only where a date has been read before.
ClockReading read_clock_time(const DateTokens& tokens, std::size_t at, bool dotted);

struct ClockZone {
  std::size_t next = 0;        // the token after the zone; 0: there is none
  std::int32_t offset = 0;     // seconds east of UTC
  std::string_view iana_name;  // set instead of the offset for "ET"
};

// "Z", "GMT", "EDT", "+0200", "GMT+2:00", "(CEST)".
ClockZone read_clock_zone(const DateTokens& tokens, std::size_t at);

}  // namespace dateline
