// Patterns that stand for many words, few of which many articles have: what is not looked for must not be missed.
#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/match/resolve.h"
#include "searcher/match/word_finder.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

// "aa", "ab", ...
std::string letters(std::size_t i) { return {static_cast<char>('a' + i / 20), static_cast<char>('a' + i % 20)}; }

class PatternWordsTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kRare = 2 * WordFinder::kMostNeedles;
  static constexpr std::size_t kCommon = 10 * kRare;

  static std::uint64_t total(const Searcher& searcher, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = 0;
    request.did_you_mean = false;
    const auto result = searcher.search(request);
    if (!result) throw std::runtime_error(result.error().message);
    return result->total;
  }
};

TEST_F(PatternWordsTest, RareWordsAreFoundBesideCommonOnes) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kCommon; ++i) {
    articles.push_back(article("common" + std::to_string(i), "Notes",
                               i % 2 == 0 ? "The government mark." : "The government spoke of a mark."));
  }
  for (std::size_t i = 0; i < kRare; ++i) {
    articles.push_back(article("rare" + std::to_string(i), "Notes", "A govx" + letters(i) + (i % 4 == 0 ? " mark." : " left no mark.")));
  }
  articles.push_back(article("byline", "Notes", "No word of a mark."));
  articles.back().byline = {"By Govxaa Mark"};
  articles.push_back(article("headline", "Govxab Mark", "Nothing."));
  ArchiveMaker maker;
  maker.add(articles);
  const Searcher searcher = maker.searcher();
  const std::uint64_t near = kCommon / 2 + kRare / 4 + 1;
  EXPECT_EQ(total(searcher, "gov* w/1 mark"), near);
  EXPECT_EQ(total(searcher, "mark w/1 (gov* OR nothing)"), near);
  EXPECT_EQ(total(searcher, "body:(gov* w/1 mark)"), near - 1);
  EXPECT_EQ(total(searcher, "headline:gov*"), 1U);
  EXPECT_EQ(total(searcher, "byline:gov*"), 1U);
  EXPECT_EQ(total(searcher, "byline:(gov* w/1 mark)"), 1U);
  EXPECT_EQ(total(searcher, "atleast1(gov*)"), kCommon + kRare + 1);
  EXPECT_EQ(total(searcher, "gov* w/s no"), kRare - kRare / 4);
}

// Stems whose words are not all like the pattern: the articles that have the others only are not found.
TEST_F(PatternWordsTest, WordsOfASharedStemAreToldApart) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kMaxScoredExpansion + 20; ++i) {
    articles.push_back(article("like" + std::to_string(i), "Notes", "One " + letters(i) + "zation."));
  }
  articles.push_back(article("nation", "Notes", "A nation."));
  articles.push_back(article("nations", "Notes", "Many nations."));
  articles.push_back(article("byline", "Notes", "Many nations."));
  articles.back().byline = {"Jane Nation"};
  ArchiveMaker maker;
  maker.add(articles);
  const Searcher searcher = maker.searcher();
  EXPECT_EQ(total(searcher, "*ation"), kMaxScoredExpansion + 20 + 1);
  EXPECT_EQ(total(searcher, "*ation NOT *zation"), 1U);
  EXPECT_EQ(total(searcher, "*ation*"), kMaxScoredExpansion + 20 + 3);
}

}  // namespace
}  // namespace dateline::testing
