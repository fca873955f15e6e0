#include "common/time/query_dates.h"

#include <cstddef>
#include <string>

#include "common/time/civil.h"
#include "common/time/date_fields.h"
#include "common/time/date_tokens.h"
#include "common/time/parse_moment.h"
#include "common/time/query_day_words.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 200;  // bytes

struct Span {
  Day from = 0;
  Day to = 0;
};

tl::unexpected<Error> refuse(std::string code, std::string message, std::string hint) {
  return fail(ErrorKind::query, std::move(code), std::move(message), std::move(hint));
}

// Errors of the shared readers of dates, as errors of a query.
tl::unexpected<Error> as_query(Error error) {
  error.kind = ErrorKind::query;
  return tl::unexpected(std::move(error));
}

class QueryDate {
 public:
  QueryDate(std::string_view text, Day today) : text_(text), tokens_(text), today_(today) {}

  bool used_today() const { return used_today_; }

  Result<DayRange> read() {
    const std::size_t n = tokens_.size();
    if (n == 0)
      return refuse("unreadable-date", "the date is empty", "write a date such as 2015-09-29, or a range");
    if (text_.size() > kLongest || tokens_.truncated()) return unreadable(0, n);
    for (std::size_t i = 0; i + 1 < n; ++i) {
      if (tokens_[i].is('.') && tokens_[i + 1].is('.')) return dotted(i);
    }
    if (tokens_[0].is('>') || tokens_[0].is('<') || tokens_[0].is('=')) return compared();
    return worded();
  }

 private:
  // "A..B", "..B", "A.."; three dots are read as two.
  Result<DayRange> dotted(std::size_t dots) {
    const std::size_t n = tokens_.size();
    const std::size_t after = dots + (tokens_[dots + 2].is('.') ? 3 : 2);
    if (dots == 0 && after == n) {
      return refuse("unreadable-date", "the range has neither a start nor an end",
                    "write 2015-09..2015-10-15");
    }
    if (dots == 0) return open_to(after);
    if (after == n) return open_from(0, dots);
    return range(0, dots, after, n);
  }

  Result<DayRange> compared() {
    const bool equal = tokens_[1].is('=');
    const std::size_t at = equal ? 2 : 1;
    if (tokens_[0].is('=')) {
      if (equal) return unreadable(0, tokens_.size());
      return whole(1);
    }
    if (tokens_[0].is('>')) return equal ? open_from(at, tokens_.size()) : later_than(at);
    return equal ? open_to(at) : earlier_than(at);
  }

  Result<DayRange> worded() {
    const std::size_t n = tokens_.size();
    const DateToken& t = tokens_[0];
    if (t.is("since")) return open_from(1, n);
    if (t.is("until") || t.is("till") || t.is("through")) return open_to(1);
    if (t.is("up") && tokens_[1].is("to")) return open_to(2);
    if (t.is("before")) return earlier_than(1);
    if (t.is("after")) return later_than(1);
    if (t.is("between")) {
      const std::size_t split = find_word(1, "and", "and");
      return split == n ? unreadable(0, n) : range(1, split, split + 1, n);
    }
    const bool from = t.is("from");
    std::size_t split = find_word(from ? 1 : 0, "to", "until");
    if (split == n) split = find_word(from ? 1 : 0, "through", "till");
    if (split < n) return range(from ? 1 : 0, split, split + 1, n);
    return from ? open_from(1, n) : whole(0);
  }

  std::size_t find_word(std::size_t at, std::string_view a, std::string_view b) const {
    while (at < tokens_.size() && !tokens_[at].is(a) && !tokens_[at].is(b)) ++at;
    return at;
  }

