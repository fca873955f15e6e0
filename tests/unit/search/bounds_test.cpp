// Searches bound by a restriction or to one article, and the facts a server needs of an archive.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline {
namespace {

using testing::article;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class Bounds : public ::testing::Test {
 protected:
  Bounds() {
    Article sport = article("s1", "Cup final", "The final was played in Lyon. Syria lost.");
    sport.section = "sport";
    Article world = article("w1", "Talks on Syria", "The talks on Syria went on in Vienna.");
    world.section = "world";
    Article odd = article("w/\"2\" *", "More talks", "More talks on Syria and on Syria.");
    odd.section = "world";
    maker_.add({sport, world, odd});
  }
  testing::ArchiveMaker maker_;
};

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> out;
  for (const Hit& hit : result.hits) out.push_back(hit.id);
  return out;
}

TEST_F(Bounds, ARestrictionBindsHitsTotalsAndFacets) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.query = "syria";
  request.restrict_to = "section:world";
  request.facets = {{Facet::section, 10}};
  request.filters = {{Facet::section, "sport"}};
  const auto filtered = searcher.search(request);
  ASSERT_TRUE(filtered);
  EXPECT_EQ(filtered->total, 0U);
  // The count beside a filter is the total after the click: here also within the restriction.
  EXPECT_THAT(filtered->facets[0].values, ElementsAre(FacetCount{"world", 2}));
  request.filters.clear();
  const auto all = searcher.search(request);
  ASSERT_TRUE(all);
  EXPECT_THAT(ids(*all), UnorderedElementsAre("w1", "w/\"2\" *"));
}

TEST_F(Bounds, ARestrictionChangesNeitherScoresNorTheOrderWithoutAQuery) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.query = "talks";
  const auto free = searcher.search(request);
  request.restrict_to = "syria AND \"talks on\"";
  const auto bound = searcher.search(request);
  ASSERT_TRUE(free && bound);
  ASSERT_EQ(ids(*free), ids(*bound));
  for (std::size_t i = 0; i < free->hits.size(); ++i) {
    EXPECT_DOUBLE_EQ(free->hits[i].score, bound->hits[i].score);
    EXPECT_EQ(free->hits[i].snippet->highlights, bound->hits[i].snippet->highlights);
  }
  EXPECT_EQ(bound->parsed, "talks");
  request.query = "*";
  EXPECT_EQ(searcher.search(request)->hits.at(0).score, 0);
}

TEST_F(Bounds, AFaultyRestrictionIsAnErrorWithoutAColumnOfTheQuery) {
  SearchRequest request;
  request.restrict_to = "nofield:x";
  request.lenient = true;
  const auto result = maker_.searcher().search(request);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "unknown-field");
  EXPECT_FALSE(result.error().column);
}

TEST_F(Bounds, OneArticleIsFoundByteForByte) {
  const Searcher searcher = maker_.searcher();
  const struct {
    const char* id;
    const char* restrict_to;
    std::uint64_t total;
  } cases[] = {{"w/\"2\" *", "", 1},
               {"w/\"2\" *", "section:world", 1},
               {"w/\"2\" *", "section:sport", 0},
               {"W1", "", 0},
               {"", "", 0}};
  for (const auto& c : cases) {
    SearchRequest request;
    request.only_id = c.id;
    request.restrict_to = c.restrict_to;
    request.limit = 0;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->total, c.total) << c.id << " within " << c.restrict_to;
  }
}

TEST_F(Bounds, FactsNameEmbargoesAndWhatIsGone) {
  Article later = article("e2", "Later", "Not yet.");
  later.has_embargo = true;
  later.embargo_until = 2'000'000'000;
  Article sooner = article("e1", "Sooner", "Not yet either.");
  sooner.has_embargo = true;
  sooner.embargo_until = 1'900'000'000;
  Article never = article("e3", "No time known", "Who knows.");
  never.has_embargo = true;
  never.embargo_until = INT64_MAX;
  maker_.add({later, sooner, never});
  maker_.remove("w1");
  const auto facts = maker_.searcher().facts();
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->timezone, "UTC");
  EXPECT_THAT(facts->embargoes, ElementsAre(1'900'000'000, 2'000'000'000));
  ASSERT_THAT(facts->removed, ElementsAre(Pair("w1", ::testing::Gt(0))));
  maker_.add({article("w1", "Talks again", "They talk.")}, true);
  EXPECT_TRUE(maker_.searcher().facts()->removed.empty());
}

}  // namespace
}  // namespace dateline
