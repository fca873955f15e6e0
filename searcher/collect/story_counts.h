// Counting stories in place of articles (--count stories): a story counts once for each facet value and for each bucket of a
// timeline that one of its matching articles has. Articles that are alone are counted as they come (segment_run.h); here
// is what the others add.
//
// Functions throw archive::Damaged.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/names.h"
#include "common/archive/snapshot.h"
#include "searcher/collect/stories.h"
#include "searcher/collect/timelines.h"
#include "searcher/match/alias_map.h"

namespace dateline {

// A matching article that has other versions.
struct StoryRow {
  Stories::Number story = 0;
  std::uint32_t segment = 0;
  archive::Row row = 0;
  auto operator<=>(const StoryRow&) const = default;
};

// All of them, sorted.
class StoryRows {
 public:
  StoryRows(const archive::Snapshot& snapshot, std::vector<StoryRow> rows);

  std::uint64_t stories() const;
  // How many of the articles belong to each story.
  std::map<Stories::Number, std::uint64_t> articles() const;

  // Stored facets: ascending by ordinal, with `aliases` (may be null) the canonical ones.
  std::vector<std::pair<archive::Ordinal, std::uint64_t>> ordinals(Facet facet, const AliasMap* aliases) const;
  // Facets that follow from dates.
  std::map<std::string, std::uint64_t> values(Facet facet) const;

  // Days of publication; a story is undated where all its articles are.
  void add_published(Extent& extent) const;
  void add_published(Tally& tally) const;
  // Days mentioned.
  void add_mentions(Extent& extent) const;
  void add_mentions(Tally& tally) const;

 private:
  using Intervals = std::vector<std::pair<Day, Day>>;
  template <class Visit>
  void each_story(Visit&& visit) const;  // visit(span of the rows of one story)
  const archive::Columns& columns(const StoryRow& row) const { return snapshot_.segments()[row.segment]->columns(); }
  void published_of(const StoryRow& row, Intervals& out) const;
  void mentions_of(const StoryRow& row, Intervals& out) const;

  const archive::Snapshot& snapshot_;
  std::vector<StoryRow> rows_;
};

}  // namespace dateline
