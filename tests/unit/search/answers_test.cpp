// Order, pages, held articles, facets with drill-sideways and timelines, counted by hand.
#include <gtest/gtest.h>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Article news(const char* id, const char* when, const char* person, const char* section) {
  Article out = article(id, "News", "the same words in each");
  out.published = moment(when);
  if (*person != '\0') out.entities = {{EntityType::person, person, true, {}}};
  out.section = section;
  return out;
}

std::string ids(const Result<SearchResult>& result) {
  if (!result) return result.error().code;
  std::string out;
  for (const Hit& hit : result->hits) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

std::string counts(const FacetResult& facet) {
  std::string out = std::to_string(facet.distinct) + ":";
  for (const FacetCount& value : facet.values) out += " " + value.value + " " + std::to_string(value.count);
  return out;
}

std::string text_of(const Timeline& timeline) {
  std::string out = std::string(to_text(timeline.interval)) + " " + std::to_string(timeline.undated) + " " +
                    std::to_string(timeline.coarse) + ":";
  for (const TimelineBucket& bucket : timeline.buckets) out += " " + std::to_string(bucket.count);
  return out;
}

class AnswersTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    maker_->add({news("a", "2015-09-28", "Putin", "World"), news("b", "2015-09-29T10:00:00Z", "Obama", "World"),
                 news("c", "2015-10", "Putin", "Sport"), news("d", "", "Merkel", "Sport")});
    maker_->add({news("e", "2015", "Putin", "World"), news("f", "2015-10-03", "", ""),
                 news("g", "2015-09-29T10:00:00Z", "Obama", "Sport")});
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

TEST_F(AnswersTest, NewestFirstUndatedLast) {
  SearchRequest request;
  EXPECT_EQ(ids(searcher_->search(request)), "f c b g a e d");
  request.sort = Sort::oldest;
  EXPECT_EQ(ids(searcher_->search(request)), "e a b g c f d");
}

TEST_F(AnswersTest, EqualScoresNewerFirstThenId) {
  SearchRequest request;
  request.query = "same words";
  EXPECT_EQ(ids(searcher_->search(request)), "f c b g a e d");
}

TEST_F(AnswersTest, Pages) {
  SearchRequest request;
  request.limit = 3;
  EXPECT_EQ(ids(searcher_->search(request)), "f c b");
  request.offset = 3;
  const auto second = searcher_->search(request);
  EXPECT_EQ(ids(second), "g a e");
  EXPECT_EQ(second->hits[0].rank, 4U);
  EXPECT_EQ(second->total, 7U);
  request.offset = 6;
  EXPECT_EQ(ids(searcher_->search(request)), "d");
  request.offset = 7;
  EXPECT_EQ(ids(searcher_->search(request)), "");
  request.offset = ~0ULL;
  EXPECT_EQ(ids(searcher_->search(request)), "");
  request.offset = 5;
  request.limit = kAll;
  EXPECT_EQ(ids(searcher_->search(request)), "e d");
  request.limit = 0;
  EXPECT_EQ(searcher_->search(request)->total, 7U);
}

TEST_F(AnswersTest, FacetCounts) {
  SearchRequest request;
  request.facets = {{Facet::person, 2}, {Facet::section, 10}, {Facet::month, 10}, {Facet::weekday, 10}, {Facet::source, 0}};
  const auto result = searcher_->search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(counts(result->facets[0]), "3: Putin 3 Obama 2");
  EXPECT_EQ(counts(result->facets[1]), "2: Sport 3 World 3");
  EXPECT_EQ(counts(result->facets[2]), "2: 2015-09 3 2015-10 2");
  EXPECT_EQ(counts(result->facets[3]), "3: Tuesday 2 Monday 1 Saturday 1");
  EXPECT_EQ(counts(result->facets[4]), "1:");
}

TEST_F(AnswersTest, DrillSideways) {
  SearchRequest request;
  request.facets = {{Facet::person, 10}, {Facet::section, 10}};
  request.filters = {{Facet::section, "World", false, false}};
  auto result = searcher_->search(request);
  EXPECT_EQ(result->total, 3U);
  EXPECT_EQ(counts(result->facets[0]), "2: Putin 2 Obama 1");
  EXPECT_EQ(counts(result->facets[1]), "2: Sport 3 World 3") << "its own filter does not bind";
  request.filters.push_back({Facet::person, "Putin", false, false});
  result = searcher_->search(request);
  EXPECT_EQ(result->total, 2U);
  EXPECT_EQ(counts(result->facets[0]), "2: Putin 2 Obama 1");
  EXPECT_EQ(counts(result->facets[1]), "2: World 2 Sport 1");
  request.filters.push_back({Facet::person, "Obama", false, false});
  EXPECT_EQ(searcher_->search(request)->total, 3U) << "values of one facet are ORed";
}

TEST_F(AnswersTest, ExcludedAndAbsentValues) {
  SearchRequest request;
  request.filters = {{Facet::person, "Putin", true, false}};
  EXPECT_EQ(ids(searcher_->search(request)), "f b g d");
  request.filters = {{Facet::person, "", false, true}};
  EXPECT_EQ(ids(searcher_->search(request)), "f");
  request.filters = {{Facet::section, "", true, true}};
  EXPECT_EQ(searcher_->search(request)->total, 6U);
  request.filters = {{Facet::person, "nobody", false, false}};
  const auto none = searcher_->search(request);
  EXPECT_EQ(none->total, 0U);
  ASSERT_EQ(none->notices.size(), 1U);
  EXPECT_EQ(none->notices[0].code, "unknown-value");
}

TEST_F(AnswersTest, Timelines) {
  const struct {
    Interval interval;
    const char* expected;
  } cases[] = {{Interval::day, "day 1 2: 1 2 0 0 0 1"},
               {Interval::week, "week 1 2: 4"},
               {Interval::month, "month 1 1: 3 2"},
               {Interval::year, "year 1 0: 6"}};
  for (const auto& c : cases) {
    SearchRequest request;
    request.timeline = c.interval;
    EXPECT_EQ(text_of(*searcher_->search(request)->timeline), c.expected);
  }
}

TEST(HeldArticlesTest, AreAbsentFromEveryAnswer) {
  ArchiveMaker maker;
  Article withheld = news("withheld", "2015-09-29", "Secret", "World");
  withheld.status = Status::withheld;
  Article embargoed = news("embargoed", "2015-09-29", "Later", "World");
  embargoed.has_embargo = true;
  embargoed.embargo_until = 1000;
  maker.add({withheld, embargoed, news("open", "2015-09-29", "Putin", "World")});
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.facets = {{Facet::person, 10}};
  request.now = 999;
  auto result = searcher.search(request);
  EXPECT_EQ(ids(result), "open");
  EXPECT_EQ(counts(result->facets[0]), "1: Putin 1");
  EXPECT_FALSE(searcher.article("withheld", 999)->has_value());
  EXPECT_FALSE(searcher.article("embargoed", 999)->has_value());
  EXPECT_TRUE(searcher.article("embargoed", 1000)->has_value());
  request.now = 1000;
  result = searcher.search(request);
  EXPECT_EQ(ids(result), "embargoed open");
  EXPECT_EQ(counts(result->facets[0]), "2: Later 1 Putin 1");
}

TEST(VersionsTest, TheNewestIsFoundAndANewerHeldOneHidesIt) {
  ArchiveMaker maker;
  Article a = article("a", "First", "alpha");
  a.version = "1";
  maker.add({a});
  Searcher before = maker.searcher();
  a.version = "2";
  a.body = "beta";
  EXPECT_EQ(maker.add({a})[0], store::Verdict::replaced);
  const auto total = [](const Searcher& searcher, const char* query) {
    SearchRequest request;
    request.query = query;
    return searcher.search(request)->total;
  };
  EXPECT_EQ(total(before, "alpha"), 1U) << "a reader keeps the state it opened";
  const auto newer = before.newer();
  ASSERT_TRUE(newer && newer->has_value());
  EXPECT_EQ(total(**newer, "beta"), 1U);
  EXPECT_FALSE((*newer)->newer()->has_value());
  EXPECT_EQ(total(before, "alpha"), 1U) << "beside the newer one";
  ASSERT_TRUE(*before.reopen());
  EXPECT_EQ(total(before, "alpha"), 0U);
  EXPECT_EQ(total(before, "beta"), 1U);
  EXPECT_EQ(total(before, "status:corrected"), 1U);
  EXPECT_FALSE(*before.reopen());
  a.version = "10";
  a.status = Status::withheld;
  maker.add({a});
  EXPECT_EQ(total(maker.searcher(), "*"), 0U);
  maker.compact();
  EXPECT_EQ(total(maker.searcher(), "*"), 0U);
}

TEST(EmptyArchiveTest, AnswersWithNothing) {
  ArchiveMaker maker;
  SearchRequest request;
  request.query = "anything OR -nothing";
  request.facets = {{Facet::person, 10}, {Facet::year, 10}, {Facet::about_year, 10}};
  request.timeline = Interval::automatic;
  request.about_timeline = Interval::automatic;
  const auto result = maker.searcher().search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->total, 0U);
  EXPECT_EQ(text_of(*result->timeline), "month 0 0:");
}

}  // namespace
}  // namespace dateline::testing
