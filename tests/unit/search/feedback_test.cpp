// Pseudo-relevance feedback: the model by hand, and what it does to an answer.
#include "searcher/api/feedback.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

TEST(RelevanceModelTest, AsComputedByHand) {
  // Scores 3 and 1: the first article counts three times as much as the second.
  const auto model = relevance_model({{3, 10, {{"en:a", 5}, {"en:b", 5}}}, {1, 4, {{"en:b", 1}, {"en:c", 3}}}});
  ASSERT_EQ(model.size(), 3U);
  EXPECT_EQ(model[0].term, "en:b");
  EXPECT_DOUBLE_EQ(model[0].share, 0.75 * 0.5 + 0.25 * 0.25);
  EXPECT_EQ(model[1].term, "en:a");
  EXPECT_DOUBLE_EQ(model[1].share, 0.375);
  EXPECT_DOUBLE_EQ(model[2].share, 0.1875);
  EXPECT_TRUE(relevance_model({}).empty());
  EXPECT_TRUE(relevance_model({{0, 10, {{"en:a", 10}}}, {1, 0, {}}}).empty());
}

TEST(RelevanceModelTest, KeepsTheGreatestSharesAndMakesThemOne) {
  FeedbackArticle article{1, 0, {}};
  for (std::uint32_t i = 0; i < 100; ++i) {
    article.terms.emplace_back("en:" + std::to_string(i), i + 1);
    article.length += i + 1;
  }
  const auto model = relevance_model({article});
  ASSERT_EQ(model.size(), kFeedbackWords);
  EXPECT_EQ(model[0].term, "en:99");
  double sum = 0;
  for (const ModelTerm& term : model) sum += term.share;
  EXPECT_NEAR(sum, 1, 1e-12);
}

class FeedbackTest : public ::testing::Test {
 protected:
  FeedbackTest() {
    // Of the two that name the harbour once, one is about the strike that the best articles are about.
    maker_.add({article("best1", "Harbour", "Harbour harbour dockers strike wages pickets."),
                article("best2", "Harbour", "Harbour harbour dockers strike wages pickets again."),
                article("other", "Weather", "Rain fell on a quiet harbour; anglers stayed home today.")});
    maker_.add({article("best3", "Harbour", "Harbour harbour dockers strike wages pickets."),
                article("same", "Unrest", "The dockers of a quiet harbour strike; pickets, wages today."),
                article("without", "Unrest", "Dockers strike for wages; pickets, dockers, pickets.")});
  }
  SearchResult ask(SearchRequest request, bool feedback) {
    request.feedback = feedback;
    auto result = maker_.searcher().search(request);
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
  }
  static std::size_t place(const SearchResult& result, std::string_view id) {
    const auto found = std::find_if(result.hits.begin(), result.hits.end(), [&](const Hit& hit) { return hit.id == id; });
    return static_cast<std::size_t>(found - result.hits.begin());
  }
  ArchiveMaker maker_;
};

TEST_F(FeedbackTest, ChangesTheOrderAndNothingElse) {
  SearchRequest request;
  request.query = "harbour";
  request.facets = {{Facet::source, 10, {}}};
  request.timeline = Interval::month;
  const SearchResult plain = ask(request, false);
  const SearchResult fed = ask(request, true);
  EXPECT_EQ(plain.total, 5U);
  EXPECT_EQ(fed.total, plain.total);
  EXPECT_EQ(fed.facets[0].values, plain.facets[0].values);
  EXPECT_EQ(fed.timeline->buckets, plain.timeline->buckets);
  EXPECT_EQ(place(fed, "without"), fed.hits.size());
  EXPECT_LT(place(fed, "same"), place(fed, "other"));
  // What it added: of two that match alike without it, only the one that shares words has more than before.
  const auto gain = [&](std::string_view id) { return fed.hits[place(fed, id)].score - plain.hits[place(plain, id)].score; };
  EXPECT_GT(gain("same"), 1.5 * gain("other"));
  EXPECT_EQ(fed.hits[place(fed, "same")].headline_highlights, plain.hits[place(plain, "same")].headline_highlights);
}

TEST_F(FeedbackTest, LeavesWhatHasNoScoresAlone) {
  for (const char* query : {"*", "NOT harbour", "published:2015", "byline:roe"}) {
    SearchRequest request;
    request.query = query;
    const SearchResult plain = ask(request, false);
    const SearchResult fed = ask(request, true);
    ASSERT_EQ(plain.hits.size(), fed.hits.size()) << query;
    for (std::size_t i = 0; i < plain.hits.size(); ++i) EXPECT_EQ(plain.hits[i].score, fed.hits[i].score) << query;
  }
  SearchRequest newest;
  newest.query = "harbour";
  newest.sort = Sort::newest;
  EXPECT_EQ(ask(newest, true).hits[0].id, ask(newest, false).hits[0].id);
}

TEST_F(FeedbackTest, PagesAreOfOneOrder) {
  SearchRequest request;
  request.query = "harbour OR dockers";
  request.limit = kAll;
  const SearchResult whole = ask(request, true);
  ASSERT_EQ(whole.hits.size(), 6U);
  request.limit = 2;
  std::vector<std::string> paged;
  for (;;) {
    const SearchResult page = ask(request, true);
    for (const Hit& hit : page.hits) paged.push_back(hit.id);
    if (!page.next_cursor) break;
    request.cursor = *page.next_cursor;
  }
  ASSERT_EQ(paged.size(), whole.hits.size());
  for (std::size_t i = 0; i < paged.size(); ++i) EXPECT_EQ(paged[i], whole.hits[i].id);
  SearchRequest other = request;
  other.feedback = false;
  EXPECT_EQ(maker_.searcher().search(other).error().code, "other-query");
}

}  // namespace
}  // namespace dateline::testing