  Result<DayRange> whole(std::size_t begin) {
    return simple(begin, tokens_.size()).map([](Span s) { return DayRange{s.from, s.to}; });
  }
  Result<DayRange> open_from(std::size_t begin, std::size_t end) {
    return simple(begin, end).map([](Span s) { return DayRange{s.from, std::nullopt}; });
  }
  Result<DayRange> open_to(std::size_t begin) {
    return simple(begin, tokens_.size()).map([](Span s) { return DayRange{std::nullopt, s.to}; });
  }
  Result<DayRange> later_than(std::size_t begin) {
    return simple(begin, tokens_.size()).map([](Span s) { return DayRange{s.to + 1, std::nullopt}; });
  }
  Result<DayRange> earlier_than(std::size_t begin) {
    return simple(begin, tokens_.size()).map([](Span s) { return DayRange{std::nullopt, s.from - 1}; });
  }

  Result<DayRange> range(std::size_t begin, std::size_t end, std::size_t begin2, std::size_t end2) {
    const auto a = simple(begin, end);
    if (!a) return tl::unexpected(a.error());
    const auto b = simple(begin2, end2);
    if (!b) return tl::unexpected(b.error());
    if (a->from > b->to) {
      return refuse("reversed-range", quoted(text_) + " ends before it starts",
                    "write the earlier date first");
    }
    return DayRange{a->from, b->to};
  }

