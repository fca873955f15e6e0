// From a plan to the cursor of one segment.
#pragma once

#include "common/archive/names.h"
#include "common/archive/segment.h"
#include "searcher/match/bm25.h"
#include "searcher/match/budget.h"
#include "searcher/match/cursor.h"
#include "searcher/match/plan.h"
#include "searcher/match/postings_cache.h"

namespace Xapian {
class Database;
}

namespace dateline {

struct SegmentContext {
  const archive::Segment& segment;
  const Xapian::Database& postings;  // the segment's, of this thread
  double inverse_average = 0;        // 1 / average length of the whole archive
  const archive::Names& names;       // of the archive
  Budget& budget;                    // of this thread
  PostingsCache& cache;              // of the snapshot
  std::uint32_t index = 0;           // of the segment in the snapshot
};

// `context` must outlive the cursor. Throws archive::Damaged, OverBudget and Xapian::Error.
CursorPtr make_cursor(const PlanNode& plan, const SegmentContext& context);

// Rows that have a value of a facet, derived ones included (year, month, ..); appended, ascending, distinct.
void rows_with_value(const archive::Segment& segment, const PlanNode& values, std::vector<Row>& rows);

}  // namespace dateline
