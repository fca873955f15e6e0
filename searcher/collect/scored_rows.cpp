#include "searcher/collect/scored_rows.h"

#include <algorithm>

namespace dateline {
namespace {

class ScoredRowsCursor : public Cursor {
 public:
  ScoredRowsCursor(const ScoredRows& rows, CursorPtr filter) : rows_(rows), filter_(std::move(filter)) {}
  Row next() override {
    ++at_;
    return here();
  }
  Row seek(Row target) override {
    const auto found = std::lower_bound(rows_.begin() + static_cast<std::ptrdiff_t>(at_), rows_.end(), target,
                                        [](const auto& row, Row wanted) { return row.first < wanted; });
    at_ = static_cast<std::size_t>(found - rows_.begin());
    return here();
  }
  bool matches() override {
    if (!started_ || filter_->row() < row_) filter_->seek(row_);
    started_ = true;
    return filter_->row() == row_ && filter_->matches();
  }
  double score() override { return rows_[at_].second; }
  std::uint64_t cost() const override { return rows_.size(); }

 private:
  Row here() { return row_ = at_ < rows_.size() ? rows_[at_].first : kNoRow; }
  const ScoredRows& rows_;
  CursorPtr filter_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

CursorPtr scored_rows(const ScoredRows& rows, CursorPtr filter) {
  return std::make_unique<ScoredRowsCursor>(rows, std::move(filter));
}

}  // namespace dateline
