#include "searcher/collect/timelines.h"

#include <algorithm>
#include <vector>

#include "common/time/civil.h"

namespace dateline {
namespace {

// Buckets from the first to the last.
std::uint64_t bucket_count(const Tally& tally) {
  if (tally.buckets.empty()) return 0;
  const auto days = static_cast<std::uint64_t>(tally.buckets.rbegin()->first - tally.buckets.begin()->first);
  switch (tally.interval) {
    case Interval::week: return days / 7 + 1;
    case Interval::month: return days / 30 + 1;
    case Interval::year: return days / 365 + 1;
    default: return days + 1;
  }
}

}  // namespace

Interval wider(Interval interval) {
  if (interval == Interval::day) return Interval::week;
  return interval == Interval::week ? Interval::month : Interval::year;
}

Interval automatic_interval(Day first, Day last) {
  const Day span = last - first + 1;
  if (span <= 62) return Interval::day;
  if (span <= 366) return Interval::week;
  if (span <= 20 * 366) return Interval::month;
  return Interval::year;
}

Day bucket_start(Interval interval, Day day) {
  switch (interval) {
    case Interval::week: return day - weekday_of(day);
    case Interval::month: return first_of_month(day);
    case Interval::year: return day_from_civil(civil_of(day).year, 1, 1);
    default: return day;
  }
}

Day next_bucket(Interval interval, Day start) {
  switch (interval) {
    case Interval::week: return start + 7;
    case Interval::month: return last_of_month(start) + 1;
    case Interval::year: return start + (is_leap(civil_of(start).year) ? 366 : 365);
    default: return start + 1;
  }
}

bool lies_in_one_bucket(Interval interval, Day from, Day to) {
  return bucket_start(interval, from) == bucket_start(interval, to);
}

void Tally::add_intervals(std::span<const std::pair<Day, Day>> intervals) {
  std::vector<Day>& mine = scratch;
  mine.clear();
  for (const auto& [from, to] : intervals)
    if (lies_in_one_bucket(interval, from, to)) mine.push_back(bucket_start(interval, from));
  std::sort(mine.begin(), mine.end());
  mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
  for (const Day start : mine) ++buckets[start];
  if (mine.empty() && !intervals.empty()) ++coarse;
}

Timeline make_timeline(Interval asked, const Extent& extent, const std::function<void(Tally&)>& tally_all,
                       bool& widened) {
  Tally tally;
  tally.interval = asked;
  if (asked == Interval::automatic)
    tally.interval = extent.first ? automatic_interval(*extent.first, *extent.last) : Interval::month;
  tally_all(tally);
  while (bucket_count(tally) > kMostBuckets && tally.interval != Interval::year) {
    Tally again;
    again.interval = wider(tally.interval);
    tally_all(again);
    tally = std::move(again);
    widened = true;
  }
  Timeline out;
  out.interval = tally.interval;
  out.undated = tally.undated;
  out.coarse = tally.coarse;
  if (tally.buckets.empty()) return out;
  const Day last = tally.buckets.rbegin()->first;
  auto next = tally.buckets.begin();
  for (Day day = next->first; day <= last; day = next_bucket(tally.interval, day)) {
    const bool here = next != tally.buckets.end() && next->first == day;
    out.buckets.push_back({day, here ? next->second : 0});
    if (here) ++next;
  }
  return out;
}

QueryNotice timeline_widened_notice(Interval asked, Interval taken) {
  const std::string wanted = to_text(asked);
  return {"timeline-widened",
          "a timeline by " + wanted + " would have over " + std::to_string(kMostBuckets) + " buckets: it is by " + to_text(taken),
          0};
}

}  // namespace dateline
