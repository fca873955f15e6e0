#include <algorithm>

#include "searcher/match/cursor.h"

namespace dateline {
namespace {

class AllRows : public Cursor {
 public:
  explicit AllRows(Row size) : size_(size) {}
  Row next() override { return seek(row_ + 1); }
  Row seek(Row target) override { return row_ = target < size_ ? target : kNoRow; }
  std::uint64_t cost() const override { return size_; }

 private:
  Row size_;
};

class ListedRows : public Cursor {
 public:
  explicit ListedRows(std::vector<Row> rows) : rows_(std::move(rows)) {}
  Row next() override {
    ++at_;
    return here();
  }
  Row seek(Row target) override {
    at_ = static_cast<std::size_t>(
        std::lower_bound(rows_.begin() + static_cast<std::ptrdiff_t>(at_), rows_.end(), target) - rows_.begin());
    return here();
  }
  std::uint64_t cost() const override { return rows_.size(); }

 private:
  Row here() { return row_ = at_ < rows_.size() ? rows_[at_] : kNoRow; }
  std::vector<Row> rows_;
  std::size_t at_ = 0;
};

class Conjunction : public Cursor {
 public:
  explicit Conjunction(std::vector<CursorPtr> children) : children_(std::move(children)) {
    std::stable_sort(children_.begin(), children_.end(),
                     [](const CursorPtr& a, const CursorPtr& b) { return a->cost() < b->cost(); });
  }
  Row next() override { return align(children_[0]->next()); }
  Row seek(Row target) override { return align(children_[0]->seek(target)); }
  bool matches() override {
    return std::all_of(children_.begin(), children_.end(), [](const CursorPtr& child) { return child->matches(); });
  }
  double score() override {
    double sum = 0;
    for (const CursorPtr& child : children_) sum += child->score();
    return sum;
  }
  std::uint64_t cost() const override { return children_[0]->cost(); }

 private:
  Row align(Row target) {
    for (std::size_t i = 1; target != kNoRow && i < children_.size();) {
      const Row there = children_[i]->row() < target || !started_ ? children_[i]->seek(target) : children_[i]->row();
      if (there == target) {
        ++i;
        continue;
      }
      if (there == kNoRow) {
        target = kNoRow;
        break;
      }
      target = children_[0]->seek(there);
      i = 1;
    }
    started_ = true;
    return row_ = target;
  }
  std::vector<CursorPtr> children_;
  bool started_ = false;  // until then row() of a child means nothing
};

class Disjunction : public Cursor {
 public:
  explicit Disjunction(std::vector<CursorPtr> children) : children_(std::move(children)) {}
  Row next() override {
    for (const CursorPtr& child : children_)
      if (child->row() == row_) child->next();
    return least();
  }
  Row seek(Row target) override {
    for (const CursorPtr& child : children_)
      if (!started_ || child->row() < target) child->seek(target);
    started_ = true;
    return least();
  }
  bool matches() override {
    matched_.clear();
    for (const CursorPtr& child : children_)
      if (child->row() == row_ && child->matches()) matched_.push_back(child.get());
    return !matched_.empty();
  }
  double score() override {
    double sum = 0;
    for (Cursor* child : matched_) sum += child->score();
    return sum;
  }
  std::uint64_t cost() const override {
    std::uint64_t sum = 0;
    for (const CursorPtr& child : children_) sum += child->cost();
    return sum;
  }

 private:
  Row least() {
    row_ = kNoRow;
    for (const CursorPtr& child : children_) row_ = std::min(row_, child->row());
    return row_;
  }
  std::vector<CursorPtr> children_;
  std::vector<Cursor*> matched_;
  bool started_ = false;
};

class Difference : public Cursor {
 public:
  Difference(CursorPtr wanted, CursorPtr unwanted) : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}
  Row next() override { return row_ = wanted_->next(); }
  Row seek(Row target) override { return row_ = wanted_->seek(target); }
  bool matches() override {
    if (!started_ || unwanted_->row() < row_) unwanted_->seek(row_);
    started_ = true;
    return !(unwanted_->row() == row_ && unwanted_->matches()) && wanted_->matches();
  }
  double score() override { return wanted_->score(); }
  std::uint64_t cost() const override { return wanted_->cost(); }

 private:
  CursorPtr wanted_;
  CursorPtr unwanted_;
  bool started_ = false;
};

}  // namespace

CursorPtr all_rows(Row size) { return std::make_unique<AllRows>(size); }
CursorPtr no_rows() { return std::make_unique<AllRows>(0); }
CursorPtr listed_rows(std::vector<Row> rows) { return std::make_unique<ListedRows>(std::move(rows)); }

CursorPtr conjunction(std::vector<CursorPtr> children) {
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<Conjunction>(std::move(children));
}

CursorPtr disjunction(std::vector<CursorPtr> children) {
  if (children.empty()) return no_rows();
  if (children.size() == 1) return std::move(children[0]);
  return std::make_unique<Disjunction>(std::move(children));
}

CursorPtr difference(CursorPtr wanted, CursorPtr unwanted) {
  return std::make_unique<Difference>(std::move(wanted), std::move(unwanted));
}

}  // namespace dateline
