#include "searcher/match/segment_cursors.h"

#include <xapian.h>

#include <algorithm>
#include <functional>

#include "searcher/match/derived_values.h"
#include "searcher/match/pattern_rows.h"
#include "searcher/match/rare_words.h"
#include "searcher/match/span_matcher.h"
#include "searcher/match/term_cursor.h"

namespace dateline {
namespace {

// Candidates from postings, proved on the token store.
class Proved : public Cursor {
 public:
  Proved(CursorPtr candidates, SpanMatcher matcher) : candidates_(std::move(candidates)), matcher_(std::move(matcher)) {}
  Row next() override { return row_ = candidates_->next(); }
  Row seek(Row target) override { return row_ = candidates_->seek(target); }
  bool matches() override { return candidates_->matches() && matcher_.matches(row_); }
  void fill(RowBlock& block, bool scored) override {
    do {
      block.size = 0;
      candidates_->fill(block, scored);
      if (block.size == 0) {
        row_ = kNoRow;
        return;
      }
      prove(block);
    } while (block.size == 0);
  }
  void narrow(RowBlock& block, bool scored) override {
    candidates_->narrow(block, scored);
    prove(block);
  }
  double score() override { return candidates_->score(); }
  std::uint64_t cost() const override { return candidates_->cost(); }

 private:
  void prove(RowBlock& block) { block.size = matcher_.keep_matching(block.rows.data(), block.scores.data(), block.size); }
  CursorPtr candidates_;
  SpanMatcher matcher_;
};

// A condition on columns: every row is a candidate.
class Condition : public Cursor {
 public:
  Condition(Row size, std::function<bool(Row)> holds) : size_(size), holds_(std::move(holds)) {}
  Row next() override { return seek(row_ + 1); }
  Row seek(Row target) override { return row_ = target < size_ ? target : kNoRow; }
  bool matches() override { return holds_(row_); }
  void narrow(RowBlock& block, bool) override {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < block.size; ++i) {
      if (!holds_(block.rows[i])) continue;
      block.rows[kept] = block.rows[i];
      block.scores[kept++] = block.scores[i];
    }
    block.size = kept;
  }
  std::uint64_t cost() const override { return size_; }

 private:
  Row size_;
  std::function<bool(Row)> holds_;
};

constexpr std::size_t kManyTerms = 32;

CursorPtr terms_cursor(const PlanNode& plan, const SegmentContext& context) {
  if (plan.weight == 0 && plan.terms.size() > kManyTerms) return any_term(context, plan.terms);
  std::vector<TermCursorPtr> terms;
  for (const std::string& term : plan.terms) {
    if (auto cursor = term_cursor(context, term, plan.weight)) terms.push_back(std::move(cursor));
  }
  return synonyms(context, std::move(terms), plan.weight);
}

// Any of some words, anywhere.
CursorPtr words_cursor(const PlanNode& plan, const SegmentContext& context) {
  const PlanNode& terms = plan.children[0];
  const SureTerms sure(context, *plan.spans);
  if (terms.weight == 0) {
    return pattern_rows(context, terms.terms, sure);
  }
  const bool all_sure = std::all_of(terms.terms.begin(), terms.terms.end(),
                                    [&](const std::string& term) { return sure.is_sure(term) || !context.postings.term_exists(term); });
  if (all_sure) return terms_cursor(terms, context);
  SpanMatcher matcher(context.segment, context.names, *plan.spans, context.budget);
  if (matcher.impossible()) return no_rows();
  split_rare(context, terms, matcher);
  return std::make_unique<Proved>(terms_cursor(terms, context), std::move(matcher));
}

CursorPtr spans_cursor(const PlanNode& plan, const SegmentContext& context) {
  if (plan.spans->kind == SpanExpr::Kind::words && plan.spans->parts == kDefaultParts && !plan.spans->lead &&
      plan.children[0].kind == PlanNode::Kind::terms) {
    return words_cursor(plan, context);
  }
  SpanMatcher matcher(context.segment, context.names, *plan.spans, context.budget);
  if (matcher.impossible()) return no_rows();
  if ((plan.spans->parts & part_bit(Part::byline)) == 0) split_rare(context, plan.children[0], matcher);
  return std::make_unique<Proved>(make_cursor(plan.children[0], context), std::move(matcher));
}

CursorPtr published_cursor(const DayRange& days, const archive::Segment& segment) {
  const archive::SegmentEntry& entry = segment.entry();
  if (!entry.first_day) return no_rows();  // nothing dated
  if ((days.from && *entry.last_day < *days.from) || (days.to && *entry.first_day > *days.to)) return no_rows();
  const archive::Columns& columns = segment.columns();
  if (entry.undated == 0 && days.contains(*entry.first_day, *entry.last_day)) return all_rows(columns.size());
  return std::make_unique<Condition>(columns.size(), [&columns, days](Row row) {
    const Day day = columns.days()[row];
    return day != archive::kUndated && days.contains(day, columns.last_day(row));
  });
}

bool mentions(const archive::Columns& columns, Row row, const DayRange& days) {
  for (std::uint32_t i = columns.mention_offsets()[row]; i < columns.mention_offsets()[row + 1]; ++i)
    if (days.contains(columns.mention_from()[i], columns.mention_to()[i])) return true;
  return false;
}

CursorPtr and_cursor(const PlanNode& plan, const SegmentContext& context) {
  std::vector<CursorPtr> wanted;
  std::vector<CursorPtr> unwanted;
  for (const PlanNode& child : plan.children) {
    if (child.kind == PlanNode::Kind::not_) {
      unwanted.push_back(make_cursor(child.children[0], context));
    } else {
      wanted.push_back(make_cursor(child, context));
      if (wanted.back()->cost() == 0) return no_rows();
    }
  }
  if (wanted.empty()) wanted.push_back(all_rows(context.segment.size()));
  CursorPtr cursor = conjunction(std::move(wanted));
  return unwanted.empty() ? std::move(cursor) : difference(std::move(cursor), disjunction(std::move(unwanted)));
}

}  // namespace

