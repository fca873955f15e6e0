#include "searcher/match/term_cursor.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>

namespace dateline {
namespace {

constexpr std::uint64_t kStepsToKeep = 32;  // steps worth making rather than to skip, where the list could go to the cache
constexpr std::uint64_t kTermWork = 500;     // units of Budget to open a list and read some of it
constexpr std::uint64_t kSkipFrom = 8;  // postings to a row looked for, from which on skipping beats reading on

struct Scorer {
  std::span<const std::uint32_t> lengths;
  double inverse_average;
  double weight;

  Scorer(const SegmentContext& context, double term_weight)
      : lengths(context.segment.columns().lengths()), inverse_average(context.inverse_average), weight(term_weight) {}
  double one(Row row, std::uint32_t count) const {
    return weight == 0 ? 0 : bm25_score(weight, inverse_average, lengths[row], count);
  }
  void all(const Row* rows, const std::int32_t* counts, std::size_t size, double* out) const {
    if (weight == 0) {
      std::fill_n(out, size, 0.0);
      return;
    }
    std::int32_t of_rows[RowBlock::kRows];
    for (std::size_t i = 0; i < size; ++i) of_rows[i] = static_cast<std::int32_t>(lengths[rows[i]]);
    bm25_scores(weight, inverse_average, of_rows, counts, size, out);
  }
  // Adds the scores of the rows a block has kept.
  void add(RowBlock& block, const std::int32_t* counts, bool scored) const {
    if (!scored || weight == 0) return;
    double scores[RowBlock::kRows];
    all(block.rows.data(), counts, block.size, scores);
    for (std::size_t i = 0; i < block.size; ++i) block.scores[i] += scores[i];
  }
};

// Keeps the rows of a block that stand in rows[at..size), which is ascending, and their counts; moves `at` on.
void intersect(RowBlock& block, const Row* rows, const std::int32_t* counts, std::size_t& at, std::size_t size,
               std::int32_t* kept_counts) {
  std::size_t kept = 0;
  std::size_t i = 0;
  std::size_t j = at;
  while (i < block.size && j < size) {  // without branches to guess: both lists may be dense
    const Row a = block.rows[i];
    const Row b = rows[j];
    block.rows[kept] = a;
    block.scores[kept] = block.scores[i];
    kept_counts[kept] = counts[j];
    kept += a == b ? 1U : 0U;
    i += a <= b ? 1U : 0U;
    j += b <= a ? 1U : 0U;
  }
  at = j;
  block.size = kept;
}

// From the cache.
class ListedTerm : public TermCursor {
 public:
  ListedTerm(const SegmentContext& context, std::shared_ptr<const PostingList> list, double weight)
      : scorer_(context, weight), list_(std::move(list)) {
    here();
  }
  Row next() override {
    ++at_;
    return here();
  }
  Row seek(Row target) override {
    at_ = at_or_behind(target);
    return here();
  }
  double score() override { return scorer_.one(row_, count()); }
  std::uint64_t cost() const override { return list_->rows.size(); }
  std::uint32_t count() const override { return static_cast<std::uint32_t>(list_->counts[at_]); }
  bool is_plain() const override { return true; }

  void fill(RowBlock& block, bool scored) override {
    block.size = std::min(list_->rows.size() - at_, RowBlock::kRows);
    std::copy_n(list_->rows.begin() + static_cast<std::ptrdiff_t>(at_), block.size, block.rows.begin());
    if (scored) scorer_.all(block.rows.data(), list_->counts.data() + at_, block.size, block.scores.data());
    else std::fill_n(block.scores.begin(), block.size, 0.0);
    at_ += block.size;
    here();
  }
  void narrow(RowBlock& block, bool scored) override {
    if (block.size == 0) return;
    std::int32_t counts[RowBlock::kRows + 1];
    at_ = at_or_behind(block.rows[0]);
    const std::size_t end = at_or_behind(block.rows[block.size - 1] + 1);
    if (end - at_ > kSkipFrom * block.size) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < block.size; ++i) {
        at_ = at_or_behind(block.rows[i]);
        if (at_ == list_->rows.size()) break;
        if (list_->rows[at_] != block.rows[i]) continue;
        block.rows[kept] = block.rows[i];
        block.scores[kept] = block.scores[i];
        counts[kept++] = list_->counts[at_];
      }
      block.size = kept;
    } else {
      intersect(block, list_->rows.data(), list_->counts.data(), at_, end, counts);
    }
    here();
    scorer_.add(block, counts, scored);
  }

