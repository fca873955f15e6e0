// Similar articles: rewritten versions come first, copies and held articles never, and the rest of a request binds.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

std::vector<std::string> ids(const Searcher& searcher, std::string_view id, const SearchRequest& request) {
  const auto result = searcher.similar(id, request);
  std::vector<std::string> out;
  if (!result || !*result) return {result ? "unknown" : result.error().code};
  for (const Hit& hit : (*result)->hits) out.push_back(hit.id);
  return out;
}

TEST(SimilarTest, RewrittenCopiesOfTheCorpusComeFirst) {
  ArchiveMaker maker;
  maker.add(read_articles({"corpus/wire", "corpus/local"}));
  const Searcher searcher = maker.searcher();
  const std::map<std::string, std::string> pairs = {  // corpus/README.md
      {"wire/2015/12/12/paris-agreement-adopted.txt", "wire/2015-12-12-accord-adopted-meridian.txt"},
      {"wire/2019/01/15/may-deal-crushed.txt", "wire/2019/01/15/brexit-deal-voted-down-meridian.txt"},
      {"wire/2015/11/24/turkey-downs-russian-jet.txt", "wire/2015/11/24/warplane-meridian.txt"},
      {"wire/2014/03/08/malaysia-jet-vanishes.txt", "wire/2014-03-08-jet-missing-meridian.txt"},
      {"wire/2010/10/13/chile-miners-rescued.txt", "wire/2010/10/13/thirty-three-home-meridian.txt"},
      {"local/10Apr2016ashford12.txt", "local/2016/04/11/ashford-mere-bridge.txt"},
      {"local/2014/02/07/penmere-library-saved.txt", "local/2014-02-08-library-trust-wins.txt"},
      {"local/2018/09/21/brackwater-flood.txt", "local/20180922-thole-flood-appeal.txt"},
      {"local/2019/05/26/eastlow-promotion.txt", "local/2019-05-27-rovers-up.txt"}};
  for (const auto& [one, other] : pairs) {
    EXPECT_EQ(ids(searcher, "file:corpus/" + one, {}).at(0), "file:corpus/" + other);
    EXPECT_EQ(ids(searcher, "file:corpus/" + other, {}).at(0), "file:corpus/" + one);
  }
}

class SimilarAnswersTest : public ::testing::Test {
 protected:
  SimilarAnswersTest() {
    const char* text = "The ferry Ardent sank off Callow Point. Divers searched the wreck for the captain.";
    Article copy = article("copy", "Another headline", "THE FERRY Ardent sank   off Callow Point. Divers searched the wreck for the captain.");
    Article withheld = article("withheld", "Ferry", text + std::string(" Withheld."));
    withheld.status = Status::withheld;
    Article embargoed = article("embargoed", "Ferry", text + std::string(" Embargoed."));
    embargoed.has_embargo = true;
    embargoed.embargo_until = 5000;
    Article named = article("named", "A captain", "Nothing in common but a name.");
    named.entities = {{EntityType::person, "Ida Marlow", true, {}}};
    Article first = article("first", "Ferry sinks", text);
    first.entities = {{EntityType::person, "Ida Marlow", true, {}}};
    maker_.add({first, copy, withheld});
    Article later = article("later", "Wreck of the ferry", "Divers found the captain of the Ardent in the wreck off Callow Point.");
    later.section = "Sea";
    maker_.add({embargoed, later, named, article("other", "Budget", "The council voted on the budget of the county.")});
  }
  ArchiveMaker maker_;
};

TEST_F(SimilarAnswersTest, LeaveOutTheArticleItsCopiesAndWhatIsHeld) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.now = 1000;
  EXPECT_EQ(ids(searcher, "first", request), (std::vector<std::string>{"later", "named"}));
  request.now = 9000;
  EXPECT_EQ(ids(searcher, "first", request), (std::vector<std::string>{"embargoed", "later", "named"}));
  const auto all = searcher.similar("first", request);
  EXPECT_EQ((*all)->total, 3U);
  EXPECT_GT((*all)->hits[0].score, (*all)->hits[1].score);
  EXPECT_FALSE((*all)->hits[0].snippet->highlights.empty()) << "what is shared is marked";
}

TEST_F(SimilarAnswersTest, UnknownAndHeldIds) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.now = 1000;
  for (const char* id : {"none", "", "withheld", "embargoed"}) EXPECT_EQ(ids(searcher, id, request).at(0), "unknown") << id;
}

TEST_F(SimilarAnswersTest, TheRestOfTheRequestBinds) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.now = 9000;
  request.filters = {{Facet::section, "Sea", false, false}};
  request.facets = {{Facet::person, 10}};
  EXPECT_EQ(ids(searcher, "first", request), std::vector<std::string>{"later"});
  request.filters.clear();
  request.query = "wreck OR common";
  request.sort = Sort::newest;
  EXPECT_EQ(ids(searcher, "first", request), (std::vector<std::string>{"embargoed", "later", "named"}));
  request.limit = 2;
  const auto page = searcher.similar("first", request);
  request.cursor = *(*page)->next_cursor;
  EXPECT_EQ(ids(searcher, "first", request), std::vector<std::string>{"named"});
  EXPECT_EQ(ids(searcher, "later", request), std::vector<std::string>{"other-query"});
  request.query = "(";
  EXPECT_FALSE(searcher.similar("first", request).has_value());
}

TEST(SimilarLayoutTest, SegmentsDoNotMatter) {
  const auto many = read_articles({"corpus/wire"});
  ArchiveMaker one;
  ArchiveMaker several;
  one.add(many);
  for (std::size_t i = 0; i < many.size(); i += 20) {
    const std::size_t end = std::min(many.size(), i + 20);
    several.add({many.begin() + static_cast<std::ptrdiff_t>(i), many.begin() + static_cast<std::ptrdiff_t>(end)});
  }
  SearchRequest request;
  request.limit = kAll;
  for (const char* id : {"wire/2015/12/12/paris-agreement-adopted.txt", "wire/2015/05/21/palmyra-falls.txt"}) {
    const std::string whole = std::string("file:corpus/") + id;
    const auto a = ids(one.searcher(), whole, request);
    EXPECT_GE(a.size(), 3U);
    EXPECT_EQ(a, ids(several.searcher(), whole, request));
  }
}

}  // namespace
}  // namespace dateline::testing
