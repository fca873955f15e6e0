#include "common/time/moment.h"

#include "common/time/civil.h"

namespace dateline {
namespace {

void append_two(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

void append_offset(std::string& out, std::int32_t offset) {
  if (offset == 0) {
    out += 'Z';
    return;
  }
  out += offset < 0 ? '-' : '+';
  const int seconds = offset < 0 ? -offset : offset;
  append_two(out, seconds / 3600);
  out += ':';
  append_two(out, seconds / 60 % 60);
  // Local mean times of before the standard zones have seconds; dropping them would change the instant.
  if (seconds % 60 != 0) {
    out += ':';
    append_two(out, seconds % 60);
  }
}

std::string instant_text(std::int64_t instant, std::int32_t offset) {
  const std::int64_t local = instant + offset;
  std::int64_t days = local / kSecondsPerDay;
  if (local % kSecondsPerDay < 0) --days;
  const int second = static_cast<int>(local - days * kSecondsPerDay);
  std::string out = format_day(static_cast<Day>(days));
  out += 'T';
  append_two(out, second / 3600);
  out += ':';
  append_two(out, second / 60 % 60);
  out += ':';
  append_two(out, second % 60);
  append_offset(out, offset);
  return out;
}

}  // namespace

const char* to_text(Precision precision) {
  switch (precision) {
    case Precision::none:
      return "none";
    case Precision::instant:
      return "instant";
    case Precision::day:
      return "day";
    case Precision::month:
      return "month";
    case Precision::year:
      return "year";
  }
  return "none";
}

std::string Moment::to_text() const {
  switch (precision) {
    case Precision::none:
      return {};
    case Precision::instant:
      return instant_text(instant, offset);
    case Precision::day:
      return format_day(first);
    case Precision::month:
      return format_day(first).substr(0, 7);
    case Precision::year:
      return format_day(first).substr(0, 4);
  }
  return {};
}

}  // namespace dateline
