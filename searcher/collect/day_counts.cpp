#include "searcher/collect/day_counts.h"

#include <algorithm>
#include <optional>

#include "common/time/civil.h"
#include "searcher/match/derived_values.h"

namespace dateline {
namespace {

constexpr std::size_t kMostBuckets = 200'000;  // by day, over 500 years

// Buckets from a map of starts, with the empty ones between.
std::vector<TimelineBucket> filled(Interval interval, const std::map<Day, std::uint64_t>& counts) {
  std::vector<TimelineBucket> out;
  if (counts.empty()) return out;
  const Day last = counts.rbegin()->first;
  for (Day day = counts.begin()->first; day <= last && out.size() < kMostBuckets; day = next_bucket(interval, day)) {
    const auto found = counts.find(day);
    out.push_back({day, found == counts.end() ? 0 : found->second});
  }
  return out;
}

bool lies_in_one_bucket(Interval interval, Day from, Day to) {
  return bucket_start(interval, from) == bucket_start(interval, to);
}

}  // namespace

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

void DayCounts::count(const archive::Columns& columns, std::span<const archive::Row> rows) {
  const auto days = columns.days();
  for (const archive::Row row : rows) {
    const Day day = days[row];
    if (day == archive::kUndated) {
      ++undated_;
      continue;
    }
    switch (columns.precision(row)) {
      case Precision::month: ++months_[day]; break;
      case Precision::year: ++years_[day]; break;
      default: ++days_[static_cast<std::size_t>(day - first_)]; break;
    }
  }
}

void DayCounts::merge(const DayCounts& other) {
  if (!other.days_.empty()) {
    if (days_.empty()) {
      first_ = other.first_;
      days_ = other.days_;
    } else {
      const Day last = std::max(first_ + static_cast<Day>(days_.size()), other.first_ + static_cast<Day>(other.days_.size()));
      const Day first = std::min(first_, other.first_);
      if (first < first_) days_.insert(days_.begin(), static_cast<std::size_t>(first_ - first), 0);
      first_ = first;
      days_.resize(static_cast<std::size_t>(last - first_), 0);
      for (std::size_t i = 0; i < other.days_.size(); ++i) {
        days_[static_cast<std::size_t>(other.first_ - first_) + i] += other.days_[i];
      }
    }
  }
  for (const auto& [day, count] : other.months_) months_[day] += count;
  for (const auto& [day, count] : other.years_) years_[day] += count;
  undated_ += other.undated_;
}

Timeline DayCounts::timeline(Interval interval) const {
  Timeline out;
  out.undated = undated_;
  if (interval == Interval::automatic) {
    std::optional<Day> first;
    std::optional<Day> last;
    const auto see = [&](Day day) {
      first = first ? std::min(*first, day) : day;
      last = last ? std::max(*last, day) : day;
    };
    for (std::size_t i = 0; i < days_.size(); ++i)
      if (days_[i] > 0) see(first_ + static_cast<Day>(i));
    for (const auto& [day, count] : months_) see(day);
    for (const auto& [day, count] : years_) see(day);
    interval = first ? automatic_interval(*first, *last) : Interval::month;
  }
  out.interval = interval;
  std::map<Day, std::uint64_t> buckets;
  for (std::size_t i = 0; i < days_.size(); ++i)
    if (days_[i] > 0) buckets[bucket_start(interval, first_ + static_cast<Day>(i))] += days_[i];
  for (const auto& [day, count] : months_) {
    if (interval == Interval::month || interval == Interval::year) buckets[bucket_start(interval, day)] += count;
    else out.coarse += count;
  }
  for (const auto& [day, count] : years_) {
    if (interval == Interval::year) buckets[day] += count;
    else out.coarse += count;
  }
  out.buckets = filled(interval, buckets);
  return out;
}

std::map<std::string, std::uint64_t> DayCounts::facet(Facet facet) const {
  std::map<std::string, std::uint64_t> out;
  for (std::size_t i = 0; i < days_.size(); ++i)
    if (days_[i] > 0) out[derived_value(facet, first_ + static_cast<Day>(i))] += days_[i];
  if (facet == Facet::month || facet == Facet::year)
    for (const auto& [day, count] : months_) out[derived_value(facet, day)] += count;
  if (facet == Facet::year)
    for (const auto& [day, count] : years_) out[derived_value(facet, day)] += count;
  return out;
}

void MentionCounts::count(const archive::Columns& columns, std::span<const archive::Row> rows) {
  for (const archive::Row row : rows) {
    const std::uint32_t begin = columns.mention_offsets()[row];
    const std::uint32_t end = columns.mention_offsets()[row + 1];
    if (begin == end) continue;
    for (std::uint32_t i = begin; i < end; ++i) mentions_.emplace_back(columns.mention_from()[i], columns.mention_to()[i]);
    ends_.push_back(mentions_.size());
  }
}

void MentionCounts::merge(const MentionCounts& other) {
  const std::size_t base = mentions_.size();
  mentions_.insert(mentions_.end(), other.mentions_.begin(), other.mentions_.end());
  for (const std::size_t end : other.ends_) ends_.push_back(base + end);
}

Timeline MentionCounts::timeline(Interval interval) const {
  Timeline out;
  if (interval == Interval::automatic) {
    std::optional<Day> first;
    std::optional<Day> last;
    for (const auto& [from, to] : mentions_) {
      first = first ? std::min(*first, from) : from;
      last = last ? std::max(*last, to) : to;
    }
    interval = first ? automatic_interval(*first, *last) : Interval::month;
  }
  out.interval = interval;
  std::map<Day, std::uint64_t> buckets;
  std::vector<Day> mine;
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    mine.clear();
    bool coarse = false;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& [from, to] = mentions_[i];
      if (lies_in_one_bucket(interval, from, to)) mine.push_back(bucket_start(interval, from));
      else coarse = true;
    }
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    for (const Day start : mine) ++buckets[start];
    if (coarse && mine.empty()) ++out.coarse;
    begin = end;
  }
  out.buckets = filled(interval, buckets);
  return out;
}

std::map<std::string, std::uint64_t> MentionCounts::facet(Facet facet) const {
  const Interval interval = facet == Facet::about_year ? Interval::year : Interval::month;
  std::map<std::string, std::uint64_t> out;
  for (const TimelineBucket& bucket : timeline(interval).buckets)
    if (bucket.count > 0) out[derived_value(facet, bucket.start)] = bucket.count;
  return out;
}

}  // namespace dateline
