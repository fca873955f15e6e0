// Rows of one segment found by other means than a query, each with its score: what similar articles come in as.
#pragma once

#include <utility>
#include <vector>

#include "searcher/match/cursor.h"

namespace dateline {

using ScoredRows = std::vector<std::pair<Row, double>>;  // ascending by row

// The rows that `filter` matches too, with the scores listed. `rows` must outlive the cursor.
CursorPtr scored_rows(const ScoredRows& rows, CursorPtr filter);

}  // namespace dateline
