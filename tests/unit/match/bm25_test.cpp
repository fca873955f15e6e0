#include "searcher/match/bm25.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

// Values worked out from the formula of Xapian's BM25Weight by hand.
TEST(Bm25Test, TermWeight) {
  const CollectionStatistics collection{1000, 400'000};
  EXPECT_DOUBLE_EQ(collection.average_length(), 400);
  EXPECT_NEAR(bm25_term_weight(collection, 10), 2.2 * std::log(990.5 / 10.5), 1e-12);
  // Frequent terms: the odds fall below 2, and are kept positive.
  EXPECT_NEAR(bm25_term_weight(collection, 500), 2.2 * std::log(1.5), 1e-12);
  EXPECT_GT(bm25_term_weight(collection, 1000), 0);
}

TEST(Bm25Test, Score) {
  // Average length, one occurrence: 1 / (1.2 + 1).
  EXPECT_NEAR(bm25_score(2.2, 1.0 / 400, 400, 1), 1, 1e-12);
  EXPECT_NEAR(bm25_score(1, 1.0 / 400, 800, 3), 3 / (1.2 * (0.25 + 0.75 * 2) + 3), 1e-12);
  EXPECT_EQ(bm25_score(2.2, 1.0 / 400, 400, 0), 0);
  // Very short articles count as half the average length.
  EXPECT_EQ(bm25_score(1, 1.0 / 400, 1, 1), bm25_score(1, 1.0 / 400, 200, 1));
  EXPECT_NE(bm25_score(1, 1.0 / 400, 200, 1), bm25_score(1, 1.0 / 400, 201, 1));
}

TEST(Bm25Test, EmptyCollection) { EXPECT_EQ(CollectionStatistics{}.average_length(), 0); }

}  // namespace
}  // namespace dateline
