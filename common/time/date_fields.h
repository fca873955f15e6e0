// One calendar date read from tokens, and its check: the grammar that records, queries and datelines share.
//
//   DateTokens t("Sept. 29, 2015");
//   DateReading r = read_date(t, 0);              // r.next == t.size(), fields {2015, 9, 29}
//   Result<Moment> m = date_moment(r.fields, Zone::utc(), "Sept. 29, 2015");
//
// Read: "29 September 2015", "29. März 2015", "1er octobre 2015", "29 de mayo de 2015", "29-Sep-2015", "Sept
// 29, 2015", "September 2015", "2015-Sep-29", "2015-9-3", "2015/09/29", "29.09.2015", "29/09/2015", and the
// first five without their year. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/error.h"
#include "common/time/date_tokens.h"
#include "common/time/moment.h"
#include "common/time/zone.h"

namespace dateline {

struct DateFields {
  int year = -1;           // -1: not written; may be out of range until checked
  int month = -1;          // likewise
  int day = -1;            // likewise
  int weekday = -1;        // Monday = 0; -1: not written
  bool ambiguous = false;  // "09/10/2015": day and month cannot be told apart
  bool slashed = false;    // written with slashes
  bool operator==(const DateFields&) const = default;
};

struct DateReading {
  std::size_t next = 0;  // the token after the date; 0: there is no date at `at`
  DateFields fields;
  explicit operator bool() const { return next != 0; }
};

enum class ShortYear : bool { refused, accepted };  // "29 Sep 15", as mail writes it

// A weekday before the date is not part of it (see `weekday_at`). A bare year is not a date here.
DateReading read_date(const DateTokens& tokens, std::size_t at, ShortYear short_year = ShortYear::refused);

// "Tuesday", "Tues.", "segunda-feira" and a comma behind it. next == 0: none; otherwise only fields.weekday
// is set.
DateReading weekday_at(const DateTokens& tokens, std::size_t at);

// Two- and three-digit years as RFC 2822, 4.3 has them: 15 is 2015, 50 is 1950, 115 is 2015.
int year_of_short(int year, int digits);

// Checks calendar and weekday. Errors, all ErrorKind::input: "bad-date", "weekday-mismatch",
// "ambiguous-date", and "unreadable-date" where the year is missing. `text` is only for the message. A day
// needs a month.
Result<Moment> date_moment(const DateFields& fields, const Zone& zone, std::string_view text);

// The three errors in their one wording.
tl::unexpected<Error> bad_date(std::string_view text, std::string_view why);
tl::unexpected<Error> weekday_mismatch(std::string_view text, Day day, int weekday);
tl::unexpected<Error> ambiguous_date(std::string_view text);

// At most 60 bytes of a text between quotation marks, for messages; never half a character.
std::string quoted(std::string_view text);

}  // namespace dateline
