#include "searcher/api/gather.h"

#include <algorithm>
#include <set>

#include "searcher/api/facet_ranking.h"
#include "searcher/collect/cross_timeline.h"
#include "searcher/collect/timelines.h"

namespace dateline {
namespace {

// Everything that anybody may see, by day of publication: what a share is a share of.
Tally coverage(const archive::Snapshot& snapshot, const RunPlan& run, Interval interval) {
  Tally out;
  out.interval = interval;
  std::vector<StoryRow> versions;
  std::vector<Row> rows;
  for (std::uint32_t s = 0; s < snapshot.segments().size(); ++s) {
    const archive::Segment& segment = *snapshot.segments()[s];
    if (!segment.entry().first_day) continue;
    const auto visible = segment.visible(run.now);
    rows.clear();
    for (Row row = 0; row < segment.size(); ++row) {
      if (visible && !visible->test(row)) continue;
      const Stories::Number story = run.count_stories ? run.stories->of(s, row) : Stories::kAlone;
      if (story == Stories::kAlone) rows.push_back(row);
      else versions.push_back({story, s, row});
    }
    DayCounts days(*segment.entry().first_day, *segment.entry().last_day);
    days.count(segment.columns(), rows);
    days.tally(out);
  }
  StoryRows(snapshot, std::move(versions)).add_published(out);
  return out;
}

void add_coverage(const archive::Snapshot& snapshot, const RunPlan& run, Timeline& timeline) {
  const Tally all = coverage(snapshot, run, timeline.interval);
  for (TimelineBucket& bucket : timeline.buckets) {
    const auto found = all.buckets.find(bucket.start);
    bucket.coverage = found == all.buckets.end() ? 0 : found->second;
  }
}

// The rows with other versions, of all segments; `group` as in SegmentAnswer::versions.
std::vector<StoryRow> versions_of(const std::vector<SegmentAnswer>& answers, std::size_t group) {
  std::vector<StoryRow> out;
  for (const SegmentAnswer& answer : answers) {
    if (answer.versions.empty()) continue;
    out.insert(out.end(), answer.versions[group].begin(), answer.versions[group].end());
  }
  return out;
}

// The best of each story; the rows are in order.
void collapse(std::vector<ScoredRow>& rows, const Stories& stories) {
  std::set<Stories::Number> met;
  std::erase_if(rows, [&](const ScoredRow& row) {
    const Stories::Number story = stories.of(row.segment, row.row);
    return story != Stories::kAlone && !met.insert(story).second;
  });
}

// Adds the stories to a facet; one that is filtered also counts stories of rows that fail only its own filter.
void add_stories(const RunPlan& run, const std::vector<SegmentAnswer>& answers, const archive::Snapshot& snapshot,
                 const AliasMap* aliases, Facet facet, bool sideways, FacetRun& counts) {
  std::vector<StoryRow> rows = versions_of(answers, 0);
  for (std::size_t g = 0; sideways && g < run.groups.size(); ++g) {
    if (run.groups[g].facet != facet) continue;
    const auto others = versions_of(answers, g + 1);
    rows.insert(rows.end(), others.begin(), others.end());
  }
  const StoryRows stories(snapshot, std::move(rows));
  if (archive::is_stored(facet)) merge_counts(counts.ordinals, stories.ordinals(facet, aliases));
  else counts.more = stories.values(facet);
}

}  // namespace

std::uint64_t merge_total(const RunPlan& run, const std::vector<SegmentAnswer>& answers, const archive::Snapshot& snapshot) {
  std::uint64_t total = 0;
  for (const SegmentAnswer& answer : answers) total += answer.total;
  return run.count_stories ? total + StoryRows(snapshot, versions_of(answers, 0)).stories() : total;
}

std::vector<FacetRun> merge_facets(const RunPlan& run, const std::vector<SegmentAnswer>& answers,
                                   const archive::Snapshot& snapshot, const AliasMap* aliases) {
  std::vector<FacetRun> out(run.facets.size() + run.bound.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const SegmentAnswer& answer : answers) {
      merge_counts(out[i].ordinals, answer.facets[i].ordinals);
      out[i].days.merge(answer.facets[i].days);
      out[i].mentions.merge(answer.facets[i].mentions);
    }
    const bool sideways = i < run.facets.size();
    const Facet facet = sideways ? run.facets[i] : run.bound[i - run.facets.size()];
    if (run.count_stories) add_stories(run, answers, snapshot, aliases, facet, sideways, out[i]);
  }
  return out;
}

Gathered gather(const SearchRequest& request, const RunPlan& run, std::vector<SegmentAnswer> answers,
                const archive::Snapshot& snapshot, const AliasMap* aliases, SearchResult& result) {
  Gathered out;
  result.unit = request.count;
  TopHits top(run.sort, run.most_hits, run.after ? &*run.after : nullptr);
  DayCounts days;
  MentionCounts mentions;
  for (SegmentAnswer& answer : answers) {
    top.merge(answer.top);
    days.merge(answer.days);
    mentions.merge(answer.mentions);
  }
  result.total = merge_total(run, answers, snapshot);
  std::vector<FacetRun> facets = merge_facets(run, answers, snapshot, aliases);
  const StoryRows versions(snapshot, versions_of(answers, 0));
  for (std::size_t i = 0; i < request.facets.size(); ++i)
    result.facets.push_back(rank_facet(request.facets[i], facets[i], snapshot.names(), aliases));

  const auto timeline = [&](Interval asked, const auto& counts, auto add) {
    Extent extent = counts.extent();
    if (run.count_stories) add(extent);
    bool widened = false;
    const auto tally_all = [&](Tally& tally) {
      counts.tally(tally);
      if (run.count_stories) add(tally);
    };
    Timeline made = make_timeline(asked, extent, tally_all, widened);
    if (widened) result.notices.push_back(timeline_widened_notice(asked, made.interval));
    return made;
  };
  if (request.timeline) {
    result.timeline = timeline(*request.timeline, days, [&](auto& to) { versions.add_published(to); });
    if (request.timeline_share && request.restrict_to.empty()) add_coverage(snapshot, run, *result.timeline);
  }
  if (request.about_timeline)
    result.about_timeline = timeline(*request.about_timeline, mentions, [&](auto& to) { versions.add_mentions(to); });
  if (request.cross_timeline) {
    std::vector<std::vector<Row>> rows;
    for (SegmentAnswer& answer : answers) rows.push_back(std::move(answer.rows));
    bool widened = false;
    result.cross_timeline = cross_timeline(
        *request.cross_timeline, {snapshot, rows, run.count_stories ? versions_of(answers, 0) : std::vector<StoryRow>()}, widened);
    if (widened) result.notices.push_back(cross_timeline_widened_notice());
  }

  facets.erase(facets.begin(), facets.begin() + static_cast<std::ptrdiff_t>(request.facets.size()));
  out.bound = std::move(facets);
  out.rows = std::move(top).sorted();
  out.shown_total = result.total;
  if (run.stories != nullptr) out.versions = versions.articles();
  if (request.collapse) {
    collapse(out.rows, *run.stories);
    out.shown_total = out.rows.size();
  } else if (run.count_stories) {  // hits are articles
    for (const auto& [story, articles] : out.versions) out.shown_total += articles - 1;
  }
  return out;
}

}  // namespace dateline
