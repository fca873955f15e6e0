#include "searcher/present/cross_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "searcher/present/charts.h"
#include "searcher/present/json_output.h"

namespace dateline {
namespace {

using present::grouped;
using present::kDim;
using present::kTitle;
using present::painted;

// One column: its head and a number for each line, 0 for none.
struct Column {
  std::string head;
  std::vector<std::uint64_t> numbers;

  std::size_t width() const {
    std::size_t most = head.size();
    for (const std::uint64_t number : numbers)
      most = std::max(most, number == 0 ? 0 : grouped(number).size());
    return most;
  }
};

std::vector<Column> columns_of(const CrossTimeline& cross) {
  std::map<Day, Column> by_start;
  Column undated{"undated", {}};
  Column coarse{"wider", {}};
  Column all{"all", {}};
  for (const auto& bucket : cross.buckets)
    for (const TimelineBucket& cell : bucket.published)
      by_start[cell.start].head = bucket_name(cell.start, cross.published);
  for (auto& [start, column] : by_start) column.numbers.resize(cross.buckets.size(), 0);
  for (std::size_t line = 0; line < cross.buckets.size(); ++line) {
    for (const TimelineBucket& cell : cross.buckets[line].published)
      by_start[cell.start].numbers[line] = cell.count;
    undated.numbers.push_back(cross.buckets[line].undated);
    coarse.numbers.push_back(cross.buckets[line].coarse);
    all.numbers.push_back(cross.buckets[line].count);
  }
  std::vector<Column> out;
  for (auto& [start, column] : by_start) out.push_back(std::move(column));
  const auto has_some = [](const Column& column) {
    return std::any_of(column.numbers.begin(), column.numbers.end(), [](std::uint64_t n) { return n > 0; });
  };
  if (has_some(coarse)) out.push_back(std::move(coarse));
  if (has_some(undated)) out.push_back(std::move(undated));
  out.push_back(std::move(all));
  return out;
}

void append_right(std::string& out, const std::string& text, std::size_t width) {
  out.append(2 + width - std::min(width, text.size()), ' ');
  out += text;
}

}  // namespace

std::string cross_table(const CrossTimeline& cross, const TextStyle& style) {
  std::string about = "by " + std::string(interval_name(cross.about)) + ", published by " +
                      std::string(interval_name(cross.published));
  if (cross.coarse > 0)
    about += ", " + grouped(cross.coarse) + " wider than a " + std::string(interval_name(cross.about));
  std::string out = painted("dates mentioned", kTitle, style) + "  " + painted(about, kDim, style) + "\n";
  if (cross.buckets.empty()) return out + "  none\n";
  const std::vector<Column> columns = columns_of(cross);
  std::vector<std::string> names;
  std::size_t margin = 0;
  for (const auto& bucket : cross.buckets) {
    names.push_back(bucket_name(bucket.start, cross.about));
    margin = std::max(margin, names.back().size());
  }
  for (std::size_t begin = 0; begin < columns.size();) {
    std::size_t end = begin;
    std::size_t width = 2 + margin;
    while (end < columns.size() && (end == begin || width + 2 + columns[end].width() <= style.width))
      width += 2 + columns[end++].width();
    if (begin > 0) out += "\n";
    std::string head(2 + margin, ' ');
    for (std::size_t c = begin; c < end; ++c) append_right(head, columns[c].head, columns[c].width());
    out += painted(head, kDim, style) + "\n";
    for (std::size_t line = 0; line < names.size(); ++line) {
      std::string cells;
      bool some = false;
      for (std::size_t c = begin; c < end; ++c) {
        const std::uint64_t number = columns[c].numbers[line];
        append_right(cells, number == 0 ? std::string() : grouped(number), columns[c].width());
        some |= number > 0;
      }
      if (some)
        out += "  " + names[line] + std::string(margin - names[line].size(), ' ') +
               cells.substr(0, cells.find_last_not_of(' ') + 1) + "\n";
    }
    begin = end;
  }
  return out;
}

}  // namespace dateline
