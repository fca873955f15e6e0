#include "searcher/collect/segment_run.h"

#include <algorithm>
#include <array>

#include "searcher/collect/recency.h"

namespace dateline {
namespace {

using archive::RowBits;

constexpr std::uint64_t kRowWork = 10;  // units of Budget for a candidate

RowBits bits_of(const PlanNode& plan, const SegmentContext& context) {
  RowBits bits(context.segment.size(), false);
  const CursorPtr cursor = make_cursor(plan, context);
  RowBlock block;
  cursor->seek(0);
  while (true) {
    block.size = 0;
    cursor->fill(block, false);
    if (block.size == 0) break;
    context.budget.spend(kRowWork * block.size);
    for (std::size_t i = 0; i < block.size; ++i) bits.set(block.rows[i]);
  }
  return bits;
}

// Counts one facet over the rows handed to it.
class FacetCounter {
 public:
  FacetCounter(Facet facet, const archive::Segment& segment, const AliasJoins* aliases, std::uint32_t index)
      : facet_(facet), segment_(segment), aliases_(aliases), joined_(aliases ? aliases->of(index, facet) : nullptr) {
    column_ = segment.columns().facet(facet);
    if (column_ != nullptr) {
      counts_.assign(column_->values().size(), 0);
    } else if (!is_about() && segment.entry().first_day) {
      days_ = DayCounts(*segment.entry().first_day, *segment.entry().last_day);
    }
  }

  void count(std::span<const Row> rows) {
    if (column_ != nullptr) {
      column_->count(rows, counts_.data());
      if (joined_ != nullptr) joined_->take_off(rows, counts_.data());
    } else if (is_about()) {
      mentions_.count(segment_.columns(), rows);
    } else {
      days_.count(segment_.columns(), rows);
    }
  }

  FacetRun finish() {
    FacetRun out;
    for (std::size_t local = 0; local < counts_.size(); ++local)
      if (counts_[local] > 0) out.ordinals.emplace_back(column_->values()[local], counts_[local]);
    if (aliases_ != nullptr && may_have_aliases(facet_)) join(out.ordinals);
    out.days = std::move(days_);
    out.mentions = std::move(mentions_);
    return out;
  }

 private:
  // Under the canonical ordinals.
  void join(OrdinalCounts& counts) const {
    for (auto& [ordinal, count] : counts) ordinal = aliases_->map().canonical(ordinal);
    std::sort(counts.begin(), counts.end());
    std::size_t last = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) {
      if (counts[i].first == counts[last].first) counts[last].second += counts[i].second;
      else counts[++last] = counts[i];
    }
    if (!counts.empty()) counts.resize(last + 1);
  }

  bool is_about() const { return facet_ == Facet::about_year || facet_ == Facet::about_month; }

  Facet facet_;
  const archive::Segment& segment_;
  const AliasJoins* aliases_;
  const JoinedRows* joined_;
  const archive::FacetColumn* column_ = nullptr;
  std::vector<std::uint32_t> counts_;
  DayCounts days_;
  MentionCounts mentions_;
};

class Collector {
 public:
  Collector(const RunPlan& plan, const SegmentContext& context, std::uint32_t index)
      : plan_(plan), segment_(context.segment), columns_(context.segment.columns()), index_(index) {
    answer_.top = TopHits(plan.sort, plan.most_hits, plan.after ? &*plan.after : nullptr);
    if (plan.timeline && segment_.entry().first_day) {
      answer_.days = DayCounts(*segment_.entry().first_day, *segment_.entry().last_day);
    }
    for (const Facet facet : plan.facets) {
      counters_.emplace_back(facet, segment_, plan.aliases, index);
      const auto group = std::find_if(plan.groups.begin(), plan.groups.end(),
                                      [&](const RunPlan::Group& g) { return g.facet == facet; });
      group_of_.push_back(group == plan.groups.end() ? -1 : static_cast<int>(group - plan.groups.begin()));
    }
    for (const Facet facet : plan.bound) {
      counters_.emplace_back(facet, segment_, plan.aliases, index);
      group_of_.push_back(-1);
    }
    for (const RunPlan::Group& group : plan.groups) filters_.push_back(bits_of(group.plan, context));
    sideways_.resize(plan.groups.size());
    if (plan.stories != nullptr) answer_.versions.resize(plan.groups.size() + 1);
  }

  // Rows that match the query and anybody may see.
  void add(RowBlock& block) {
    if (!filters_.empty()) apply_filters(block);
    // Archives mostly grow by date. From the newest row back, of many that score the same only the first few get in.
    for (std::size_t n = 0; n < block.size; ++n) {
      const std::size_t i = plan_.sort == Sort::oldest ? n : block.size - 1 - n;
      const Row row = block.rows[i];
      const auto instant = [&] { return columns_.instants()[row]; };
      if (!answer_.top.may_enter(block.scores[i], instant)) continue;
      answer_.top.add({block.scores[i], instant(), index_, row, columns_.id(row)});
    }
    count({block.rows.data(), block.size}, -1);
  }

