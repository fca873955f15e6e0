#include <algorithm>

#include "searcher/match/cursor.h"

namespace dateline {
namespace {

class Boosted : public Cursor {
 public:
  Boosted(CursorPtr wanted, std::vector<CursorPtr> boosts) : wanted_(std::move(wanted)), boosts_(std::move(boosts)) {}
  Row next() override { return row_ = wanted_->next(); }
  Row seek(Row target) override {
    if (!started_)
      for (const CursorPtr& boost : boosts_) boost->seek(target);
    started_ = true;
    return row_ = wanted_->seek(target);
  }
  bool matches() override { return wanted_->matches(); }
  double score() override {
    double sum = wanted_->score();
    for (const CursorPtr& boost : boosts_) {
      if (boost->row() < row_) boost->seek(row_);
      if (boost->row() == row_ && boost->matches()) sum += boost->score();
    }
    return sum;
  }
  std::uint64_t cost() const override { return wanted_->cost(); }
  void fill(RowBlock& block, bool scored) override {
    wanted_->fill(block, scored);
    if (scored) boost(block);
  }
  void narrow(RowBlock& block, bool scored) override {
    wanted_->narrow(block, scored);
    if (scored) boost(block);
  }

 private:
  // A boost narrows a copy of the block to the rows that it has, with their scores.
  void boost(RowBlock& block) {
    for (const CursorPtr& boost : boosts_) {
      if (block.size == 0) return;
      some_.size = block.size;
      std::copy_n(block.rows.begin(), block.size, some_.rows.begin());
      std::copy_n(block.scores.begin(), block.size, some_.scores.begin());
      boost->narrow(some_, true);
      std::size_t at = 0;
      for (std::size_t i = 0; i < some_.size; ++i) {
        while (block.rows[at] != some_.rows[i]) ++at;
        block.scores[at] = some_.scores[i];
      }
    }
  }
  CursorPtr wanted_;
  std::vector<CursorPtr> boosts_;
  RowBlock some_;
  bool started_ = false;
};

}  // namespace

CursorPtr boosted(CursorPtr wanted, std::vector<CursorPtr> boosts) {
  return std::make_unique<Boosted>(std::move(wanted), std::move(boosts));
}

}  // namespace dateline