  // One date or group of date words that fills the tokens [begin, end).
  Result<Span> simple(std::size_t begin, std::size_t end) {
    if (begin >= end) return unreadable(0, tokens_.size());
    const RelativeReading words = read_relative_days(tokens_, begin, end, today_);
    if (words.matched) {
      used_today_ = true;
      if (words.out_of_range) return as_query(bad_date(slice(begin, end), "it leaves the calendar").value());
      return Span{words.from, words.to};
    }
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (tokens_[i].is('/') && tokens_[i + 1].is_number()) return slashed(begin, end);
    }
    if (const auto part = part_of_year(begin, end)) return *part;
    if (const auto week = iso_week(begin, end)) return *week;
    return absolute(begin, end);
  }

  // "Q3 2014", "2014-Q3", "2014 H1".
  std::optional<Result<Span>> part_of_year(std::size_t begin, std::size_t end) {
    const bool year_first = tokens_[begin].is_number();
    const std::size_t hyphen = tokens_[begin + (year_first ? 1 : 2)].is('-') ? 1 : 0;
    if (end - begin != 3 + hyphen) return std::nullopt;
    const std::size_t letter = year_first ? begin + 1 + hyphen : begin;
    const DateToken& name = tokens_[letter];
    const DateToken& number = tokens_[letter + 1];
    const DateToken& year = tokens_[year_first ? begin : begin + 2 + hyphen];
    const bool quarter = name.is("q");
    if ((!quarter && !name.is("h")) || !number.is_number() || number.space_before) return std::nullopt;
    if (!year.is_number() || year.digits != 4) return std::nullopt;
    const int months = quarter ? 3 : 6;
    if (number.number < 1 || number.number > 12 / months || year.number < kMinYear) {
      return as_query(
          bad_date(slice(begin, end), quarter ? "there are four quarters" : "there are two halves").value());
    }
    const int first = static_cast<int>(number.number - 1) * months + 1;
    const int y = static_cast<int>(year.number);
    return Span{day_from_civil(y, first, 1), last_of_month(day_from_civil(y, first + months - 1, 1))};
  }

  // "2015-W40", "2015W40"; with a day behind it parse_moment reads it.
  std::optional<Result<Span>> iso_week(std::size_t begin, std::size_t end) {
    const std::size_t letter = begin + (tokens_[begin + 1].is('-') ? 2 : 1);
    const DateToken& year = tokens_[begin];
    const DateToken& week = tokens_[letter + 1];
    if (end != letter + 2 || !year.is_number() || year.digits != 4) return std::nullopt;
    if (!tokens_[letter].is("w") || !week.is_number() || week.digits != 2 || week.space_before)
      return std::nullopt;
    const int y = static_cast<int>(year.number);
    const auto monday = day_of_iso_week(y, static_cast<int>(week.number), 0);
    const auto sunday = day_of_iso_week(y, static_cast<int>(week.number), 6);
    if (!monday || !sunday)
      return as_query(bad_date(slice(begin, end), "that year has no such week").value());
    return Span{*monday, *sunday};
  }

  Result<Span> absolute(std::size_t begin, std::size_t end) {
    std::string text = slice(begin, end);
    if (tokens_[begin].is_number() && tokens_[begin].digits > 8) return unreadable(begin, end);
    const auto moment = parse_moment(text, Zone::utc());
    if (!moment) {
      const Error& error = moment.error();
      if (error.code != "unreadable-date") return as_query(error);
      return lacks_year(begin, end) ? refuse("unreadable-date", quoted(text) + " has no year", "add the year")
                                    : unreadable(begin, end);
    }
    if (moment->precision == Precision::instant) {
      return refuse("unreadable-date", quoted(text) + " has a time; dates are asked for in whole days",
                    "leave out the time: " + format_day(moment->first));
    }
    return Span{moment->first, moment->last};
  }

  bool lacks_year(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    if (const DateReading w = weekday_at(tokens_, at)) at = w.next;
    const DateReading r = read_date(tokens_, at);
    if (r && r.next == end) return r.fields.year < 0;
    return tokens_[begin].month != 0 &&
           (end == begin + 1 || (end == begin + 2 && tokens_[begin + 1].is('.')));
  }

  Result<Span> slashed(std::size_t begin, std::size_t end) {
    const DateReading r = read_date(tokens_, begin);
    std::string hint = "write the date as 2015-09-29";
    if (r && r.next == end && !r.fields.ambiguous && is_date(r.fields.year, r.fields.month, r.fields.day)) {
      hint = "write it as " + format_day(day_from_civil(r.fields.year, r.fields.month, r.fields.day));
    } else if (r && r.fields.ambiguous) {
      hint += ": with slashes, day and month are told apart differently from country to country";
    }
    return refuse("slashed-date", quoted(slice(begin, end)) + " is written with slashes", hint);
  }

  tl::unexpected<Error> unreadable(std::size_t begin, std::size_t end) const {
    return refuse(
        "unreadable-date", "cannot read " + quoted(slice(begin, end)) + " as a date",
        "write 2015, 2015-09, 2015-09-29, 2015-W40, Q3 2015, September 2015, 29 September 2015, "
        "2015-09..2015-10-15, >=2015-09-29, today, \"last week\", \"past 7 days\" or \"since 2015-09-01\"");
  }

  // The text of tokens [begin, end), dashes and spaces made plain so that parse_moment reads ISO forms.
  std::string slice(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t i = begin; i < end && i < tokens_.size(); ++i) {
      const DateToken& t = tokens_[i];
      if (t.space_before && i > begin) out += ' ';
      if (t.is('-')) {
        out += '-';
      } else {
        out += text_.substr(t.begin, t.end - t.begin);
      }
    }
    return out;
  }

  std::string_view text_;
  DateTokens tokens_;
  Day today_;
  bool used_today_ = false;
};

}  // namespace

Result<DayRange> parse_query_date(std::string_view text, Day today) { return QueryDate(text, today).read(); }

bool is_relative_query_date(std::string_view text) {
  // Any today will do to see whether it is asked for; this one is far from both ends of the calendar.
  QueryDate date(text, 0);
  static_cast<void>(date.read());
  return date.used_today();
}

Result<std::int64_t> parse_instant(std::string_view text) {
  auto moment = parse_moment(text, Zone::utc());
  if (!moment) {
    Error error = std::move(moment.error());
    error.kind = ErrorKind::usage;
    return tl::unexpected(std::move(error));
  }
  if (moment->precision == Precision::month || moment->precision == Precision::year) {
    return fail(ErrorKind::usage, "imprecise-date", quoted(text) + " is no instant",
                "write a day, or an instant such as 2015-09-29T14:03:00Z");
  }
  return moment->instant;
}

}  // namespace dateline
