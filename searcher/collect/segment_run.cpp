#include "searcher/collect/segment_run.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

using archive::RowBits;

constexpr std::size_t kBlock = 1024;    // rows counted at a time
constexpr std::uint64_t kRowWork = 10;  // units of Budget for a candidate

RowBits bits_of(const PlanNode& plan, const SegmentContext& context) {
  RowBits bits(context.segment.size(), false);
  const CursorPtr cursor = make_cursor(plan, context);
  for (Row row = cursor->seek(0); row != kNoRow; row = cursor->next()) {
    context.budget.spend(kRowWork);
    if (cursor->matches()) bits.set(row);
  }
  return bits;
}

// Counts one facet over the rows handed to it.
class FacetCounter {
 public:
  FacetCounter(Facet facet, const archive::Segment& segment) : facet_(facet), segment_(segment) {
    column_ = segment.columns().facet(facet);
    if (column_ != nullptr) {
      counts_.assign(column_->values().size(), 0);
    } else if (!is_about() && segment.entry().first_day) {
      days_ = DayCounts(*segment.entry().first_day, *segment.entry().last_day);
    }
  }

  void count(std::span<const Row> rows) {
    if (column_ != nullptr) column_->count(rows, counts_.data());
    else if (is_about()) mentions_.count(segment_.columns(), rows);
    else days_.count(segment_.columns(), rows);
  }

  FacetRun finish() {
    FacetRun out;
    for (std::size_t local = 0; local < counts_.size(); ++local)
      if (counts_[local] > 0) out.ordinals.emplace_back(column_->values()[local], counts_[local]);
    out.days = std::move(days_);
    out.mentions = std::move(mentions_);
    return out;
  }

 private:
  bool is_about() const { return facet_ == Facet::about_year || facet_ == Facet::about_month; }

  Facet facet_;
  const archive::Segment& segment_;
  const archive::FacetColumn* column_ = nullptr;
  std::vector<std::uint32_t> counts_;
  DayCounts days_;
  MentionCounts mentions_;
};

class Collector {
 public:
  Collector(const RunPlan& plan, const SegmentContext& context, std::uint32_t index)
      : plan_(plan), segment_(context.segment), columns_(context.segment.columns()), index_(index) {
    answer_.top = TopHits(plan.sort, plan.most_hits);
    if (plan.timeline && segment_.entry().first_day) {
      answer_.days = DayCounts(*segment_.entry().first_day, *segment_.entry().last_day);
    }
    for (const Facet facet : plan.facets) {
      counters_.emplace_back(facet, segment_);
      const auto group = std::find_if(plan.groups.begin(), plan.groups.end(),
                                      [&](const RunPlan::Group& g) { return g.facet == facet; });
      group_of_.push_back(group == plan.groups.end() ? -1 : static_cast<int>(group - plan.groups.begin()));
    }
    for (const RunPlan::Group& group : plan.groups) filters_.push_back(bits_of(group.plan, context));
    sideways_.resize(plan.groups.size());
  }

  void add(Row row, double score) {
    int failed = -1;
    for (std::size_t i = 0; i < filters_.size(); ++i) {
      if (filters_[i].test(row)) continue;
      if (failed >= 0) return;  // fails two filters: counts for nothing
      failed = static_cast<int>(i);
    }
    std::vector<Row>& rows = failed < 0 ? hits_ : sideways_[static_cast<std::size_t>(failed)];
    rows.push_back(row);
    if (failed < 0 && answer_.top.may_enter(score)) {
      answer_.top.add({score, columns_.instants()[row], index_, row, columns_.id(row)});
    }
    if (rows.size() == kBlock) flush(rows, failed);
  }

  SegmentAnswer finish() {
    flush(hits_, -1);
    for (std::size_t i = 0; i < sideways_.size(); ++i) flush(sideways_[i], static_cast<int>(i));
    for (FacetCounter& counter : counters_) answer_.facets.push_back(counter.finish());
    return std::move(answer_);
  }

 private:
  void flush(std::vector<Row>& rows, int failed) {
    if (failed < 0) {
      answer_.total += rows.size();
      if (plan_.timeline) answer_.days.count(columns_, rows);
      if (plan_.about_timeline) answer_.mentions.count(columns_, rows);
    }
    for (std::size_t i = 0; i < counters_.size(); ++i)
      if (failed < 0 || group_of_[i] == failed) counters_[i].count(rows);
    rows.clear();
  }

  const RunPlan& plan_;
  const archive::Segment& segment_;
  const archive::Columns& columns_;
  std::uint32_t index_;
  SegmentAnswer answer_;
  std::vector<FacetCounter> counters_;
  std::vector<int> group_of_;               // of each counter; -1: its facet is not filtered
  std::vector<RowBits> filters_;
  std::vector<Row> hits_;
  std::vector<std::vector<Row>> sideways_;  // rows that fail just this group's filter
};

}  // namespace

SegmentAnswer run_segment(const RunPlan& plan, const SegmentContext& context, std::uint32_t segment_index) {
  Collector collector(plan, context, segment_index);
  const std::unique_ptr<RowBits> visible = context.segment.visible(plan.now);
  const CursorPtr cursor = make_cursor(plan.query, context);
  const bool scored = plan.sort == Sort::relevance;
  for (Row row = cursor->seek(0); row != kNoRow; row = cursor->next()) {
    context.budget.spend(kRowWork);
    if (visible && !visible->test(row)) continue;
    if (!cursor->matches()) continue;
    collector.add(row, scored ? cursor->score() : 0);
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
