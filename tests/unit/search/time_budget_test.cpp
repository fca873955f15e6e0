// A search that is told when to end.
#include <gtest/gtest.h>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

using std::chrono::milliseconds;

// Words that stand beside each other so often that proximity inside proximity makes millions of pairs.
std::string repeated(std::string_view words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

class TimeBudgetTest : public ::testing::Test {
 protected:
  TimeBudgetTest() {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) articles.push_back(article("a" + std::to_string(i), "Talks", repeated("ax bx cx ", 3000)));
    maker_.add(articles);
  }
  static SearchRequest nested() {
    SearchRequest request;
    request.query = "((ax w/1000 bx) w/1000 cx) w/1 talks";  // no match: every pair is tried
    return request;
  }
  ArchiveMaker maker_;
};

TEST_F(TimeBudgetTest, EndsInsideOneArticleAndTheSearcherGoesOn) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request = nested();
  request.time_budget = milliseconds(1);
  const auto over = searcher.search(request);
  ASSERT_FALSE(over.has_value());
  EXPECT_EQ(over.error().code, "time-budget");
  EXPECT_EQ(over.error().kind, ErrorKind::timeout);
  EXPECT_FALSE(over.error().hint.empty());

  request.query = "talks";
  request.time_budget = std::chrono::hours(1);
  const auto good = searcher.search(request);
  ASSERT_TRUE(good.has_value());
  EXPECT_EQ(good->total, 40U);
}

TEST_F(TimeBudgetTest, NothingIsAllowedInNoTime) {
  SearchRequest request;
  request.query = "*";
  request.time_budget = milliseconds(0);
  const auto result = maker_.searcher().search(request);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, "time-budget");
}

TEST_F(TimeBudgetTest, TheLongestBudgetIsNoBudget) {
  SearchRequest request;
  request.query = "ax";
  request.time_budget = milliseconds::max();
  const auto result = maker_.searcher().search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->total, 40U);
}

TEST_F(TimeBudgetTest, AStopThatWasAskedForIsObeyed) {
  std::stop_source source;
  SearchRequest request = nested();
  request.stop = source.get_token();
  source.request_stop();
  const auto result = maker_.searcher().search(request);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, "cancelled");
}

}  // namespace
}  // namespace dateline::testing
