#include "common/time/date_fields.h"

#include <string>

#include "common/time/civil.h"
#include "common/time/make_moment.h"

namespace dateline {
namespace {

bool is_of(const DateToken& t) {
  return t.is("of") || t.is("de") || t.is("del") || t.is("do") || t.is("di") || t.is("du");
}

bool is_english_ordinal(const DateToken& t) {
  return !t.space_before && (t.is("st") || t.is("nd") || t.is("rd") || t.is("th"));
}
bool is_ordinal_suffix(const DateToken& t) {
  return is_english_ordinal(t) || (!t.space_before && (t.is("er") || t.is("o") || t.is("ero")));
}

bool is_number(const DateToken& t, unsigned min_digits, unsigned max_digits) {
  return t.is_number() && t.digits >= min_digits && t.digits <= max_digits;
}

// A number that opens a clock time ("14:03") is no year and no day.
bool opens_time(const DateTokens& tokens, std::size_t at) {
  return tokens[at + 1].is(':') && tokens[at + 2].is_number();
}

std::size_t skip_of(const DateTokens& tokens, std::size_t at) {
  while (is_of(tokens[at])) ++at;
  return at;
}

// The year behind a day and month, with what may stand between. Leaves `at` where there is none.
std::size_t read_year(const DateTokens& tokens, std::size_t at, ShortYear short_year, DateFields& fields) {
  std::size_t i = at;
  if (tokens[i].is('.')) ++i;
  if (tokens[i].is(',') || tokens[i].is('-')) ++i;
  i = skip_of(tokens, i);
  const DateToken& t = tokens[i];
  if (opens_time(tokens, i)) return at;
  if (is_number(t, 4, 4)) {
    fields.year = static_cast<int>(t.number);
    return i + 1;
  }
  // RFC 2822 and RFC 850 put nothing but a space or a hyphen before a short year.
  const bool plain = i == at || (i == at + 1 && tokens[at].is('-'));
  if (short_year == ShortYear::accepted && plain && is_number(t, 2, 3)) {
    fields.year = year_of_short(static_cast<int>(t.number), t.digits);
    return i + 1;
  }
  return at;
}

// "09/29/2015", "29.09.2015": three numbers with one kind of mark between them, the year last.
DateReading read_year_last(const DateTokens& tokens, std::size_t at) {
  const char mark = tokens[at + 1].kind == DateToken::Kind::mark ? tokens[at + 1].mark : '\0';
  if (mark != '/' && mark != '-' && mark != '.') return {};
  const DateToken& second = tokens[at + 2];
  const DateToken& year = tokens[at + 4];
  if (!is_number(second, 1, 2) || !tokens[at + 3].is(mark) || !year.is_number()) return {};
  if (year.digits != 4 && !(year.digits == 2 && mark == '/')) return {};
  const int a = static_cast<int>(tokens[at].number);
  const int b = static_cast<int>(second.number);
  DateReading r;
  r.next = at + 5;
  r.fields.year = static_cast<int>(year.number);
  r.fields.slashed = mark == '/';
  r.fields.day = a;
  r.fields.month = b;
  if (year.digits == 2) {
    r.fields.ambiguous = true;  // 15/09/29 may open with the year
  } else if (mark != '.') {     // full stops part day, month and year, in this order, wherever they are used
    if (a <= 12 && b > 12) {
      r.fields.day = b;
      r.fields.month = a;
    }
    r.fields.ambiguous = a <= 12 && b <= 12 && a != b;
  }
  return r;
}

// "2015/09/29", "2015-9-3", "2015 Sept. 29", "2015-Sep-29".
DateReading read_year_first(const DateTokens& tokens, std::size_t at) {
  DateReading r;
  r.fields.year = static_cast<int>(tokens[at].number);
  const DateToken& next = tokens[at + 1];
  if (next.is('/') || next.is('-') || next.is('.')) {
    if (is_number(tokens[at + 2], 1, 2) && tokens[at + 3].is(next.mark) && is_number(tokens[at + 4], 1, 2)) {
      r.fields.month = static_cast<int>(tokens[at + 2].number);
      r.fields.day = static_cast<int>(tokens[at + 4].number);
      r.fields.slashed = next.mark == '/';
      r.next = at + 5;
      return r;
    }
  }
  std::size_t i = at + 1;
  if (tokens[i].is(',') || tokens[i].is('-')) ++i;
  if (tokens[i].month == 0) return {};
  r.fields.month = tokens[i++].month;
  if (tokens[i].is('.')) ++i;
  if (tokens[i].is('-')) ++i;
  if (is_number(tokens[i], 1, 2) && !opens_time(tokens, i)) {
    r.fields.day = static_cast<int>(tokens[i++].number);
    if (is_english_ordinal(tokens[i])) ++i;
  }
  r.next = i;
  return r;
}

// "29 September 2015", "29. März", "1er octobre 2015", "29th of May, 2015", "29-Sep-15".
DateReading read_day_first(const DateTokens& tokens, std::size_t at, ShortYear short_year) {
  std::size_t i = at + 1;
  if (tokens[i].is('.') || is_ordinal_suffix(tokens[i])) ++i;
  if (tokens[i].is('-')) ++i;
  i = skip_of(tokens, i);
  if (tokens[i].month == 0) return {};
  DateReading r;
  r.fields.day = static_cast<int>(tokens[at].number);
  r.fields.month = tokens[i].month;
  if (tokens[i + 1].is('.')) ++i;  // the full stop of "Sept."
  r.next = read_year(tokens, i + 1, short_year, r.fields);
  return r;
}

// "Sept. 29, 2015", "September 29th", "September 2015", "septiembre de 2015".
DateReading read_month_first(const DateTokens& tokens, std::size_t at) {
  DateReading r;
  r.fields.month = tokens[at].month;
  std::size_t i = at + 1;
  if (tokens[i].is('.')) ++i;
  if (is_number(tokens[i], 1, 2) && !opens_time(tokens, i)) {
    r.fields.day = static_cast<int>(tokens[i++].number);
    if (is_english_ordinal(tokens[i])) {
      ++i;
    } else if (tokens[i].is_word() && !tokens[i].space_before) {
      return {};  // "March 2O": a misprint is not the second of March
    }
    r.next = read_year(tokens, i, ShortYear::refused, r.fields);
    return r;
  }
  if (tokens[i].is('-') && is_number(tokens[i + 1], 1, 2) && tokens[i + 2].is('-') &&
      is_number(tokens[i + 3], 4, 4)) {
    r.fields.day = static_cast<int>(tokens[i + 1].number);
    r.fields.year = static_cast<int>(tokens[i + 3].number);
    r.next = i + 4;
    return r;
  }
  const std::size_t end = read_year(tokens, i, ShortYear::refused, r.fields);
  if (r.fields.year < 0) return {};
  r.next = end;
  return r;
}

}  // namespace

int year_of_short(int year, int digits) {
  if (digits == 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}

DateReading read_date(const DateTokens& tokens, std::size_t at, ShortYear short_year) {
  const DateToken& t = tokens[at];
  if (t.is_word()) return t.month != 0 ? read_month_first(tokens, at) : DateReading{};
  if (!t.is_number() || opens_time(tokens, at)) return {};
  if (t.digits == 4) return read_year_first(tokens, at);
  if (t.digits > 2) return {};
  if (const DateReading r = read_year_last(tokens, at)) return r;
  return read_day_first(tokens, at, short_year);
}

DateReading weekday_at(const DateTokens& tokens, std::size_t at) {
  if (tokens[at].weekday < 0) return {};
  DateReading r;
  r.fields.weekday = tokens[at].weekday;
  std::size_t i = at + 1;
  if (tokens[i].is('-') && tokens[i + 1].is("feira")) i += 2;
  if (tokens[i].is('.')) ++i;
  if (tokens[i].is(',')) ++i;
  r.next = i;
  return r;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::size_t end = text.size();
  if (end > kMost) {
    end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  }
  std::string out;
  out.reserve(end + 5);
  out.push_back('"');
  out.append(text.substr(0, end));
  if (end < text.size()) out.append("…");
  out.push_back('"');
  return out;
}

tl::unexpected<Error> bad_date(std::string_view text, std::string_view why) {
  return fail(ErrorKind::input, "bad-date", quoted(text) + " is no date: " + std::string(why),
              "years run from 1 to 9999; write a date such as 2015-09-29");
}

tl::unexpected<Error> weekday_mismatch(std::string_view text, Day day, int weekday) {
  return fail(ErrorKind::input, "weekday-mismatch",
              quoted(text) + " contradicts itself: " + format_day(day) + " is a " +
                  std::string(weekday_name(weekday_of(day))) + ", not a " +
                  std::string(weekday_name(weekday)),
              "correct the weekday or the date, or leave the weekday out");
}

tl::unexpected<Error> ambiguous_date(std::string_view text) {
  return fail(ErrorKind::input, "ambiguous-date", quoted(text) + " can be read in more than one way",
              "write the year first, such as 2015-09-29, or the month as a word");
}

Result<Moment> date_moment(const DateFields& fields, const Zone& zone, std::string_view text) {
  if (fields.ambiguous) return ambiguous_date(text);
  if (fields.year < 0) {
    return fail(ErrorKind::input, "unreadable-date", quoted(text) + " has no year", "add the year");
  }
  if (fields.year < kMinYear || fields.year > kMaxYear) return bad_date(text, "the year is out of range");
  if (fields.month < 0) return year_moment(fields.year, zone);
  if (fields.month < 1 || fields.month > 12) return bad_date(text, "there are twelve months");
  if (fields.day < 0) return month_moment(fields.year, fields.month, zone);
  const auto day = day_of(fields.year, fields.month, fields.day);
  if (!day) return bad_date(text, "that month has no such day");
  if (fields.weekday >= 0 && weekday_of(*day) != fields.weekday)
    return weekday_mismatch(text, *day, fields.weekday);
  return day_moment(*day, zone);
}

}  // namespace dateline
