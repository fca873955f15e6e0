#include "common/time/clock_time.h"

#include "common/time/zone_offset.h"

namespace dateline {
namespace {

bool two_digits(const DateToken& t) { return t.is_number() && t.digits == 2 && !t.space_before; }

// "a.m.", "am", "PM", "p. m.": 0 or 12, and the token behind; next == at where there is none.
struct HalfDay {
  std::size_t next;
  int hours;
};
HalfDay read_half_day(const DateTokens& tokens, std::size_t at) {
  if (tokens[at].is("am")) return {at + 1, 0};
  if (tokens[at].is("pm")) return {at + 1, 12};
  if (!tokens[at].is("a") && !tokens[at].is("p")) return {at, 0};
  const int hours = tokens[at].is("p") ? 12 : 0;
  std::size_t i = at + 1;
  if (tokens[i].is('.')) ++i;
  if (!tokens[i].is("m")) return {at, 0};
  ++i;
  if (tokens[i].is('.')) ++i;
  return {i, hours};
}

// "+02:00", "-0500", "+2": sign and digits side by side.
ClockZone read_offset(const DateTokens& tokens, std::size_t at) {
  const DateToken& sign = tokens[at];
  const DateToken& number = tokens[at + 1];
  if ((!sign.is('+') && !sign.is('-')) || !number.is_number() || number.space_before) return {};
  ClockZone zone;
  std::int64_t hours = number.number;
  std::int64_t minutes = 0;
  zone.next = at + 2;
  if (number.digits == 4) {
    hours = number.number / 100;
    minutes = number.number % 100;
  } else if (number.digits > 2) {
    return {};
  } else if (tokens[at + 2].is(':') && two_digits(tokens[at + 3])) {
    minutes = tokens[at + 3].number;
    zone.next = at + 4;
  }
  if (hours > 15 || minutes > 59) return {};
  const auto seconds = static_cast<std::int32_t>(hours * 3600 + minutes * 60);
  zone.offset = sign.is('-') ? -seconds : seconds;
  return zone;
}

}  // namespace

ClockReading read_clock_time(const DateTokens& tokens, std::size_t at, bool dotted) {
  const DateToken& hour_token = tokens[at];
  if (!hour_token.is_number() || hour_token.digits > 2) return {};
  std::int64_t hour = hour_token.number;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::size_t i = at + 1;
  bool has_minutes = false;
  const bool dot = tokens[i].is('.') && dotted;
  if ((tokens[i].is(':') || dot) && two_digits(tokens[i + 1])) {
    minute = tokens[i + 1].number;
    i += 2;
    has_minutes = true;
    if (!dot && tokens[i].is(':') && two_digits(tokens[i + 1])) {
      second = tokens[i + 1].number;
      i += 2;
      if ((tokens[i].is('.') || tokens[i].is(',')) && tokens[i + 1].is_number() &&
          !tokens[i + 1].space_before)
        i += 2;
    }
  }
  const HalfDay half = read_half_day(tokens, i);
  const bool twelve_hours = half.next != i;
  if (!has_minutes && !twelve_hours) return {};

  ClockReading r;
  r.next = half.next;
  r.impossible = minute > 59 || second > 60;
  if (twelve_hours) {
    r.impossible = r.impossible || hour < 1 || hour > 12;
    hour = hour % 12 + half.hours;
  }
  r.impossible = r.impossible || hour > 24 || (hour == 24 && (minute > 0 || second > 0));
  if (r.impossible) return r;
  if (second == 60) second = 59;  // a leap second stays in its day
  r.seconds = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second);
  return r;
}

ClockZone read_clock_zone(const DateTokens& tokens, std::size_t at) {
  if (const ClockZone zone = read_offset(tokens, at); zone.next != 0) {
    // RFC 2822 lets the zone's name follow as a comment: "+0200 (CEST)".
    const bool comment =
        tokens[zone.next].is('(') && tokens[zone.next + 1].is_word() && tokens[zone.next + 2].is(')');
    return {comment ? zone.next + 3 : zone.next, zone.offset, {}};
  }
  const bool bracket = tokens[at].is('(');
  const std::size_t name = bracket ? at + 1 : at;
  if (!tokens[name].is_word()) return {};
  const auto known = zone_abbreviation(tokens[name].word());
  if (!known) return {};
  ClockZone zone{name + 1, known->seconds, known->iana_name};
  if (bracket) {
    if (!tokens[zone.next].is(')')) return {};
    ++zone.next;
    return zone;
  }
  const bool universal = tokens[name].is("gmt") || tokens[name].is("utc");
  if (universal && !tokens[zone.next].space_before) {
    if (const ClockZone shifted = read_offset(tokens, zone.next); shifted.next != 0) return shifted;
  }
  return zone;
}

}  // namespace dateline
