// Proves on one segment's token store where words stand. Compiled once for each segment and query; one for each thread.
//
//   SpanMatcher matcher(segment, names, expression, budget);
//   if (matcher.matches(row)) ...
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "common/archive/names.h"
#include "common/archive/segment.h"
#include "searcher/match/budget.h"
#include "searcher/match/plan.h"

namespace dateline {

class SpanMatcher {
 public:
  // Throws archive::Damaged.
  // `budget` must outlive the matcher.
  SpanMatcher(const archive::Segment& segment, const archive::Names& names, const SpanExpr& expression, Budget& budget);
  ~SpanMatcher();
  SpanMatcher(SpanMatcher&&) noexcept;

  // True where no article of this segment can match: a word is not in its dictionary.
  bool impossible() const;
  // Ids of all words it looks for, ascending.
  std::vector<std::uint32_t> words() const;
  // Words that, outside the byline, only `rows` have (rare_words.h).
  void set_rare(const std::vector<std::uint32_t>& words, archive::RowBits rows);
  // Keeps the rows that match, with their scores, in place; returns how many. Reads ahead, which one by one cannot.
  std::size_t keep_matching(archive::Row* rows, double* scores, std::size_t size);
  bool matches(archive::Row row);  // throws archive::Damaged and OverBudget

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
