#include "searcher/collect/suggester_cache.h"

#include <xapian.h>

#include <algorithm>
#include <optional>

namespace dateline {
namespace {

// The visible rows that the plan finds; nullopt: all rows.
std::optional<archive::RowBits> rows_found(const RunPlan& plan, const SegmentContext& context) {
  const std::unique_ptr<archive::RowBits> visible = context.segment.visible(plan.now);
  if (plan.query.kind == PlanNode::Kind::all) return visible ? std::optional(std::move(*visible)) : std::nullopt;
  archive::RowBits out(context.segment.size(), false);
  const CursorPtr cursor = make_cursor(plan.query, context);
  for (archive::Row row = cursor->seek(0); row != archive::kNoRow; row = cursor->next())
    if ((!visible || visible->test(row)) && cursor->matches()) out.set(row);
  return out;
}

}  // namespace

std::shared_ptr<const Suggester> SuggesterCache::get(const std::string& key,
                                                     const std::function<std::shared_ptr<const Suggester>()>& make) {
  const std::scoped_lock guard(mutex_);
  const auto found = std::find_if(made_.begin(), made_.end(), [&](const auto& one) { return one.first == key; });
  if (found != made_.end()) {
    std::rotate(made_.begin(), found, found + 1);
  } else {
    auto made = make();
    if (made_.size() == kMost) made_.pop_back();
    made_.emplace(made_.begin(), key, std::move(made));
  }
  return made_.front().second;
}

std::shared_ptr<const Suggester> make_suggester(RunPlan plan, const archive::Snapshot& snapshot,
                                                const std::vector<std::unique_ptr<Xapian::Database>>& databases,
                                                HeadlineWordsCache& headlines, PostingsCache& cache) {
  plan.facets.assign(std::begin(kSuggestedFacets), std::end(kSuggestedFacets));
  plan.groups.clear();
  plan.most_hits = 0;
  plan.sort = Sort::newest;  // nothing is scored
  std::vector<OrdinalCounts> counts(plan.facets.size());
  std::vector<std::shared_ptr<const HeadlineWords>> words;
  Budget budget;
  for (std::uint32_t i = 0; i < snapshot.segments().size(); ++i) {
    const archive::Segment& segment = *snapshot.segments()[i];
    const SegmentContext context{segment, *databases[i], 0, snapshot.names(), budget, cache, i};
    const SegmentAnswer answer = run_segment(plan, context, i);
    for (std::size_t j = 0; j < counts.size(); ++j) merge_counts(counts[j], answer.facets[j].ordinals);
    const std::optional<archive::RowBits> rows = rows_found(plan, context);
    words.push_back(headlines.get(segment, rows ? &*rows : nullptr));
  }
  headlines.keep(snapshot.segments());
  return std::make_shared<const Suggester>(counts, words, snapshot.names(),
                                           plan.aliases == nullptr ? nullptr : &plan.aliases->map());
}

std::string suggester_key(const archive::Snapshot& snapshot, std::int64_t now, std::string_view restriction) {
  std::string out;
  for (const auto& segment : snapshot.segments()) out += std::to_string(rows_checksum(segment->visible(now).get())) + " ";
  return out += restriction;
}

}  // namespace dateline
