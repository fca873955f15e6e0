// One pass over one segment: hits, counts, facets and timelines together.
//
// Drill-sideways: a facet that is both filtered and counted counts the rows that pass every filter but its own, so that
// each count is the total there would be if that value alone replaced the filters on its facet.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "common/archive/names.h"
#include "common/archive/segment.h"
#include "searcher/collect/alias_joins.h"
#include "searcher/collect/day_counts.h"
#include "searcher/collect/top_hits.h"
#include "searcher/match/plan.h"
#include "searcher/match/segment_cursors.h"

namespace dateline {

// What to do, the same for all segments.
struct RunPlan {
  PlanNode query;                       // with all filters on facets that are not counted
  struct Group {                        // filters of a counted facet
    Facet facet;
    PlanNode plan;
  };
  std::vector<Group> groups;
  std::vector<Facet> facets;            // to count
  std::vector<Facet> bound;             // to count over what passes every filter, their own included
  bool timeline = false;
  bool about_timeline = false;
  Sort sort = Sort::relevance;
  std::uint64_t most_hits = 10;         // offset + limit
  std::int64_t now = 0;                 // embargoes
  const AliasJoins* aliases = nullptr;  // ordinals are then counted under the canonical one
};

using OrdinalCounts = std::vector<std::pair<archive::Ordinal, std::uint64_t>>;  // ascending by ordinal

struct FacetRun {
  OrdinalCounts ordinals;  // stored facets
  DayCounts days;          // derived ones
  MentionCounts mentions;
};

struct SegmentAnswer {
  std::uint64_t total = 0;
  TopHits top{Sort::relevance, 0};
  std::vector<FacetRun> facets;  // as RunPlan::facets, then as RunPlan::bound
  DayCounts days;
  MentionCounts mentions;
};

// Throws archive::Damaged, OverBudget and Xapian::Error.
SegmentAnswer run_segment(const RunPlan& plan, const SegmentContext& context, std::uint32_t segment_index);

void merge_counts(OrdinalCounts& into, const OrdinalCounts& from);

}  // namespace dateline
