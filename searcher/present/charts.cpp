#include "searcher/present/charts.h"

#include <algorithm>
#include <array>

#include "common/time/civil.h"
#include "searcher/present/clusters.h"
#include "searcher/present/json_output.h"

namespace dateline {
namespace {

using present::columns;
using present::grouped;
using present::kBar;
using present::kDim;
using present::kTitle;
using present::padded;
using present::painted;

constexpr auto kLeftBlocks = std::to_array<std::string_view>({"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"});
constexpr auto kLowerBlocks = std::to_array<std::string_view>({" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"});
constexpr std::size_t kMaxBar = 24;
constexpr std::size_t kMostBars = 12;
constexpr std::uint64_t kRows = 4;

// Eighths of a block out of `blocks` for the largest count.
std::uint64_t eighths(std::uint64_t count, std::uint64_t most, std::uint64_t blocks) {
  if (count == 0 || most == 0) return 0;
  const long double part = static_cast<long double>(count) / static_cast<long double>(most);
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part * static_cast<long double>(blocks * 8) + 0.5L));
}

std::string bar(std::uint64_t count, std::uint64_t most, std::size_t blocks) {
  const std::uint64_t length = eighths(count, most, blocks);
  std::string out;
  for (std::uint64_t i = 0; i < length / 8; ++i) out += kLeftBlocks[8];
  out += kLeftBlocks[length % 8];
  return out;
}

struct Row {
  std::string name;
  std::uint64_t count = 0;
};

std::string bars(const std::vector<Row>& rows, const TextStyle& style) {
  std::size_t name_width = 0;
  std::uint64_t most = 0;
  for (const Row& row : rows) {
    name_width = std::max(name_width, columns(row.name));
    most = std::max(most, row.count);
  }
  const std::size_t number_width = grouped(most).size();
  const std::size_t gaps = number_width + 6;
  const std::size_t room = std::max(style.width, gaps + 10) - gaps;
  const std::size_t bar_width = std::clamp<std::size_t>(room / 3, 4, kMaxBar);
  name_width = std::min(name_width, room - bar_width);
  std::string out;
  for (const Row& row : rows) {
    const std::string drawn = bar(row.count, most, bar_width);
    const std::string number = grouped(row.count);
    out += "  " + padded(row.name, name_width) + "  " + painted(drawn, kBar, style);
    out.append(bar_width - columns(drawn) + 2 + number_width - number.size(), ' ');
    out += number + "\n";
  }
  return out;
}

// Columns of four rows, the highest named at the left, the ends below.
std::string column_chart(const Timeline& timeline, const TextStyle& style) {
  std::uint64_t most = 0;
  for (const TimelineBucket& bucket : timeline.buckets) most = std::max(most, bucket.count);
  const std::size_t margin = grouped(most).size() + 8;
  const std::size_t room = std::max<std::size_t>(style.width, margin + 20) - margin;
  const std::size_t each = (timeline.buckets.size() + room - 1) / room;  // buckets a column
  std::vector<std::uint64_t> heights;
  for (std::size_t i = 0; i < timeline.buckets.size(); ++i) {
    if (i % each == 0) heights.push_back(0);
    heights.back() += timeline.buckets[i].count;
  }
  const std::uint64_t highest = *std::max_element(heights.begin(), heights.end());
  const std::string label = grouped(highest);
  std::string out;
  for (std::uint64_t row = kRows; row-- > 0;) {
    std::string line;
    for (const std::uint64_t height : heights) {
      const std::uint64_t all = eighths(height, highest, kRows);
      line += kLowerBlocks[all > row * 8 ? std::min<std::uint64_t>(all - row * 8, 8) : 0];
    }
    while (line.ends_with(' ')) line.pop_back();
    out += "  " + (row + 1 == kRows ? label : std::string(label.size(), ' ')) + " " + painted(line, kBar, style) + "\n";
  }
  const std::string first = bucket_name(timeline.buckets.front().start, timeline.interval);
  const std::string last = bucket_name(timeline.buckets.back().start, timeline.interval);
  const std::size_t gap = heights.size() > first.size() + last.size() ? heights.size() - first.size() - last.size() : 1;
  out += std::string(3 + label.size(), ' ') + painted(first + std::string(gap, ' ') + last, kDim, style) + "\n";
  if (each > 1)
    out += painted("  each column: " + std::to_string(each) + " " + std::string(interval_name(timeline.interval)) + "s",
                   kDim, style) + "\n";
  return out;
}

}  // namespace

std::string bucket_name(Day start, Interval interval) {
  const std::string day = format_day(start);
  switch (interval) {
    case Interval::year: return day.substr(0, 4);
    case Interval::month: return day.substr(0, 7);
    case Interval::week: {
      const IsoWeek week = iso_week_of(start);
      std::string number = std::to_string(week.week);
      if (number.size() < 2) number.insert(0, "0");
      std::string year = std::to_string(week.year);
      year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
      return year + "-W" + number;
    }
    default: return day;
  }
}

std::string facet_chart(const FacetResult& facet, const TextStyle& style) {
  std::string out = painted(facet_name(facet.facet), kTitle, style) + "  " +
                    painted(grouped(facet.distinct) + (facet.distinct == 1 ? " value" : " values"), kDim, style) + "\n";
  std::vector<Row> rows;
  for (const FacetCount& value : facet.values) rows.push_back({present::one_line(value.value), value.count});
  return out + bars(rows, style);
}

std::string timeline_chart(const Timeline& timeline, std::string_view title, const TextStyle& style) {
  std::string about = "by " + std::string(interval_name(timeline.interval));
  if (timeline.undated > 0) about += ", " + grouped(timeline.undated) + " undated";
  if (timeline.coarse > 0)
    about += ", " + grouped(timeline.coarse) + " wider than a " + std::string(interval_name(timeline.interval));
  std::string out = painted(title, kTitle, style) + "  " + painted(about, kDim, style) + "\n";
  if (timeline.buckets.empty()) return out;
  if (timeline.buckets.size() > kMostBars) return out + column_chart(timeline, style);
  std::vector<Row> rows;
  for (const TimelineBucket& bucket : timeline.buckets)
    rows.push_back({bucket_name(bucket.start, timeline.interval), bucket.count});
  return out + bars(rows, style);
}

}  // namespace dateline