 private:
  Row here() { return row_ = at_ < list_->rows.size() ? list_->rows[at_] : kNoRow; }
  // Galloping: a target near by is found in few steps.
  std::size_t at_or_behind(Row target) const {
    const std::vector<Row>& rows = list_->rows;
    std::size_t low = at_;
    std::size_t step = 1;
    while (low + step < rows.size() && rows[low + step] < target) {
      low += step;
      step *= 2;
    }
    const auto begin = rows.begin();
    const auto high = std::min(low + step + 1, rows.size());
    return static_cast<std::size_t>(
        std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high), target) - begin);
  }
  Scorer scorer_;
  std::shared_ptr<const PostingList> list_;
  std::size_t at_ = 0;
};

// From Xapian. A list that was read whole goes to the cache.
class StoredTerm : public TermCursor {
 public:
  StoredTerm(const SegmentContext& context, const std::string& term, double weight)
      : context_(context),
        scorer_(context, weight),
        term_(term),
        cost_(context.postings.get_termfreq(term)),
        at_(context.postings.postlist_begin(term)),
        end_(context.postings.postlist_end(term)),
        keeping_(PostingsCache::is_worth_it(cost_)) {
    here();
  }
  // A list that another one led through ends where that did: the little that is left is read for the next time.
  ~StoredTerm() override {
    if (!keeping_ || kept_.rows.size() < cost_ / 2) return;
    try {
      while (row_ != kNoRow) StoredTerm::next();
    } catch (...) {  // damage is told to those who ask for these postings
    }
  }
  Row next() override {
    keep();
    ++at_;
    return here();
  }
  Row seek(Row target) override {
    if (row_ >= target) return row_;  // also at the end: kNoRow
    if (keeping_ && (target - row_) * cost_ / scorer_.lengths.size() < kStepsToKeep) {
      while (row_ < target) StoredTerm::next();
      return row_;
    }
    keeping_ = false;
    at_.skip_to(target + 1);
    return here();
  }
  double score() override { return scorer_.one(row_, count()); }
  std::uint64_t cost() const override { return cost_; }
  std::uint32_t count() const override { return at_.get_wdf(); }
  bool is_plain() const override { return true; }

  void fill(RowBlock& block, bool scored) override {
    std::int32_t counts[RowBlock::kRows];
    block.size = read(block.rows.data(), counts, kNoRow);
    if (scored) scorer_.all(block.rows.data(), counts, block.size, block.scores.data());
    else std::fill_n(block.scores.begin(), block.size, 0.0);
  }

  void narrow(RowBlock& block, bool scored) override {
    if (block.size == 0) return;
    std::int32_t kept_counts[RowBlock::kRows + 1];
    const std::uint64_t rows = block.rows[block.size - 1] - block.rows[0] + 1;
    if (rows * cost_ / scorer_.lengths.size() > kSkipFrom * block.size) {
      narrow_by_skipping(block, kept_counts);
    } else {
      narrow_by_reading(block, kept_counts);
    }
    scorer_.add(block, kept_counts, scored);
  }

 private:
  void narrow_by_skipping(RowBlock& block, std::int32_t* kept_counts) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < block.size; ++i) {
      const Row target = block.rows[i];
      if (row_ < target) StoredTerm::seek(target);
      if (row_ == kNoRow) break;
      if (row_ != target) continue;
      block.rows[kept] = target;
      block.scores[kept] = block.scores[i];
      kept_counts[kept++] = static_cast<std::int32_t>(at_.get_wdf());
    }
    block.size = kept;
  }

  void narrow_by_reading(RowBlock& block, std::int32_t* kept_counts) {
    Row rows[RowBlock::kRows];
    std::int32_t counts[RowBlock::kRows];
    const Row last = block.rows[block.size - 1];
    std::size_t kept = 0;
    std::size_t i = 0;
    while (i < block.size && row_ <= last) {
      const std::size_t size = read(rows, counts, last);
      std::size_t j = 0;
      while (i < block.size && j < size) {
        const Row a = block.rows[i];
        const Row b = rows[j];
        block.rows[kept] = a;
        block.scores[kept] = block.scores[i];
        kept_counts[kept] = counts[j];
        kept += a == b ? 1U : 0U;
        i += a <= b ? 1U : 0U;
        j += b <= a ? 1U : 0U;
      }
    }
    block.size = kept;
  }

  // Postings from here on, up to row `last`, at most a block of them.
  std::size_t read(Row* rows, std::int32_t* counts, Row last) {
    std::size_t size = 0;
    for (; row_ != kNoRow && row_ <= last && size < RowBlock::kRows; ++at_, here()) {
      rows[size] = row_;
      counts[size++] = static_cast<std::int32_t>(at_.get_wdf());
    }
    if (keeping_) {
      kept_.rows.insert(kept_.rows.end(), rows, rows + size);
      kept_.counts.insert(kept_.counts.end(), counts, counts + size);
      hand_over();
    }
    return size;
  }
  void keep() {
    if (!keeping_) return;
    kept_.rows.push_back(row_);
    kept_.counts.push_back(static_cast<std::int32_t>(at_.get_wdf()));
    if (kept_.rows.size() == cost_) hand_over();
  }
  void hand_over() {
    if (kept_.rows.size() != cost_) return;
    keeping_ = false;
    context_.cache.put(context_.index, term_, std::move(kept_));
  }
  Row here() {
    row_ = at_ == end_ ? kNoRow : static_cast<Row>(*at_ - 1);
    if (row_ != kNoRow && row_ >= scorer_.lengths.size()) throw archive::Damaged{"postings.xapian", "a document lies outside"};
    return row_;
  }

  const SegmentContext& context_;
  Scorer scorer_;
  std::string term_;
  std::uint64_t cost_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  bool keeping_;      // every posting so far is in kept_
  PostingList kept_;
};

