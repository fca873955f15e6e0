// What is said, and proposed, where little or nothing is found.
#include <gtest/gtest.h>

#include <fstream>

#include "searcher/match/edit_distance.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

class DidYouMeanTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    std::vector<Article> articles;
    for (int i = 0; i < 5; ++i) {
      Article one = article("s" + std::to_string(i), "Shoygu visits the air base", "Sergei Shoygu spoke in São Paulo of the sanctions.");
      one.entities = {{EntityType::person, "Sergei Shoygu", true, {}}, {EntityType::place, "Latakia", true, {}}};
      one.section = "World";
      articles.push_back(one);
    }
    Article rare = article("r", "A shyogu slip", "One misspelt word: sanctoins.");
    articles.push_back(rare);
    Article secret = article("h", "Shoigo talks", "The shoigi word.");
    secret.status = Status::withheld;
    secret.entities = {{EntityType::person, "Sergei Shoigov", true, {}}};
    articles.push_back(secret);
    maker_->add(articles);
    std::vector<Article> many;
    for (int i = 0; i < 700; ++i) many.push_back(article("m" + std::to_string(i), "Daily", "parliament"));
    many.push_back(article("p", "Typo", "parliamnet"));
    maker_->add(many);
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  static Result<SearchResult> ask(const std::string& query, bool lenient = false, bool match_any = false) {
    SearchRequest request;
    request.query = query;
    request.lenient = lenient;
    request.match_any = match_any;
    request.now = 1443535380;
    return searcher_->search(request);
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

TEST_F(DidYouMeanTest, Suggestions) {
  const struct {
    const char* query;
    const char* expected;  // "-": none
  } cases[] = {
      {"Shoigu", "Shoygu"},
      {"shoigu", "shoygu"},
      {"SHOIGU", "Shoygu"},
      {"Shoigu visits", "Shoygu visits"},
      {"visits  (Shoigu OR nothingatall)", "visits  (Shoygu OR nothingatall)"},
      {"\"Sergei Shoigu\"", "\"Sergei Shoygu\""},
      {"\u201CShoigu visits\u201D", "\"Shoygu visits\""},
      {"headline:shoigu", "headline:shoygu"},
      {"headline:(shoigu AND air)", "headline:(shoygu AND air)"},
      {"headline:sancitons", "-"},  // in no headline
      {"=Shoigu", "=Shoygu"},
      {"Shoigu w/3 air", "Shoygu w/3 air"},
      {"visist sancitons", "visits sanctions"},
      {"São Pualo Shoigu", "São Paulo Shoygu"},
      {"person:shoigu", "person:shoygu"},
      {"person:\"Sergey Shoigu\"", "person:\"Sergei Shoygu\""},
      {"person:\"Shoigu\"", "person:\"Sergei Shoygu\""},
      {"person:(shoigu OR putni)", "person:(shoygu OR putni)"},
      {"entity:Latakai", "entity:latakia"},
      {"place:\"Latakai\" visits", "place:\"Latakia\" visits"},
      {"section:wrold", "section:World"},
      {"parliamnet", "parliament"},      // known, but one letter from a word 700 times as frequent
      {"shyogu", "-"},                   // known, and 5 times is not enough
      {"visits OR Shoigu", "visits OR Shoygu"},
      {"visits", "-"},
      {"visits -shoigu", "-"},
      {"xyzzyqwert", "-"},
      {"shoigu*", "-"},
      {"2105", "-"},
      {"ar", "-"},
      {"", "-"},
  };
  for (const auto& c : cases) {
    const auto result = ask(c.query);
    ASSERT_TRUE(result.has_value()) << c.query << " " << result.error().message;
    EXPECT_EQ(result->suggestion.value_or("-"), c.expected) << c.query;
    if (result->suggestion) {
      EXPECT_GT(ask(*result->suggestion)->total, 0U) << c.query;
    }
  }
}

TEST_F(DidYouMeanTest, OtherWaysOfReading) {
  EXPECT_EQ(ask("(Shoigu", true)->suggestion, "(Shoygu");
  EXPECT_EQ(ask("Shoigu visits", false, true)->suggestion, "Shoygu visits");
  SearchRequest request;
  request.query = "shoigu";
  request.did_you_mean = false;
  EXPECT_EQ(searcher_->search(request)->suggestion, std::nullopt);
}

TEST_F(DidYouMeanTest, Notices) {
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"visits Shoigu", "7 unknown-word no article has the word 'Shoigu'"},
      {"visits OR \"Shoigu speaks\"", "10 unknown-word no article has the word 'Shoigu'"},
      {"headline:shoigu", "9 unknown-word no article has the word 'shoigu'"},
      {"NOT shoigu", ""},
      {"shoigo", "0 unknown-word no article has the word 'shoigo'"},  // only in a held article
      {"person:shoigu", "0 unknown-value no article has person 'shoigu'; the nearest is 'Sergei Shoygu' (5)"},
      {"person:\"Sergei Shoigov\"", "0 unknown-value no article has person 'Sergei Shoigov'; the nearest is 'Sergei Shoygu' (5)"},
      {"entity:\"Latakai\"", "0 unknown-value no article has entity 'Latakai'; the nearest is 'Latakia' (5)"},
      {"section:wrold", "0 unknown-value no article has section 'wrold'; the nearest is 'World' (5)"},
      {"person:nobodyatall", "0 unknown-value no article has person 'nobodyatall'"},
      {"visits and shoygu", "7 lower-case-operator"},
      {"visits or shoygu", "7 lower-case-operator"},
      {"visits not shoygu", "7 lower-case-operator"},
  };
  for (const auto& c : cases) {
    const auto result = ask(c.query);
    ASSERT_TRUE(result.has_value()) << c.query;
    std::string said;
    for (const QueryNotice& notice : result->notices) {
      if (!said.empty()) said += "; ";
      said += std::to_string(notice.column) + " " + notice.code + (notice.code == "lower-case-operator" ? "" : " " + notice.message);
      if (notice.code == "lower-case-operator") break;
    }
    EXPECT_EQ(said, c.expected) << c.query;
  }
}

TEST_F(DidYouMeanTest, FiltersAreNoticedWithTheNearestValues) {
  SearchRequest request;
  request.filters = {{Facet::person, "Sergey Shoygu", false, false}};
  const auto result = searcher_->search(request);
  ASSERT_EQ(result->notices.size(), 1U);
  EXPECT_EQ(result->notices[0].message, "no article has person 'Sergey Shoygu'; the nearest is 'Sergei Shoygu' (5)");
  EXPECT_EQ(result->suggestion, std::nullopt) << "the query is not at fault";
}

TEST(EditDistanceTest, Slips) {
  const struct {
    const char* a;
    const char* b;
    std::size_t slips;
  } cases[] = {{"", "", 0},        {"a", "", 1},        {"shoigu", "shoygu", 1}, {"teh", "the", 1},
               {"putni", "putin", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3},   {"são", "sao", 1},
               {"abcdef", "uvwxyz", 4}};
  for (const auto& c : cases) EXPECT_EQ(slips(code_points(c.a), code_points(c.b), 3), c.slips) << c.a << " " << c.b;
}

}  // namespace
}  // namespace dateline::testing
