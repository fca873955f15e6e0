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
#include "searcher/collect/similar.h"
#include "searcher/collect/story_counts.h"
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
  const SimilarTo* similar = nullptr;   // only articles similar to this one, scored so; `query` then only filters
  std::vector<Facet> facets;            // to count
  std::vector<Facet> bound;             // to count over what passes every filter, their own included
  bool timeline = false;
  bool about_timeline = false;
  bool keep_rows = false;               // SegmentAnswer::rows is wanted
  const Stories* stories = nullptr;     // where articles with other versions are set apart; nullptr: they are not
  bool count_stories = false;           // those are not counted: story_counts.h
  std::optional<double> recency;        // half-life in seconds
  Sort sort = Sort::relevance;
  std::uint64_t most_hits = 10;         // offset + limit
  std::int64_t now = 0;                 // embargoes
  const AliasJoins* aliases = nullptr;  // ordinals are then counted under the canonical one
  std::optional<ScoredRow> after;       // hits begin behind this one (a cursor); its id must outlive the run
};

using OrdinalCounts = std::vector<std::pair<archive::Ordinal, std::uint64_t>>;  // ascending by ordinal

struct FacetRun {
  OrdinalCounts ordinals;  // stored facets
  DayCounts days;          // derived ones
  MentionCounts mentions;
  std::map<std::string, std::uint64_t> more = {};  // and what stories add to these
};

struct SegmentAnswer {
  std::uint64_t total = 0;                     // counting stories: articles that are alone
  TopHits top{Sort::relevance, 0};
  std::vector<FacetRun> facets;  // as RunPlan::facets, then as RunPlan::bound
  DayCounts days;
  MentionCounts mentions;
  std::vector<Row> rows;  // with RunPlan::keep_rows, those counted in `total`
  // With RunPlan::stories, rows that have other versions: [0] of those that match, [1 + g] of those that fail only the
  // filters of group g.
  std::vector<std::vector<StoryRow>> versions;
};

// Throws archive::Damaged, OverBudget and Xapian::Error.
SegmentAnswer run_segment(const RunPlan& plan, const SegmentContext& context, std::uint32_t segment_index);

void merge_counts(OrdinalCounts& into, const OrdinalCounts& from);

}  // namespace dateline
