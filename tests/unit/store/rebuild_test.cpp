// Segments rebuilt in parts, as compact and rederive do to keep within --memory: the same articles, the same
// answers.
#include "indexer/store/rebuild.h"

#include <gtest/gtest.h>

#include "searcher/present/json_output.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

std::string answers(const ArchiveMaker& maker) {
  const Searcher searcher = maker.searcher();
  std::string out;
  for (const char* query :
       {"", "said", "\"of the\"", "person:1", "poli*", "council w/5 said", "published:2015"}) {
    SearchRequest request;
    request.query = query;
    request.limit = kAll;
    request.now = 1'700'000'000;
    request.facets = {{Facet::person, 99}, {Facet::source, 99}, {Facet::status, 9}, {Facet::year, 99}};
    request.timeline = Interval::month;
    request.count = Count::stories;
    auto result = searcher.search(request);
    EXPECT_TRUE(result);
    result->took_ms = 0;
    result->revision.clear();
    out += result_json(*result, Layout::pretty) + "\n";
  }
  return out;
}

TEST(RebuildTest, PartsHoldTheSameArticles) {
  ArchiveMaker maker;
  auto articles = read_articles({"corpus/world", "corpus/wire", "corpus/local"});
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles[i].entities = {{EntityType::person, "Person " + std::to_string(i % 4), true, {}}};
  maker.add(articles);
  articles[10].version = "99";
  articles[10].headline = "Corrected";
  maker.add({articles[10]});
  maker.remove(articles[11].id);
  maker.compact();  // so that no dead rows count for the scores
  ASSERT_EQ(maker.segments(), 1U);
  const std::string before = answers(maker);

  for (const std::uint64_t most : {std::uint64_t{30'000}, std::uint64_t{200'000}}) {
    maker.rebuild_in_parts(most);
    EXPECT_GT(maker.segments(), 1U);
    EXPECT_LT(maker.segments(), 40U);
    EXPECT_EQ(answers(maker), before) << most;
    EXPECT_TRUE(maker.is_clean());
    maker.compact();
    EXPECT_EQ(maker.segments(), 1U);
    EXPECT_EQ(answers(maker), before) << most;
  }
  maker.rebuild_in_parts(0);
  EXPECT_EQ(maker.segments(), 1U);
  EXPECT_EQ(answers(maker), before);
}

}  // namespace
}  // namespace dateline::testing