void rows_with_value(const archive::Segment& segment, const PlanNode& values, std::vector<Row>& rows) {
  const archive::Columns& columns = segment.columns();
  const archive::FacetColumn* column = columns.facet(values.facet);
  if (column == nullptr) {
    const DerivedValue value(values.facet, values.text);
    for (Row row = 0; row < columns.size(); ++row)
      if (value.holds(columns, row)) rows.push_back(row);
    return;
  }
  for (const archive::Ordinal ordinal : values.ordinals) {
    const std::uint32_t local = column->local(ordinal);
    if (local < column->values().size()) column->rows_of(local, rows);
  }
  if (values.ordinals.size() > 1) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  }
}

CursorPtr make_cursor(const PlanNode& plan, const SegmentContext& context) {
  const archive::Segment& segment = context.segment;
  const archive::Columns& columns = segment.columns();
  switch (plan.kind) {
    case PlanNode::Kind::all: return all_rows(segment.size());
    case PlanNode::Kind::none: return no_rows();
    case PlanNode::Kind::terms: return terms_cursor(plan, context);
    case PlanNode::Kind::spans: return spans_cursor(plan, context);
    case PlanNode::Kind::and_: return and_cursor(plan, context);
    case PlanNode::Kind::or_: {
      std::vector<CursorPtr> children;
      for (const PlanNode& child : plan.children) children.push_back(make_cursor(child, context));
      return disjunction(std::move(children));
    }
    case PlanNode::Kind::not_:
      return difference(all_rows(segment.size()), make_cursor(plan.children[0], context));
    case PlanNode::Kind::published: return published_cursor(plan.days, segment);
    case PlanNode::Kind::about:
      return std::make_unique<Condition>(segment.size(),
                                         [&columns, days = plan.days](Row row) { return mentions(columns, row, days); });
    case PlanNode::Kind::wordcount:
      return std::make_unique<Condition>(segment.size(), [&columns, numbers = plan.numbers](Row row) {
        return numbers.contains(columns.body_words()[row]);
      });
    case PlanNode::Kind::undated:
      return std::make_unique<Condition>(segment.size(),
                                         [&columns](Row row) { return columns.days()[row] == archive::kUndated; });
    case PlanNode::Kind::values: {
      std::vector<Row> rows;
      rows_with_value(segment, plan, rows);
      return listed_rows(std::move(rows));
    }
    case PlanNode::Kind::no_value: {
      const archive::FacetColumn* column = columns.facet(plan.facet);
      return std::make_unique<Condition>(segment.size(), [&columns, column, facet = plan.facet](Row row) {
        bool any = false;
        if (column != nullptr) column->for_each(row, [&](std::uint32_t) { any = true; });
        else any = has_derived_value(facet, columns, row);
        return !any;
      });
    }
    case PlanNode::Kind::boosted: {
      std::vector<CursorPtr> boosts;
      for (std::size_t i = 1; i < plan.children.size(); ++i) boosts.push_back(make_cursor(plan.children[i], context));
      return boosted(make_cursor(plan.children[0], context), std::move(boosts));
    }
    case PlanNode::Kind::id: {
      std::vector<Row> rows;
      columns.find_id(plan.text, [&](Row row) { rows.push_back(row); });
      std::sort(rows.begin(), rows.end());
      return listed_rows(std::move(rows));
    }
  }
  return no_rows();
}

}  // namespace dateline
