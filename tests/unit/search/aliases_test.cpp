// The user's alias file on a whole archive: counts, filters, queries and hits under it, and as it changes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "indexer/store/link_archive.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Article about(const char* id, const std::vector<std::string>& persons, const char* section = "World") {
  Article out = article(id, "News", "some words");
  for (const std::string& name : persons) out.entities.push_back({EntityType::person, name, true, {}});
  out.section = section;
  return out;
}

std::string counts(const FacetResult& facet) {
  std::string out = std::to_string(facet.distinct) + ":";
  for (const FacetCount& value : facet.values) out += " " + value.value + " " + std::to_string(value.count) + ",";
  return out;
}

// Two segments; b holds two spellings.
class AliasesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    maker_.add({about("a", {"Vladimir Putin"}), about("b", {"Vladimir Putin", "V. Putin", "Obama"}), about("c", {"Merkel"}, "Sport")});
    maker_.add({about("d", {"V. Putin"}), about("e", {"VVP", "V. Putin"}, "Sport"), about("f", {})});
    searcher_ = std::make_unique<Searcher>(maker_.searcher());
  }

  void aliases(const std::string& text) {
    std::ofstream(maker_.path() + "/aliases.tsv", std::ios::binary | std::ios::trunc) << text;
  }
  Result<SearchResult> search(const std::string& query, const std::vector<Filter>& filters = {}) {
    SearchRequest request;
    request.query = query;
    request.filters = filters;
    request.facets = {{Facet::person, 10}, {Facet::section, 10}};
    request.limit = kAll;
    return searcher_->search(request);
  }
  std::string persons() { return counts(search("")->facets[0]); }
  std::string ids(const std::string& query, const std::vector<Filter>& filters = {}) {
    std::string out;
    const auto result = search(query, filters);
    if (!result) return result.error().code;
    for (const Hit& hit : result->hits) out += hit.id;
    return out;
  }

  ArchiveMaker maker_;
  std::unique_ptr<Searcher> searcher_;
};

constexpr const char* kPutin = "# names\nperson\tVladimir Putin\tV. Putin\nperson\tV. Putin\tVVP\n";

TEST_F(AliasesTest, AnArticleCountsOnce) {
  EXPECT_EQ(persons(), "5: V. Putin 3, Vladimir Putin 2, Merkel 1, Obama 1, VVP 1,");
  EXPECT_EQ(searcher_->aliases_hash(), "");
  aliases(kPutin);
  EXPECT_EQ(persons(), "5: V. Putin 3, Vladimir Putin 2, Merkel 1, Obama 1, VVP 1,") << "until it is opened anew";
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
  EXPECT_EQ(searcher_->aliases_hash().size(), 16U);
  EXPECT_FALSE(*searcher_->reopen());
}

TEST_F(AliasesTest, ARemovedLineOrFilePartsThemAgain) {
  aliases(kPutin);
  ASSERT_TRUE(*searcher_->reopen());
  const std::string hash = searcher_->aliases_hash();
  aliases("person\tVladimir Putin\tVVP\n");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_NE(searcher_->aliases_hash(), hash);
  EXPECT_EQ(persons(), "4: V. Putin 3, Vladimir Putin 3, Merkel 1, Obama 1,");
  std::filesystem::remove(maker_.path() + "/aliases.tsv");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "5: V. Putin 3, Vladimir Putin 2, Merkel 1, Obama 1, VVP 1,");
}

TEST_F(AliasesTest, EveryNameFindsTheSameSet) {
  aliases(kPutin);
  ASSERT_TRUE(*searcher_->reopen());
  for (const char* query : {"person:putin", "person:vladimir", "person:VVP", "person:\"Vladimir Putin\"", "person:\"v. putin\"",
                            "person:\"VVP\"", "entity:putin", "entity:\"VVP\"", "person:(vvp OR putin)"}) {
    EXPECT_EQ(ids(query), "abde") << query;
    EXPECT_EQ(search(query)->facets[0].values[0], (FacetCount{"Vladimir Putin", 4})) << query;
  }
  EXPECT_EQ(ids("NOT person:vvp"), "cf");
}

