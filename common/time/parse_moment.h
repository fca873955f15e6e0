// Publication dates as records carry them: ISO 8601, RFC 2822, RFC 850, asctime, the epoch, and what
// newspapers print.
//
//   Result<Moment> m = parse_moment("Tuesday, Sept. 29, 2015 2:03 p.m. EDT", Zone::utc());
//   m->to_text() == "2015-09-29T14:03:00-04:00"
//
// The whole text must be a date; nothing is guessed and today plays no part. Months may be named in English,
// German, French, Spanish, Portuguese or Italian. A time without a zone is read in `zone`; an instant's day
// is the day on its own clock. Two-digit years only in the forms of mail ("29 Sep 15"). Thread-safe, no
// shared state.
//
// Errors, all ErrorKind::input: "unreadable-date", "bad-date" (31 February, year 0), "weekday-mismatch",
// "ambiguous-date" (09/10/2015), "imprecise-date" (2015-W40: a week is no precision of a publication date).
#pragma once

#include <string_view>

#include "common/error.h"
#include "common/time/moment.h"
#include "common/time/zone.h"

namespace dateline {

Result<Moment> parse_moment(std::string_view text, const Zone& zone);

}  // namespace dateline