  SegmentAnswer finish() {
    for (std::size_t i = 0; i < sideways_.size(); ++i) flush_sideways(i);
    for (FacetCounter& counter : counters_) answer_.facets.push_back(counter.finish());
    return std::move(answer_);
  }

 private:
  // Leaves the rows that pass every filter, and sets those that fail just one aside.
  void apply_filters(RowBlock& block) {
    std::size_t kept = 0;
    for (std::size_t r = 0; r < block.size; ++r) {
      const Row row = block.rows[r];
      std::size_t failures = 0;
      std::size_t failed = 0;
      for (std::size_t i = 0; i < filters_.size() && failures < 2; ++i) {
        if (filters_[i].test(row)) continue;
        ++failures;
        failed = i;
      }
      if (failures == 0) {
        block.rows[kept] = row;
        block.scores[kept++] = block.scores[r];
      } else if (failures == 1) {
        sideways_[failed].push_back(row);
        if (sideways_[failed].size() == RowBlock::kRows) flush_sideways(failed);
      }
    }
    block.size = kept;
  }

  void flush_sideways(std::size_t group) {
    count(sideways_[group], static_cast<int>(group));
    sideways_[group].clear();
  }

  // Notes the rows with other versions; the rest is what to count article by article.
  std::span<const Row> set_versions_apart(std::span<const Row> rows, int failed) {
    std::vector<StoryRow>& apart = answer_.versions[static_cast<std::size_t>(failed + 1)];
    alone_.clear();
    for (const Row row : rows) {
      const Stories::Number story = plan_.stories->of(index_, row);
      if (story == Stories::kAlone) alone_.push_back(row);
      else apart.push_back({story, index_, row});
    }
    return plan_.count_stories ? std::span<const Row>(alone_) : rows;
  }

  // `failed`: the only group whose filter the rows fail; -1: none.
  void count(std::span<const Row> rows, int failed) {
    if (plan_.stories != nullptr) rows = set_versions_apart(rows, failed);
    if (failed < 0) {
      answer_.total += rows.size();
      if (plan_.timeline) answer_.days.count(columns_, rows);
      if (plan_.about_timeline) answer_.mentions.count(columns_, rows);
      if (plan_.keep_rows) answer_.rows.insert(answer_.rows.end(), rows.begin(), rows.end());
    }
    for (std::size_t i = 0; i < counters_.size(); ++i)
      if (failed < 0 || group_of_[i] == failed) counters_[i].count(rows);
  }

  const RunPlan& plan_;
  const archive::Segment& segment_;
  const archive::Columns& columns_;
  std::uint32_t index_;
  SegmentAnswer answer_;
  std::vector<FacetCounter> counters_;
  std::vector<int> group_of_;               // of each counter; -1: its facet is not filtered
  std::vector<RowBits> filters_;
  std::vector<Row> alone_;
  std::vector<std::vector<Row>> sideways_;  // rows that fail just this group's filter
};

}  // namespace

namespace {

void keep_visible(const RowBits& visible, RowBlock& block) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < block.size; ++i) {
    block.rows[kept] = block.rows[i];
    block.scores[kept] = block.scores[i];
    kept += visible.test(block.rows[i]) ? 1 : 0;
  }
  block.size = kept;
}

void weigh(const archive::Columns& columns, const RunPlan& plan, RowBlock& block) {
  for (std::size_t i = 0; i < block.size; ++i)
    block.scores[i] *= recency_factor(columns.instants()[block.rows[i]], plan.now, *plan.recency);
}

}  // namespace

SegmentAnswer run_segment(const RunPlan& plan, const SegmentContext& context, std::uint32_t segment_index) {
  Collector collector(plan, context, segment_index);
  const std::unique_ptr<RowBits> visible = context.segment.visible(plan.now);
  CursorPtr cursor = make_cursor(plan.query, context);
  ScoredRows similar;
  if (plan.similar != nullptr) {
    similar = similar_rows(*plan.similar, context, segment_index);
    cursor = scored_rows(similar, std::move(cursor));
  }
  const bool scored = plan.sort == Sort::relevance && plan.most_hits > 0;
  RowBlock block;
  cursor->seek(0);
  while (true) {
    block.size = 0;
    cursor->fill(block, scored);
    if (block.size == 0) break;
    context.budget.spend(kRowWork * block.size);
    if (visible) keep_visible(*visible, block);
    if (plan.recency && scored) weigh(context.segment.columns(), plan, block);
    collector.add(block);
  }
  return collector.finish();
}

void merge_counts(OrdinalCounts& into, const OrdinalCounts& from) {
  OrdinalCounts out;
  out.reserve(into.size() + from.size());
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < into.size() || j < from.size()) {
    if (j == from.size() || (i < into.size() && into[i].first < from[j].first)) out.push_back(into[i++]);
    else if (i == into.size() || from[j].first < into[i].first) out.push_back(from[j++]);
    else {
      out.emplace_back(into[i].first, into[i].second + from[j].second);
      ++i;
      ++j;
    }
  }
  into = std::move(out);
}

}  // namespace dateline
