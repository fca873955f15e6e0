#include "common/time/parse_moment.h"

#include <optional>

#include "common/time/civil.h"
#include "common/time/clock_time.h"
#include "common/time/date_fields.h"
#include "common/time/date_tokens.h"
#include "common/time/iso8601.h"
#include "common/time/make_moment.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 200;  // bytes; no date is longer, and messages stay short

tl::unexpected<Error> unreadable(std::string_view text) {
  return fail(
      ErrorKind::input, "unreadable-date", "cannot read " + quoted(text) + " as a date",
      "write ISO 8601 (2015-09-29, 2015-09-29T14:03:00+02:00), mail form (29 Sep 2015 14:03:00 +0200) or "
      "Sept. 29, 2015");
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

// The parts of a date in whatever order a newspaper or a mail program puts them, each at most once.
class Parts {
 public:
  Parts(const DateTokens& tokens, std::string_view text) : tokens_(tokens), text_(text) {}

  Result<Moment> read(const Zone& zone) {
    const DateToken& first = tokens_[0];
    if (first.is("the") || first.is("on") || first.is("le") || first.is("el") || first.is("den") ||
        first.is("il"))
      ++at_;
    while (at_ < tokens_.size()) {
      if (!take_weekday() && !take_time() && !take_date() && !take_year() && !take_filler())
        return unreadable(text_);
    }
    return moment(zone);
  }

 private:
  bool take_weekday() {
    if (fields_.weekday >= 0) return false;
    const DateReading r = weekday_at(tokens_, at_);
    if (!r) return false;
    fields_.weekday = r.fields.weekday;
    return advance(r.next);
  }

  bool take_time() {
    if (time_) return false;
    const ClockReading r = read_clock_time(tokens_, at_, has_date_ && fields_.year >= 0);
    if (r.next == 0) return false;
    time_ = r;
    zone_ = read_clock_zone(tokens_, r.next);
    return advance(zone_.next != 0 ? zone_.next : r.next);
  }

  bool take_date() {
    if (has_date_) return false;
    const DateReading r = read_date(tokens_, at_, ShortYear::accepted);
    if (!r) return false;
    const int weekday = fields_.weekday;
    fields_ = r.fields;
    fields_.weekday = weekday;
    has_date_ = true;
    return advance(r.next);
  }

  // asctime puts the year last: "Tue Sep 29 14:03:00 2015".
  bool take_year() {
    const DateToken& t = tokens_[at_];
    if (!has_date_ || fields_.year >= 0 || !t.is_number() || t.digits != 4) return false;
    fields_.year = static_cast<int>(t.number);
    return advance(at_ + 1);
  }

  // A comma between two parts, "at" and its like before a time.
  bool take_filler() {
    const DateToken& t = tokens_[at_];
    const bool last = at_ + 1 >= tokens_.size();
    if (last || at_ == 0) return false;
    const bool word = t.is("at") || t.is("um") || t.is("a") || t.is("on");
    bool& seen = word ? filler_word_ : filler_comma_;
    if ((!word && !t.is(',')) || seen) return false;
    seen = true;
    ++at_;
    return true;
  }

  bool advance(std::size_t next) {
    at_ = next;
    filler_word_ = filler_comma_ = false;
    return true;
  }

  Result<Moment> moment(const Zone& zone) const {
    if (!has_date_) return unreadable(text_);
    const auto day = date_moment(fields_, zone, text_);
    if (!day || !time_) return day;
    if (day->precision != Precision::day) return unreadable(text_);
    if (time_->impossible) return bad_date(text_, "there is no such time of day");
    return at_time(day->first, zone);
  }

  Result<Moment> at_time(Day day, const Zone& zone) const {
    std::optional<Moment> moment;
    if (zone_.next == 0) {
      moment = wall_clock_moment(day, time_->seconds, zone);
    } else if (zone_.iana_name.empty()) {
      moment = wall_clock_moment(day, time_->seconds, zone_.offset);
    } else {
      const auto named = Zone::named(zone_.iana_name);
      if (!named) return tl::unexpected(named.error());
      moment = wall_clock_moment(day, time_->seconds, *named);
    }
    if (!moment) return bad_date(text_, "its day is out of range");
    return *moment;
  }

  const DateTokens& tokens_;
  std::string_view text_;
  std::size_t at_ = 0;
  DateFields fields_;
  bool has_date_ = false;
  bool filler_word_ = false;
  bool filler_comma_ = false;
  std::optional<ClockReading> time_;
  ClockZone zone_;
};

}  // namespace

Result<Moment> parse_moment(std::string_view text, const Zone& zone) {
  const std::string_view inner = trimmed(text);
  if (inner.empty()) {
    return fail(ErrorKind::input, "unreadable-date", "the date is empty", "write a date such as 2015-09-29");
  }
  if (inner.size() > kLongest) return unreadable(inner);
  if (inner.front() >= '0' && inner.front() <= '9') {
    if (auto iso = read_iso8601(inner, zone)) return *std::move(iso);
  }
  const DateTokens tokens(inner);
  if (tokens.size() == 0 || tokens.truncated()) return unreadable(inner);
  return Parts(tokens, inner).read(zone);
}

}  // namespace dateline