TEST_F(AliasesTest, FiltersDrillSideways) {
  aliases(kPutin);
  ASSERT_TRUE(*searcher_->reopen());
  for (const char* name : {"Vladimir Putin", "V. Putin", "vvp"}) {
    const std::vector<Filter> only{{Facet::person, name, false, false}};
    EXPECT_EQ(ids("", only), "abde") << name;
    const auto result = search("", only);
    EXPECT_EQ(counts(result->facets[0]), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
    EXPECT_EQ(counts(result->facets[1]), "2: World 3, Sport 1,");
    EXPECT_EQ(ids("", {{Facet::person, name, true, false}}), "cf") << name;
  }
  const auto both = search("", {{Facet::person, "Obama", false, false}, {Facet::section, "World", false, false}});
  EXPECT_EQ(counts(both->facets[0]), "2: Vladimir Putin 3, Obama 1,");
}

TEST_F(AliasesTest, HitsShowTheCanonicalNameOnce) {
  aliases(kPutin);
  ASSERT_TRUE(*searcher_->reopen());
  const auto result = search("id:b");
  ASSERT_EQ(result->hits.size(), 1U);
  EXPECT_EQ(result->hits[0].persons, (std::vector<std::string>{"Vladimir Putin", "Obama"}));
}

TEST_F(AliasesTest, ACanonicalNameThatNoArticleHas) {
  aliases("person\tPresident Putin\tV. Putin\nperson\tPresident Putin\tVladimir Putin\nperson\tNobody\tNo One\n");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "4: President Putin 4, Merkel 1, Obama 1, VVP 1,");
  EXPECT_EQ(ids("person:president"), "abde");
  EXPECT_EQ(ids("", {{Facet::person, "President Putin", false, false}}), "abde");
  EXPECT_EQ(ids("person:nobody"), "");
  EXPECT_EQ(search("id:d")->hits[0].persons, (std::vector<std::string>{"President Putin"}));
}

TEST_F(AliasesTest, AnAliasOfAnotherTypeDoesNothing) {
  aliases("org\tVladimir Putin\tV. Putin\n");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "5: V. Putin 3, Vladimir Putin 2, Merkel 1, Obama 1, VVP 1,");
}

TEST_F(AliasesTest, ABadFileIsAnErrorAndTheOldAnswersStay) {
  aliases(kPutin);
  ASSERT_TRUE(*searcher_->reopen());
  aliases("person\tA\tB\nperson\tB\tA\n");
  const auto reopened = searcher_->reopen();
  ASSERT_FALSE(reopened.has_value());
  EXPECT_EQ(reopened.error().code, "alias-cycle");
  EXPECT_NE(reopened.error().message.find("line 2"), std::string::npos);
  EXPECT_EQ(persons(), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
  const auto opened = Searcher::open(maker_.path());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, "alias-cycle");
}

TEST_F(AliasesTest, SourcesAndSections) {
  aliases("section\tWorld\tSport\n");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(counts(search("")->facets[1]), "1: World 6,");
  EXPECT_EQ(ids("section:sport"), "abcdef");
}

TEST_F(AliasesTest, HoldsAcrossCommitsAndMerges) {
  aliases(kPutin);
  maker_.add({about("g", {"VVP"})});
  maker_.remove("a");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
  maker_.compact();
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(persons(), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
  EXPECT_EQ(ids("person:putin"), "bdeg");
}

TEST_F(AliasesTest, ASnapshotTakesTheFileAlong) {
  aliases(kPutin);
  const TemporaryDirectory directory;
  ASSERT_TRUE(store::link_archive(maker_.path(), directory.path() + "/copy", store::Linking::hard).has_value());
  searcher_ = std::make_unique<Searcher>(*Searcher::open(directory.path() + "/copy"));
  EXPECT_EQ(persons(), "3: Vladimir Putin 4, Merkel 1, Obama 1,");
}

}  // namespace
}  // namespace dateline::testing