class Synonyms : public Cursor {
 public:
  Synonyms(const SegmentContext& context, std::vector<TermCursorPtr> terms, double weight)
      : scorer_(context, weight), terms_(std::move(terms)) {}

  Row next() override {
    for (auto& term : terms_)
      if (term->row() == row_) term->next();
    return least();
  }
  Row seek(Row target) override {
    for (auto& term : terms_)
      if (!started_ || term->row() < target) term->seek(target);
    started_ = true;
    return least();
  }
  double score() override {
    std::uint32_t count = 0;
    for (auto& term : terms_)
      if (term->row() == row_) count += term->count();
    return scorer_.one(row_, count);
  }
  std::uint64_t cost() const override {
    std::uint64_t sum = 0;
    for (const auto& term : terms_) sum += term->cost();
    return sum;
  }
  bool is_plain() const override { return true; }
  // Term by term through a stretch of rows: no row looks at terms that it lacks.
  void fill(RowBlock& block, bool scored) override {
    std::array<std::int32_t, RowBlock::kRows> counts;
    std::array<bool, RowBlock::kRows> has;
    const Row first = row_;
    if (first == kNoRow) return;
    counts.fill(0);
    has.fill(false);
    for (auto& term : terms_) {
      for (Row row = term->row(); row - first < RowBlock::kRows && row != kNoRow; row = term->next()) {
        has[row - first] = true;
        counts[row - first] += static_cast<std::int32_t>(term->count());
      }
    }
    for (Row i = 0; i < RowBlock::kRows; ++i) {
      if (!has[i]) continue;
      block.rows[block.size] = first + i;
      counts[block.size++] = counts[i];
    }
    if (scored) scorer_.all(block.rows.data(), counts.data(), block.size, block.scores.data());
    else std::fill_n(block.scores.begin(), block.size, 0.0);
    least();
  }

 private:
  Row least() {
    row_ = kNoRow;
    for (auto& term : terms_) row_ = std::min(row_, term->row());
    return row_;
  }
  Scorer scorer_;
  std::vector<TermCursorPtr> terms_;
  bool started_ = false;
};

}  // namespace

TermCursorPtr term_cursor(const SegmentContext& context, const std::string& term, double weight) {
  if (auto list = context.cache.find(context.index, term)) {
    return std::make_unique<ListedTerm>(context, std::move(list), weight);
  }
  if (!context.postings.term_exists(term)) return nullptr;
  return std::make_unique<StoredTerm>(context, term, weight);
}

void add_rows(TermCursor& cursor, archive::RowBits& rows, std::size_t& missing) {
  std::vector<std::uint64_t>& words = rows.words();
  for (Row row = cursor.seek(0); row != kNoRow && missing > 0;) {
    if (!rows.test(row)) {
      rows.set(row);
      --missing;
      row = cursor.next();
      continue;
    }
    // On to the next row that is missing: in the end they are few, and the list is skipped through.
    std::size_t at = row / 64;
    std::uint64_t open = ~words[at] & (~0ULL << (row % 64));
    while (open == 0 && ++at < words.size()) open = ~words[at];
    const std::size_t target = open == 0 ? rows.size() : at * 64 + static_cast<std::size_t>(std::countr_zero(open));
    if (target >= rows.size()) return;
    row = target - row < 4 ? cursor.next() : cursor.seek(static_cast<Row>(target));
  }
}

CursorPtr any_term(const SegmentContext& context, const std::vector<std::string>& terms) {
  archive::RowBits rows(context.segment.size(), false);
  std::size_t missing = rows.size();
  for (const std::string& term : terms) {
    if (missing == 0) break;
    context.budget.spend(kTermWork);
    if (const auto cursor = term_cursor(context, term, 0)) add_rows(*cursor, rows, missing);
  }
  return missing == 0 ? all_rows(context.segment.size()) : bit_rows(std::move(rows));
}

CursorPtr synonyms(const SegmentContext& context, std::vector<TermCursorPtr> terms, double weight) {
  if (terms.empty()) return no_rows();
  if (terms.size() == 1) return std::move(terms[0]);
  return std::make_unique<Synonyms>(context, std::move(terms), weight);
}

}  // namespace dateline
