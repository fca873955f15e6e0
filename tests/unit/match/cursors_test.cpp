// Combined cursors against sets: random trees of conjunctions, disjunctions and differences over random rows, walked by
// next() and by seek().
#include "searcher/match/cursor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

namespace dateline {
namespace {

using Rows = std::set<Row>;
constexpr Row kSize = 60;

// Candidates of which only some prove true, as phrases do.
class Doubtful : public Cursor {
 public:
  Doubtful(CursorPtr candidates, Rows proved) : candidates_(std::move(candidates)), proved_(std::move(proved)) {}
  Row next() override { return row_ = candidates_->next(); }
  Row seek(Row target) override { return row_ = candidates_->seek(target); }
  bool matches() override { return proved_.contains(row_); }
  double score() override { return 1; }
  std::uint64_t cost() const override { return candidates_->cost(); }

 private:
  CursorPtr candidates_;
  Rows proved_;
};

struct Made {
  CursorPtr cursor;
  Rows rows;
};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  Made tree(unsigned depth) {
    if (depth == 0) return leaf();
    switch (random_() % 4) {
      case 0: {
        std::vector<CursorPtr> children;
        Made out = tree(depth - 1);
        Rows rows = out.rows;
        children.push_back(std::move(out.cursor));
        for (std::size_t n = random_() % 3; n > 0; --n) {
          Made more = tree(depth - 1);
          Rows both;
          std::set_intersection(rows.begin(), rows.end(), more.rows.begin(), more.rows.end(), std::inserter(both, both.end()));
          rows = both;
          children.push_back(std::move(more.cursor));
        }
        return {conjunction(std::move(children)), rows};
      }
      case 1: {
        std::vector<CursorPtr> children;
        Rows rows;
        for (std::size_t n = random_() % 4; n > 0; --n) {
          Made more = tree(depth - 1);
          rows.insert(more.rows.begin(), more.rows.end());
          children.push_back(std::move(more.cursor));
        }
        return {disjunction(std::move(children)), rows};
      }
      case 2: {
        Made wanted = tree(depth - 1);
        Made unwanted = tree(depth - 1);
        Rows rows;
        std::set_difference(wanted.rows.begin(), wanted.rows.end(), unwanted.rows.begin(), unwanted.rows.end(),
                            std::inserter(rows, rows.end()));
        return {difference(std::move(wanted.cursor), std::move(unwanted.cursor)), rows};
      }
      default: return leaf();
    }
  }

  Row below(Row n) { return static_cast<Row>(random_() % n); }

 private:
  Rows some() {
    Rows out;
    for (Row n = below(kSize); n > 0; --n) out.insert(below(kSize));
    return out;
  }

  Made leaf() {
    switch (random_() % 5) {
      case 0: {
        Rows every;
        for (Row row = 0; row < kSize; ++row) every.insert(row);
        return {all_rows(kSize), every};
      }
      case 1: return {no_rows(), {}};
      case 2: {
        const Rows candidates = some();
        Rows proved;
        for (const Row row : candidates)
          if (random_() % 2 == 0) proved.insert(row);
        return {std::make_unique<Doubtful>(listed_rows({candidates.begin(), candidates.end()}), proved), proved};
      }
      default: {
        const Rows rows = some();
        return {listed_rows({rows.begin(), rows.end()}), rows};
      }
    }
  }

  std::mt19937 random_;
};

TEST(CursorsTest, NextVisitsExactlyTheRows) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Made made = Maker(seed).tree(3);
    Rows seen;
    for (Row row = made.cursor->seek(0); row != kNoRow; row = made.cursor->next()) {
      ASSERT_EQ(row, made.cursor->row());
      const bool first = !made.cursor->matches() || seen.insert(row).second;
      ASSERT_TRUE(first) << "seed " << seed;
    }
    ASSERT_EQ(seen, made.rows) << "seed " << seed;
  }
}

TEST(CursorsTest, SeekLeavesNothingOutBehindItsTarget) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Maker maker(seed);
    Made made = maker.tree(3);
    Rows expected = made.rows;
    Rows seen;
    Row target = maker.below(10);
    for (Row row = made.cursor->seek(target); row != kNoRow; row = made.cursor->seek(target)) {
      expected.erase(expected.begin(), expected.lower_bound(target));
      ASSERT_GE(row, target) << "seed " << seed;
      if (made.cursor->matches()) {
        ASSERT_EQ(row, *expected.begin()) << "seed " << seed;
      } else {
        ASSERT_FALSE(expected.contains(row)) << "seed " << seed;
      }
      target = row + 1 + (made.cursor->row() % 3 == 0 ? maker.below(5) : 0);
    }
    expected.erase(expected.begin(), expected.lower_bound(target));
    ASSERT_TRUE(expected.empty()) << "seed " << seed;
  }
}

TEST(CursorsTest, ScoresAddUp) {
  const auto one = [] { return std::make_unique<Doubtful>(listed_rows({3}), Rows{3}); };
  const auto not_proved = [] { return std::make_unique<Doubtful>(listed_rows({3}), Rows{}); };
  std::vector<CursorPtr> children;
  children.push_back(one());
  children.push_back(one());
  children.push_back(not_proved());
  CursorPtr any = disjunction(std::move(children));
  ASSERT_EQ(any->seek(0), 3U);
  ASSERT_TRUE(any->matches());
  EXPECT_EQ(any->score(), 2);
  children.clear();
  children.push_back(one());
  children.push_back(one());
  CursorPtr both = conjunction(std::move(children));
  ASSERT_EQ(both->seek(0), 3U);
  ASSERT_TRUE(both->matches());
  EXPECT_EQ(both->score(), 2);
}

}  // namespace
}  // namespace dateline
