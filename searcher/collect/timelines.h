// From counts of days to the buckets of a timeline: intervals, bucket starts, and the empty buckets between.
//
//   bool widened = false;
//   Timeline t = make_timeline(Interval::automatic, extent, [&](Tally& tally) { days.tally(tally); }, widened);
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "searcher/api/results.h"

namespace dateline {

// A timeline of more buckets than this is not made: by day, over 500 years.
inline constexpr std::size_t kMostBuckets = 200'000;

// The first and the last day there is something on.
struct Extent {
  std::optional<Day> first;
  std::optional<Day> last;
  void see(Day day) {
    first = first && *first < day ? *first : day;
    last = last && *last > day ? *last : day;
  }
};

// What falls into which bucket of one interval.
struct Tally {
  Interval interval = Interval::month;  // never automatic
  std::uint64_t undated = 0;
  std::uint64_t coarse = 0;
  std::map<Day, std::uint64_t> buckets;  // by start

  // Counts a thing of these calendar intervals once in each bucket one of them lies in; where there is none, as coarse.
  void add_intervals(std::span<const std::pair<Day, Day>> intervals);

  std::vector<Day> scratch = {};
};

// The interval "auto" stands for, from the days covered.
Interval automatic_interval(Day first, Day last);
// day, week, month, year; of year, year.
Interval wider(Interval interval);
// The first day of the bucket that a day falls in.
Day bucket_start(Interval interval, Day day);
Day next_bucket(Interval interval, Day start);
bool lies_in_one_bucket(Interval interval, Day from, Day to);

// `tally_all` is called with an empty Tally that has its interval. Where there would be more than kMostBuckets, the next
// wider interval is taken that needs fewer, and `widened` is set.
Timeline make_timeline(Interval asked, const Extent& extent, const std::function<void(Tally&)>& tally_all, bool& widened);

// code "timeline-widened".
QueryNotice timeline_widened_notice(Interval asked, Interval taken);

}  // namespace dateline
