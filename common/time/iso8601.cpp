#include "common/time/iso8601.h"

#include "common/time/civil.h"
#include "common/time/date_fields.h"
#include "common/time/make_moment.h"
#include "common/time/zone_offset.h"

namespace dateline {
namespace {

using Reading = std::optional<Result<Moment>>;

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::size_t digit_run() const {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9') ++n;
    return n;
  }
  // The next `n` bytes, which the caller has seen to be digits; at most 13.
  std::int64_t number(std::size_t n) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < n; ++i) value = value * 10 + (rest_[i] - '0');
    rest_.remove_prefix(n);
    return value;
  }
  int small(std::size_t n) { return static_cast<int>(number(n)); }
  bool take_separator() {
    if (take('T') || take('t')) return digit_run() > 0;
    if (peek() != ' ') return false;
    while (take(' ')) {
    }
    return digit_run() > 0;
  }

 private:
  std::string_view rest_;
};

// The zone behind a time, which must end the text.
Reading finish(Cursor in, Day day, std::int64_t seconds, const Zone& zone, std::string_view text) {
  while (in.take(' ')) {
  }
  std::optional<Moment> moment;
  if (in.done()) {
    moment = wall_clock_moment(day, seconds, zone);
  } else if (in.rest() == "Z" || in.rest() == "z") {
    moment = wall_clock_moment(day, seconds, 0);
  } else if (in.peek() == '+' || in.peek() == '-') {
    const auto offset = parse_zone_offset(in.rest());
    if (!offset) return std::nullopt;
    moment = wall_clock_moment(day, seconds, *offset);
  } else {
    return std::nullopt;
  }
  if (!moment) return bad_date(text, "its day is out of range");
  return *moment;
}

// HH, HH:MM, HH:MM:SS, HHMM, HHMMSS, with a fraction of the seconds.
Reading read_time(Cursor in, Day day, const Zone& zone, std::string_view text) {
  int minute = 0;
  int second = 0;
  bool has_seconds = false;
  const std::size_t run = in.digit_run();
  if (run != 2 && run != 4 && run != 6) return std::nullopt;
  const int hour = in.small(2);
  if (run > 2) {
    minute = in.small(2);
    if (run == 6) second = in.small(2);
    has_seconds = run == 6;
  } else if (in.take(':')) {
    if (in.digit_run() != 2) return std::nullopt;
    minute = in.small(2);
    if (in.take(':')) {
      if (in.digit_run() != 2) return std::nullopt;
      second = in.small(2);
      has_seconds = true;
    }
  }
  if (has_seconds && (in.peek() == '.' || in.peek() == ',')) {
    in.take(in.peek());
    std::size_t fraction = in.digit_run();
    if (fraction == 0) return std::nullopt;
    for (; fraction > 0; --fraction) in.number(1);
  }
  if (minute > 59 || second > 60 || hour > 24 || (hour == 24 && (minute > 0 || second > 0))) {
    return bad_date(text, "there is no such time of day");
  }
  if (second == 60) second = 59;
  return finish(in, day, hour * 3600 + minute * 60 + second, zone, text);
}

// What follows a whole day: nothing, or a time.
Reading after_day(Cursor in, std::optional<Day> day, const Zone& zone, std::string_view text) {
  if (in.done()) {
    if (!day) return bad_date(text, "there is no such day");
    return day_moment(*day, zone);
  }
  if (!in.take_separator()) return std::nullopt;
  // With an impossible day the shape still decides whether this is ours to refuse.
  const Reading reading = read_time(in, day.value_or(0), zone, text);
  if (reading && !day) return bad_date(text, "there is no such day");
  return reading;
}

// Behind "2015-W" or "2015W".
Reading read_week(Cursor in, int year, bool extended, const Zone& zone, std::string_view text) {
  const std::size_t run = in.digit_run();
  if (run < 2 || run > 3 || (run == 3 && extended)) return std::nullopt;
  const int week = in.small(2);
  if (in.done()) {
    if (year < kMinYear || week < 1 || week > iso_weeks_in(year))
      return bad_date(text, "there is no such week");
    return fail(ErrorKind::input, "imprecise-date", quoted(text) + " is a week, which is no publication date",
                "give the day, such as 2015-W40-2 or 2015-09-29, or the month");
  }
  if (run == 2 && (!extended || !in.take('-') || in.digit_run() != 1)) return std::nullopt;
  const int weekday = in.small(1);
  return after_day(in, day_of_iso_week(year, week, weekday - 1), zone, text);
}

// Behind the four digits of a year.
Reading after_year(Cursor in, int year, const Zone& zone, std::string_view text) {
  const auto with = [&](int month, int day) {
    DateFields fields;
    fields.year = year;
    fields.month = month;
    fields.day = day;
    return date_moment(fields, zone, text);
  };
  if (in.done()) return with(-1, -1);
  if (in.take('W') || in.take('w')) return read_week(in, year, false, zone, text);
  if (!in.take('-')) return std::nullopt;
  if (in.take('W') || in.take('w')) return read_week(in, year, true, zone, text);
  const std::size_t run = in.digit_run();
  if (run == 3) {
    const int ordinal = in.small(3);
    return after_day(in, day_of_year(year, ordinal), zone, text);
  }
  if (run != 2) return std::nullopt;
  const int month = in.small(2);
  if (in.done()) return with(month, -1);
  if (!in.take('-') || in.digit_run() != 2) return std::nullopt;
  const int day = in.small(2);
  return after_day(in, day_of(year, month, day), zone, text);
}

Reading from_epoch(std::int64_t seconds, std::string_view text) {
  const auto moment = instant_moment(seconds, 0);
  if (!moment) return bad_date(text, "its day is out of range");
  return *moment;
}

}  // namespace

std::optional<Result<Moment>> read_iso8601(std::string_view text, const Zone& zone) {
  Cursor in(text);
  const std::size_t run = in.digit_run();
  const bool whole = run == text.size();
  switch (run) {
    case 4: {
      const int year = in.small(4);  // before `in` is copied: the order of arguments is the compiler's
      return after_year(in, year, zone, text);
    }
    case 7: {
      const int year = in.small(4);
      const int ordinal = in.small(3);
      return after_day(in, day_of_year(year, ordinal), zone, text);
    }
    case 8:
    case 12:
    case 14: {
      const int year = in.small(4);
      const int month = in.small(2);
      const auto day = day_of(year, month, in.small(2));
      if (run == 8) return after_day(in, day, zone, text);
      const Reading reading = read_time(in, day.value_or(0), zone, text);
      if (reading && !day) return bad_date(text, "there is no such day");
      return reading;
    }
    case 10:
      if (whole) return from_epoch(in.number(10), text);
      return std::nullopt;
    case 13:
      if (whole) return from_epoch(in.number(13) / 1000, text);
      return std::nullopt;
    default:
      break;
  }
  // "12015-09-29", "10000": a year that is none, not a text that cannot be read.
  if (run == 5 && (whole || text[5] == '-')) return bad_date(text, "the year is out of range");
  return std::nullopt;
}

}  // namespace dateline
