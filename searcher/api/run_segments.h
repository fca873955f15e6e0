// One pass of a plan over all segments of a snapshot, in parallel where the archive is large enough to gain by it.
//
//   const Deadline deadline = deadline_of(request, Clock::now());
//   for (const SegmentAnswer& answer : run_segments(plan, snapshot, databases, cache, 1 / average, deadline)) ...
//
// Throws archive::Damaged, Xapian::Error, and OverBudget when the deadline has passed or the search is to stop.
#pragma once

#include <chrono>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/postings_pool.h"
#include "searcher/api/request.h"
#include "searcher/collect/segment_run.h"
#include "searcher/match/budget.h"
#include "searcher/match/postings_cache.h"

namespace dateline {

using Clock = std::chrono::steady_clock;

inline constexpr std::uint64_t kHitWork = 5'000;  // units of Budget to make a hit with its snippet

Deadline deadline_of(const SearchRequest& request, Clock::time_point begin);
double milliseconds_since(Clock::time_point begin);

// `inverse_average`: of the articles' lengths; 0 where nothing is scored. The answers are in the order of the segments.
std::vector<SegmentAnswer> run_segments(const RunPlan& plan, const archive::Snapshot& snapshot,
                                        const PostingsPool::Databases& databases, PostingsCache& cache,
                                        double inverse_average, const Deadline& deadline);

}  // namespace dateline
