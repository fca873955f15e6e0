// The cross timeline: of the articles that match, how many were published in which bucket and mention a date
// in which. Made after the pass, from the rows that matched and the columns of days.
//
//   bool widened = false;
//   CrossTimeline t = cross_timeline({Interval::month, Interval::month}, {snapshot, rows, {}}, widened);
//
// An article counts once in each about-bucket that one of its dates lies in, as in an about-timeline. A story
// counts so for the dates of all its articles, and was published in the first bucket that one of them lies
// in.
#pragma once

#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/results.h"
#include "searcher/collect/story_counts.h"

namespace dateline {

// A cross timeline of more cells than this is not made.
inline constexpr std::size_t kMostCells = 200'000;

struct CrossRows {
  const archive::Snapshot& snapshot;
  const std::vector<std::vector<archive::Row>>& rows;  // of each segment; each row an article to count
  std::vector<StoryRow> versions;                      // and those to count as stories
};

// Where there would be over kMostCells cells, the next wider intervals are taken, and `widened` is set.
// Throws archive::Damaged.
CrossTimeline cross_timeline(const CrossRequest& asked, CrossRows rows, bool& widened);

// code "timeline-widened".
QueryNotice cross_timeline_widened_notice();

}  // namespace dateline
