#include <algorithm>
#include <bit>

#include "searcher/match/cursor.h"

namespace dateline {
namespace {

class AllRows : public Cursor {
 public:
  explicit AllRows(Row size) : size_(size) {}
  Row next() override { return seek(row_ + 1); }
  Row seek(Row target) override { return row_ = target < size_ ? target : kNoRow; }
  std::uint64_t cost() const override { return size_; }
  bool is_plain() const override { return true; }
  void fill(RowBlock& block, bool) override {
    if (row_ == kNoRow) return;
    for (; row_ < size_ && block.size < RowBlock::kRows; ++row_, ++block.size) {
      block.rows[block.size] = row_;
      block.scores[block.size] = 0;
    }
    if (row_ >= size_) row_ = kNoRow;
  }
  void narrow(RowBlock&, bool) override {}

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
  bool is_plain() const override { return true; }

 private:
  Row here() { return row_ = at_ < rows_.size() ? rows_[at_] : kNoRow; }
  std::vector<Row> rows_;
  std::size_t at_ = 0;
};

class BitRows : public Cursor {
 public:
  explicit BitRows(archive::RowBits bits) : bits_(std::move(bits)), cost_(bits_.count()) {}
  Row next() override { return seek(row_ + 1); }
  Row seek(Row target) override {
    const std::vector<std::uint64_t>& words = bits_.words();
    std::size_t at = target / 64;
    if (at >= words.size()) return row_ = kNoRow;
    std::uint64_t word = words[at] & (~0ULL << (target % 64));
    while (word == 0 && ++at < words.size()) word = words[at];
    return row_ = word == 0 ? kNoRow : static_cast<Row>(at * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }
  std::uint64_t cost() const override { return cost_; }
  bool is_plain() const override { return true; }
  void narrow(RowBlock& block, bool) override {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < block.size; ++i) {
      block.rows[kept] = block.rows[i];
      block.scores[kept] = block.scores[i];
      kept += bits_.test(block.rows[i]) ? 1U : 0U;
    }
    block.size = kept;
  }

 private:
  archive::RowBits bits_;
  std::uint64_t cost_;
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
  // Blocks come from the cheapest child where it needs no proof; children that do are asked last.
  void fill(RowBlock& block, bool scored) override {
    if (!children_[0]->is_plain()) return Cursor::fill(block, scored);
    if (row_ == kNoRow) return;
    while (block.size == 0 && children_[0]->row() != kNoRow) {
      children_[0]->fill(block, scored);
      for (const bool plain : {true, false})
        for (std::size_t i = 1; i < children_.size(); ++i)
          if (children_[i]->is_plain() == plain && block.size > 0) children_[i]->narrow(block, scored);
    }
    row_ = children_[0]->row();
  }
  bool is_plain() const override {
    return std::all_of(children_.begin(), children_.end(), [](const CursorPtr& child) { return child->is_plain(); });
  }

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
    return !is_unwanted() && wanted_->matches();
  }
  double score() override { return wanted_->score(); }
  std::uint64_t cost() const override { return wanted_->cost(); }
  void fill(RowBlock& block, bool scored) override {
    if (row_ == kNoRow || !wanted_->is_plain()) return Cursor::fill(block, scored);
    do {  // until a block has something left
      block.size = 0;
      wanted_->fill(block, scored);
      if (block.size == 0) {
        row_ = kNoRow;
        return;
      }
      std::size_t kept = 0;
      for (std::size_t i = 0; i < block.size; ++i) {
        row_ = block.rows[i];
        if (is_unwanted()) continue;
        block.rows[kept] = row_;
        block.scores[kept++] = block.scores[i];
      }
      block.size = kept;
    } while (block.size == 0);
  }

 private:
  bool is_unwanted() {
    if (!started_ || unwanted_->row() < row_) unwanted_->seek(row_);
    started_ = true;
    return unwanted_->row() == row_ && unwanted_->matches();
  }
  CursorPtr wanted_;
  CursorPtr unwanted_;
  bool started_ = false;
};

}  // namespace

void Cursor::fill(RowBlock& block, bool scored) {
  for (; row_ != kNoRow && block.size < RowBlock::kRows; next()) {
    if (!matches()) continue;
    block.rows[block.size] = row_;
    block.scores[block.size++] = scored ? score() : 0;
  }
}

void Cursor::narrow(RowBlock& block, bool scored) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < block.size; ++i) {
    const Row target = block.rows[i];
    if (row_ < target) seek(target);
    if (row_ == kNoRow) break;
    if (row_ != target || !matches()) continue;
    block.rows[kept] = target;
    block.scores[kept++] = block.scores[i] + (scored ? score() : 0);
  }
  block.size = kept;
}

CursorPtr all_rows(Row size) { return std::make_unique<AllRows>(size); }
CursorPtr no_rows() { return std::make_unique<AllRows>(0); }
CursorPtr listed_rows(std::vector<Row> rows) { return std::make_unique<ListedRows>(std::move(rows)); }

CursorPtr bit_rows(archive::RowBits bits) { return std::make_unique<BitRows>(std::move(bits)); }

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
