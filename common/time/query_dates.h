// Dates as questions ask for them: the values of published:, about:, --from, --to and --now.
//
//   Result<DayRange> r = parse_query_date("2015-09..2015-10-15", today);   // 2015-09-01 .. 2015-10-15
//   parse_query_date("last week", today);                                  // the previous whole ISO week
//
// Every form stands for whole days, both ends included; `today` is the reader's day and the only thing
// relative words depend on. Case does not matter, typographic dashes read as '-'. Thread-safe, no shared
// state.
//
//   2015  2015-09  2015-09-29  20150929  2015-W40  2015-W40-2  2015-272  Q3 2014  2014-Q3  H1 2014  2014-H1
//   September 2015   29 September 2015   Sept 29, 2015   (weekday allowed, and then checked)
//   A..B  ..B  A..   >A  >=A  <A  <=A  =A   since A  until A  before A  after A  between A and B  from A to B
//   today  yesterday  tomorrow   monday (the latest, today included)   last monday  next friday  this friday
//   last|this|next week|month|quarter|year   past|last N days|weeks|months|years (today is the last day)
//   next N days|weeks|months|years (tomorrow is the first)   N days|weeks|months|years ago (one day)
//
// Errors, all ErrorKind::query without a column: "slashed-date", "bad-date", "unreadable-date",
// "reversed-range", "weekday-mismatch", "ambiguous-date".
#pragma once

#include <cstdint>
#include <string_view>

#include "common/error.h"
#include "common/time/moment.h"

namespace dateline {

// Both ends are never open at once. What lies before year 1 or after 9999 is an empty range at that end.
Result<DayRange> parse_query_date(std::string_view text, Day today);

// True where the answer of parse_query_date depends on today (and so may not be kept past midnight).
bool is_relative_query_date(std::string_view text);

// Seconds since the epoch, for --now: an ISO instant (UTC where it names no zone), or a day, which is its
// midnight UTC. Errors, ErrorKind::usage: those of parse_moment; a month or a year is "imprecise-date".
Result<std::int64_t> parse_instant(std::string_view text);

}  // namespace dateline
