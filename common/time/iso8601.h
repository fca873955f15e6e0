// ISO 8601 dates and times, basic and extended, and the all-digit forms beside them.
//
//   read_iso8601("20150929T140300+0200", Zone::utc())->value().to_text() == "2015-09-29T14:03:00+02:00"
//
// Source: ISO 8601-1:2019, 5.2 (dates), 5.3 (times), 5.4 (both). Besides: a space for the T (RFC 3339, 5.6),
// 12 and 14 digits as a basic date and time without T, and the epoch in 10 digits (seconds) or 13
// (milliseconds), as UTC. Fractions of a second are dropped; second 60 counts as 59. Thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "common/error.h"
#include "common/time/moment.h"
#include "common/time/zone.h"

namespace dateline {

// nullopt: the text does not have the shape of any of these (it may be a date written otherwise).
// Errors, all ErrorKind::input: "bad-date" (impossible), "imprecise-date" (a week without its day).
std::optional<Result<Moment>> read_iso8601(std::string_view text, const Zone& zone);

}  // namespace dateline
