#include "searcher/collect/day_counts.h"

#include <algorithm>
#include <optional>

#include "searcher/match/derived_values.h"

namespace dateline {

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

Extent DayCounts::extent() const {
  Extent out;
  for (std::size_t i = 0; i < days_.size(); ++i)
    if (days_[i] > 0) out.see(first_ + static_cast<Day>(i));
  for (const auto& [day, count] : months_) out.see(day);
  for (const auto& [day, count] : years_) out.see(day);
  return out;
}

void DayCounts::tally(Tally& out) const {
  const Interval interval = out.interval;
  out.undated += undated_;
  for (std::size_t i = 0; i < days_.size(); ++i)
    if (days_[i] > 0) out.buckets[bucket_start(interval, first_ + static_cast<Day>(i))] += days_[i];
  for (const auto& [day, count] : months_) {
    if (interval == Interval::month || interval == Interval::year) out.buckets[bucket_start(interval, day)] += count;
    else out.coarse += count;
  }
  for (const auto& [day, count] : years_) {
    if (interval == Interval::year) out.buckets[day] += count;
    else out.coarse += count;
  }
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

Extent MentionCounts::extent() const {
  Extent out;
  for (const auto& [from, to] : mentions_) {
    out.see(from);
    out.see(to);
  }
  return out;
}

void MentionCounts::tally(Tally& out) const {
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    out.add_intervals(std::span(mentions_).subspan(begin, end - begin));
    begin = end;
  }
}

std::map<std::string, std::uint64_t> MentionCounts::facet(Facet facet) const {
  Tally counts;
  counts.interval = facet == Facet::about_year ? Interval::year : Interval::month;
  tally(counts);
  std::map<std::string, std::uint64_t> out;
  for (const auto& [start, count] : counts.buckets) out[derived_value(facet, start)] = count;
  return out;
}

}  // namespace dateline
