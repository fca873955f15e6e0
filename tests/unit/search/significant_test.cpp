// Facet values by prefix, and over-represented values.
#include <gtest/gtest.h>

#include <fstream>

#include "searcher/api/significance.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

TEST(LogLikelihoodTest, AsComputedByHand) {
  const struct {
    std::uint64_t with, found, archive_with, archive;
    double score;
  } cases[] = {
      {10, 100, 100, 1000, 0},            // as everywhere
      {110, 2552, 111, 31777, 547.9907},  // found 110 of 2552, the rest 1 of 29225
      {5, 5, 5, 10, 13.8629},             // 20 ln 2
      {0, 0, 0, 0, 0},
  };
  for (const auto& c : cases) EXPECT_NEAR(log_likelihood(c.with, c.found, c.archive_with, c.archive), c.score, 1e-3) << c.with;
}

class SignificantTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
      const bool vote = i % 4 == 0;
      Article one = article("a" + std::to_string(i), "News", vote ? "the vote" : "the weather");
      one.entities = {{EntityType::person, "Everybody There", true, {}}};
      if (vote) one.entities.push_back({EntityType::person, i % 8 == 0 ? "Élise Voter" : "E. Voter", true, {}});
      if (i == 1 || i == 4) one.entities.push_back({EntityType::person, "Rare Voter", true, {}});
      one.section = vote ? "Politics" : "Weather";
      one.published = moment(vote ? "2014-05-01" : "2015-05-01");
      articles.push_back(one);
    }
    Article held = article("h", "News", "the weather");
    held.status = Status::withheld;
    held.entities = {{EntityType::person, "Élise Voter", true, {}}};
    articles.push_back(held);
    const auto half = static_cast<std::ptrdiff_t>(articles.size() / 2);
    maker_->add({articles.begin(), articles.begin() + half});
    maker_->add({articles.begin() + half, articles.end()});
  }
  static void TearDownTestSuite() { delete maker_; }

  static std::string facet(const std::string& prefix, Facet which = Facet::person, std::uint32_t limit = 10) {
    SearchRequest request;
    request.facets = {{which, limit, prefix}};
    const auto result = maker_->searcher().search(request);
    std::string out = std::to_string(result->facets[0].distinct) + ":";
    for (const FacetCount& value : result->facets[0].values) out += " " + value.value + " " + std::to_string(value.count) + ",";
    return out;
  }
  static std::string significant(const Searcher& searcher, Facet which, const std::string& query,
                                 const std::vector<Filter>& filters = {}, std::uint32_t limit = 10) {
    SearchRequest request;
    request.query = query;
    request.filters = filters;
    request.facets = {{which, 10, {}}};
    request.significant = {{which, limit, {}}};
    const auto result = searcher.search(request);
    std::string out;
    for (const SignificantValue& value : result->significant[0].values) {
      out += (out.empty() ? "" : ", ") + value.value + " " + std::to_string(value.count) + "/" + std::to_string(value.archive_count);
    }
    return out;
  }
  inline static ArchiveMaker* maker_;
};

TEST_F(SignificantTest, FacetValuesByPrefix) {
  EXPECT_EQ(facet(""), "4: Everybody There 40, E. Voter 5, Élise Voter 5, Rare Voter 2,");
  EXPECT_EQ(facet("vot"), "3: E. Voter 5, Élise Voter 5, Rare Voter 2,");
  EXPECT_EQ(facet("VOT", Facet::person, 1), "3: E. Voter 5,");
  EXPECT_EQ(facet("eli"), "1: Élise Voter 5,");
  EXPECT_EQ(facet("oter"), "0:");
  EXPECT_EQ(facet("vot", Facet::person, 0), "3:");
  EXPECT_EQ(facet("2014", Facet::month), "1: 2014-05 10,");
  EXPECT_EQ(facet("fri", Facet::weekday), "1: Friday 30,");
}

TEST_F(SignificantTest, OverRepresentedValues) {
  const Searcher searcher = maker_->searcher();
  EXPECT_EQ(significant(searcher, Facet::person, "vote"), "E. Voter 5/5, Élise Voter 5/5");
  EXPECT_EQ(significant(searcher, Facet::person, "vote", {}, 1), "E. Voter 5/5");
  EXPECT_EQ(significant(searcher, Facet::section, "vote"), "Politics 10/10");
  EXPECT_EQ(significant(searcher, Facet::year, "weather"), "2015 30/30");
  EXPECT_EQ(significant(searcher, Facet::person, ""), "") << "the whole archive is like itself";
  EXPECT_EQ(significant(searcher, Facet::person, "nothingatall"), "");
  EXPECT_EQ(significant(searcher, Facet::section, "", {{Facet::section, "Politics", false, false}}), "Politics 10/10")
      << "filters on its own facet bind, too";
}

TEST_F(SignificantTest, UnderAliases) {
  std::ofstream(maker_->path() + "/aliases.tsv") << "person\tElise V.\tÉlise Voter\nperson\tElise V.\tE. Voter\n";
  const Searcher searcher = maker_->searcher();
  EXPECT_EQ(significant(searcher, Facet::person, "vote"), "Elise V. 10/10");
  EXPECT_EQ(facet("elis"), "1: Elise V. 10,");
  std::ofstream(maker_->path() + "/aliases.tsv", std::ios::trunc);
}

}  // namespace
}  // namespace dateline::testing
