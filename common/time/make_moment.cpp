#include "common/time/make_moment.h"

#include "common/time/civil.h"

namespace dateline {
namespace {

Moment days_moment(Precision precision, Day first, Day last, const Zone& zone) {
  const std::int64_t local = std::int64_t{first} * kSecondsPerDay;
  Moment moment;
  moment.precision = precision;
  moment.first = first;
  moment.last = last;
  moment.instant = local - zone.offset_at_local(local);
  return moment;
}

}  // namespace

Moment day_moment(Day day, const Zone& zone) { return days_moment(Precision::day, day, day, zone); }

Moment month_moment(int year, int month, const Zone& zone) {
  const Day first = day_from_civil(year, month, 1);
  return days_moment(Precision::month, first, last_of_month(first), zone);
}

Moment year_moment(int year, const Zone& zone) {
  return days_moment(Precision::year, day_from_civil(year, 1, 1), day_from_civil(year, 12, 31), zone);
}

std::optional<Moment> instant_moment(std::int64_t instant, std::int32_t offset) {
  constexpr std::int64_t kFirst = std::int64_t{kMinDay} * kSecondsPerDay;
  constexpr std::int64_t kEnd = (std::int64_t{kMaxDay} + 1) * kSecondsPerDay;
  // Compare without adding first, so that no input can overflow.
  if (instant < kFirst - offset || instant >= kEnd - offset) return std::nullopt;
  const std::int64_t local = instant + offset;
  std::int64_t day = local / kSecondsPerDay;
  if (local % kSecondsPerDay < 0) --day;
  Moment moment;
  moment.precision = Precision::instant;
  moment.first = moment.last = static_cast<Day>(day);
  moment.instant = instant;
  moment.offset = offset;
  return moment;
}

std::optional<Moment> wall_clock_moment(Day day, std::int64_t seconds, std::int32_t offset) {
  return instant_moment(std::int64_t{day} * kSecondsPerDay + seconds - offset, offset);
}

std::optional<Moment> wall_clock_moment(Day day, std::int64_t seconds, const Zone& zone) {
  const std::int64_t local = std::int64_t{day} * kSecondsPerDay + seconds;
  const std::int64_t instant = local - zone.offset_at_local(local);
  // Asked again, because a time inside a gap is shown by the clock that holds after it.
  return instant_moment(instant, zone.offset_at(instant));
}

}  // namespace dateline
