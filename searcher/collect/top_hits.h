// The best k rows of a search, over all segments.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "searcher/api/request.h"

namespace dateline {

struct ScoredRow {
  double score = 0;
  std::int64_t instant = archive::kNoInstant;  // of publication
  std::uint32_t segment = 0;                   // index in the snapshot
  archive::Row row = 0;
  std::string_view id;                         // lives as long as the snapshot
};

// Relevance: by score, ties newer first. newest, oldest: by publication. Undated last in all, then by id.
class HitOrder {
 public:
  explicit HitOrder(Sort sort) : sort_(sort) {}
  bool operator()(const ScoredRow& a, const ScoredRow& b) const {
    if (sort_ == Sort::relevance && a.score != b.score) return a.score > b.score;
    if (a.instant != b.instant) {
      if (a.instant == archive::kNoInstant || b.instant == archive::kNoInstant) return b.instant == archive::kNoInstant;
      return sort_ == Sort::oldest ? a.instant < b.instant : a.instant > b.instant;
    }
    return a.id < b.id;
  }

 private:
  Sort sort_;
};

class TopHits {
 public:
  // `after`: only rows behind this one in the order are taken; it must outlive the TopHits. nullptr: all.
  TopHits(Sort sort, std::uint64_t most, const ScoredRow* after = nullptr)
      : sort_(sort), order_(sort), most_(most), after_(after) {}

  // False where such a row cannot get in; cheaper than making the whole candidate. `instant` is called only where the
  // score does not decide.
  template <class Instant>
  bool may_enter(double score, const Instant& instant) const {
    if (rows_.size() < most_) return true;
    if (most_ == 0) return false;
    const ScoredRow& worst = rows_.front();
    if (sort_ == Sort::relevance && score != worst.score) return score > worst.score;
    const std::int64_t mine = instant();
    if (mine == worst.instant) return true;  // the id decides
    if (mine == archive::kNoInstant || worst.instant == archive::kNoInstant) return worst.instant == archive::kNoInstant;
    return sort_ == Sort::oldest ? mine < worst.instant : mine > worst.instant;
  }
  void add(const ScoredRow& row) {
    if (after_ != nullptr && !order_(*after_, row)) return;
    if (rows_.size() < most_) {
      rows_.push_back(row);
      if (most_ != kAll) std::push_heap(rows_.begin(), rows_.end(), order_);  // the worst of the best in front
    } else if (order_(row, rows_.front())) {
      std::pop_heap(rows_.begin(), rows_.end(), order_);
      rows_.back() = row;
      std::push_heap(rows_.begin(), rows_.end(), order_);
    }
  }
  void merge(const TopHits& other) {
    for (const ScoredRow& row : other.rows_) add(row);
  }
  std::vector<ScoredRow> sorted() && {
    std::sort(rows_.begin(), rows_.end(), order_);
    return std::move(rows_);
  }

 private:
  Sort sort_;
  HitOrder order_;
  std::uint64_t most_;
  const ScoredRow* after_;
  std::vector<ScoredRow> rows_;
};

}  // namespace dateline
