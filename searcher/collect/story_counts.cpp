#include "searcher/collect/story_counts.h"

#include <algorithm>
#include <set>

#include "searcher/match/derived_values.h"

namespace dateline {
namespace {

// The interval a facet's values stand for; weekdays take days.
Interval interval_of(Facet facet) {
  switch (facet) {
    case Facet::year:
    case Facet::about_year: return Interval::year;
    case Facet::month:
    case Facet::about_month: return Interval::month;
    default: return Interval::day;
  }
}

}  // namespace

StoryRows::StoryRows(const archive::Snapshot& snapshot, std::vector<StoryRow> rows)
    : snapshot_(snapshot), rows_(std::move(rows)) {
  std::sort(rows_.begin(), rows_.end());
}

template <class Visit>
void StoryRows::each_story(Visit&& visit) const {
  for (std::size_t begin = 0; begin < rows_.size();) {
    std::size_t end = begin;
    while (end < rows_.size() && rows_[end].story == rows_[begin].story) ++end;
    visit(std::span(rows_).subspan(begin, end - begin));
    begin = end;
  }
}

std::uint64_t StoryRows::stories() const {
  std::uint64_t count = 0;
  each_story([&](auto) { ++count; });
  return count;
}

std::map<Stories::Number, std::uint64_t> StoryRows::articles() const {
  std::map<Stories::Number, std::uint64_t> out;
  each_story([&](std::span<const StoryRow> rows) { out.emplace_hint(out.end(), rows[0].story, rows.size()); });
  return out;
}

std::vector<std::pair<archive::Ordinal, std::uint64_t>> StoryRows::ordinals(Facet facet, const AliasMap* aliases) const {
  std::map<archive::Ordinal, std::uint64_t> counts;
  std::set<archive::Ordinal> mine;
  each_story([&](std::span<const StoryRow> rows) {
    mine.clear();
    for (const StoryRow& row : rows) {
      const archive::FacetColumn* column = columns(row).facet(facet);
      column->for_each(row.row, [&](std::uint32_t local) {
        const archive::Ordinal ordinal = column->values()[local];
        mine.insert(aliases == nullptr ? ordinal : aliases->canonical(ordinal));
      });
    }
    for (const archive::Ordinal ordinal : mine) ++counts[ordinal];
  });
  return {counts.begin(), counts.end()};
}

std::map<std::string, std::uint64_t> StoryRows::values(Facet facet) const {
  const bool about = facet == Facet::about_year || facet == Facet::about_month;
  const Interval interval = interval_of(facet);
  std::map<std::string, std::uint64_t> counts;
  std::set<std::string> mine;
  Intervals intervals;
  each_story([&](std::span<const StoryRow> rows) {
    mine.clear();
    intervals.clear();
    for (const StoryRow& row : rows) about ? mentions_of(row, intervals) : published_of(row, intervals);
    for (const auto& [from, to] : intervals)
      if (lies_in_one_bucket(interval, from, to)) mine.insert(derived_value(facet, from));
    for (const std::string& value : mine) ++counts[value];
  });
  return counts;
}

void StoryRows::published_of(const StoryRow& row, Intervals& out) const {
  const archive::Columns& from = columns(row);
  if (from.days()[row.row] != archive::kUndated) out.emplace_back(from.days()[row.row], from.last_day(row.row));
}

void StoryRows::mentions_of(const StoryRow& row, Intervals& out) const {
  const archive::Columns& from = columns(row);
  for (std::uint32_t i = from.mention_offsets()[row.row]; i < from.mention_offsets()[row.row + 1]; ++i)
    out.emplace_back(from.mention_from()[i], from.mention_to()[i]);
}

void StoryRows::add_published(Extent& extent) const {
  for (const StoryRow& row : rows_)
    if (columns(row).days()[row.row] != archive::kUndated) extent.see(columns(row).days()[row.row]);
}

void StoryRows::add_published(Tally& tally) const {
  Intervals intervals;
  each_story([&](std::span<const StoryRow> rows) {
    intervals.clear();
    for (const StoryRow& row : rows) published_of(row, intervals);
    tally.add_intervals(intervals);
    if (intervals.empty()) ++tally.undated;
  });
}

void StoryRows::add_mentions(Extent& extent) const {
  Intervals intervals;
  for (const StoryRow& row : rows_) mentions_of(row, intervals);
  for (const auto& [from, to] : intervals) {
    extent.see(from);
    extent.see(to);
  }
}

void StoryRows::add_mentions(Tally& tally) const {
  Intervals intervals;
  each_story([&](std::span<const StoryRow> rows) {
    intervals.clear();
    for (const StoryRow& row : rows) mentions_of(row, intervals);
    tally.add_intervals(intervals);
  });
}

}  // namespace dateline
