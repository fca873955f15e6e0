// From the answers of the segments to one: totals, facets and timelines added up, stories counted once.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/collect/segment_run.h"

namespace dateline {

struct Gathered {
  std::vector<ScoredRow> rows;                          // the best, in order, one for each story where they are collapsed
  std::map<Stories::Number, std::uint64_t> versions;    // of each story that has other versions: articles that match
  std::vector<FacetRun> bound;                          // as RunPlan::bound
  std::uint64_t shown_total = 0;                        // how many hits there are to page through
};

// How many articles, or stories, and their counts for plan.facets and then plan.bound. `aliases` may be null.
std::uint64_t merge_total(const RunPlan& run, const std::vector<SegmentAnswer>& answers, const archive::Snapshot& snapshot);
std::vector<FacetRun> merge_facets(const RunPlan& run, const std::vector<SegmentAnswer>& answers,
                                   const archive::Snapshot& snapshot, const AliasMap* aliases);

// Fills in total, unit, facets, timelines and notices about these. `aliases` may be null. Throws archive::Damaged.
Gathered gather(const SearchRequest& request, const RunPlan& run, std::vector<SegmentAnswer> answers,
                const archive::Snapshot& snapshot, const AliasMap* aliases, SearchResult& result);

}  // namespace dateline
