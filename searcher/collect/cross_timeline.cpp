#include "searcher/collect/cross_timeline.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include "searcher/collect/timelines.h"

namespace dateline {
namespace {

using archive::Columns;
using archive::Row;

// In place of the start of a publication bucket; before every day there is.
constexpr Day kUndatedCell = std::numeric_limits<Day>::min();
constexpr Day kCoarseCell = kUndatedCell + 1;

// Counts by (about, published), and what is coarse by its dates mentioned.
class Cells {
 public:
  explicit Cells(const CrossRequest& by) : by_(by) {}

  // An article is one row, a story several.
  void begin() {
    about_.clear();
    published_ = kUndatedCell;
    mentions_ = false;
  }
  void add(const Columns& columns, Row row) {
    for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i) {
      mentions_ = true;
      const Day from = columns.mention_from()[i];
      const Day start = bucket_start(by_.about, from);
      if (columns.mention_to()[i] == from || bucket_start(by_.about, columns.mention_to()[i]) == start)
        about_.push_back(start);
    }
    const Day day = columns.days()[row];
    if (day == archive::kUndated) return;
    if (!lies_in_one_bucket(by_.published, day, columns.last_day(row))) {
      if (published_ == kUndatedCell) published_ = kCoarseCell;
      return;
    }
    const Day start = bucket_start(by_.published, day);
    published_ = published_ > kCoarseCell ? std::min(published_, start) : start;
  }
  void end() {
    std::sort(about_.begin(), about_.end());
    about_.erase(std::unique(about_.begin(), about_.end()), about_.end());
    for (const Day start : about_) ++counts_[key(start, published_)];
    if (about_.empty() && mentions_) ++coarse_;
  }

  std::size_t size() const { return counts_.size(); }

  CrossTimeline finish() const {
    CrossTimeline out{by_.published, by_.about, coarse_, {}};
    std::map<Day, std::map<Day, std::uint64_t>> sorted;
    for (const auto& [cell, count] : counts_) sorted[about_of(cell)][published_of(cell)] = count;
    for (const auto& [about, cells] : sorted) {
      CrossTimeline::Bucket bucket;
      bucket.start = about;
      for (const auto& [published, count] : cells) {
        bucket.count += count;
        if (published == kUndatedCell)
          bucket.undated = count;
        else if (published == kCoarseCell)
          bucket.coarse = count;
        else
          bucket.published.push_back({published, count});
      }
      out.buckets.push_back(std::move(bucket));
    }
    return out;
  }

 private:
  static std::uint64_t key(Day about, Day published) {
    return std::uint64_t{static_cast<std::uint32_t>(about)} << 32 | static_cast<std::uint32_t>(published);
  }
  static Day about_of(std::uint64_t cell) { return static_cast<Day>(static_cast<std::uint32_t>(cell >> 32)); }
  static Day published_of(std::uint64_t cell) { return static_cast<Day>(static_cast<std::uint32_t>(cell)); }

  CrossRequest by_;
  std::vector<Day> about_;
  Day published_ = kUndatedCell;
  bool mentions_ = false;
  std::unordered_map<std::uint64_t, std::uint64_t> counts_;
  std::uint64_t coarse_ = 0;
};

// The rows of one article or story after another: begin(), visit(columns, row) for each of its rows, end().
template <class Begin, class Visit, class End>
void each_unit(const CrossRows& in, Begin begin, Visit visit, End end) {
  const auto& segments = in.snapshot.segments();
  for (std::size_t s = 0; s < in.rows.size(); ++s) {
    const Columns& columns = segments[s]->columns();
    for (const Row row : in.rows[s]) {
      begin();
      visit(columns, row);
      end();
    }
  }
  for (std::size_t i = 0; i < in.versions.size(); ++i) {
    if (i == 0 || in.versions[i - 1].story != in.versions[i].story) begin();
    visit(segments[in.versions[i].segment]->columns(), in.versions[i].row);
    if (i + 1 == in.versions.size() || in.versions[i + 1].story != in.versions[i].story) end();
  }
}

// As the timelines of the same articles would choose.
CrossRequest decided(CrossRequest asked, const CrossRows& in) {
  Extent published;
  Extent about;
  each_unit(
      in, [] {},
      [&](const Columns& columns, Row row) {
        if (columns.days()[row] != archive::kUndated) published.see(columns.days()[row]);
        for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i) {
          about.see(columns.mention_from()[i]);
          about.see(columns.mention_to()[i]);
        }
      },
      [] {});
  const auto choose = [](Interval& interval, const Extent& extent) {
    if (interval != Interval::automatic) return;
    interval = extent.first ? automatic_interval(*extent.first, *extent.last) : Interval::month;
  };
  choose(asked.published, published);
  choose(asked.about, about);
  return asked;
}

}  // namespace

CrossTimeline cross_timeline(const CrossRequest& asked, CrossRows rows, bool& widened) {
  std::sort(rows.versions.begin(), rows.versions.end());
  CrossRequest by = asked;
  if (asked.published == Interval::automatic || asked.about == Interval::automatic) by = decided(asked, rows);
  while (true) {
    Cells cells(by);
    each_unit(
        rows, [&] { cells.begin(); }, [&](const Columns& columns, Row row) { cells.add(columns, row); },
        [&] { cells.end(); });
    if (cells.size() <= kMostCells || (by.published == Interval::year && by.about == Interval::year))
      return cells.finish();
    by = {wider(by.published), wider(by.about)};
    widened = true;
  }
}

QueryNotice cross_timeline_widened_notice() {
  return {
      "timeline-widened",
      "the cross timeline would have over " + std::to_string(kMostCells) + " cells: it is by wider intervals",
      0};
}

}  // namespace dateline
