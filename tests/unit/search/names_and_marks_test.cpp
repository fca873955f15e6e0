// Names with marks in them, in and out of exact spelling, wildcards across marks, and scripts with optional marks.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

class NamesAndMarksTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<Article> a = {
        article("dotted", "Notes", "The U.S. moved. The U.S.'s plan holds."),
        article("plain", "Notes", "The US moved; a US-led force."),
        article("hyphen", "Notes", "Bashar al-Assad spoke."),
        article("joined", "Notes", "Bashar alAssad spoke."),
        article("spaced", "Notes", "Bashar al Assad spoke."),
        article("marks", "Notes", "AT&T, C++, an F-16, 9/11, €5bn, O’Neill, Jean‐Claude in São Paulo."),
        article("thai", "ข่าว", "รัฐบาลไทยประกาศนโยบายใหม่"),
        article("arabic", "خبر", "قَالَ الرَّئِيسُ كلمة"),
        article("hebrew", "ידיעה", "שָׁלוֹם לכולם")};
    a[2].countries = {{"SY", "Syria", 3, true}};
    a[6].language = "th";
    a[7].language = "ar";
    a[8].language = "he";
    maker_ = new ArchiveMaker;
    maker_->add(a);
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  static std::string ids(SearchRequest request) {
    request.limit = kAll;
    const auto result = searcher_->search(request);
    if (!result) return result.error().code;
    std::vector<std::string> found;
    for (const Hit& hit : result->hits) found.push_back(hit.id);
    std::sort(found.begin(), found.end());
    std::string out;
    for (const std::string& id : found) out += (out.empty() ? "" : " ") + id;
    return out;
  }
  struct Case {
    const char* query;
    const char* found;
  };
  static void expect(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
      SearchRequest request;
      request.query = c.query;
      EXPECT_EQ(ids(request), c.found) << c.query;
    }
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

TEST_F(NamesAndMarksTest, ExactSpellingComparesMarks) {
  expect({{"US", "dotted plain"},
          {"=US", "plain"},
          {"=U.S.", "dotted"},
          {"=us", ""},
          {"=al-Assad", "hyphen"},
          {"=alAssad", "joined"},
          {"=\"al Assad\"", "hyphen spaced"},
          {"=Al-Assad", ""},
          {"=Assad", "hyphen spaced"},
          {"=O'Neill", "marks"},
          {"=AT&T", "marks"},
          {"=9/11", "marks"},
          {"=C++", "marks"},
          {"=\"The U.S.\"", "dotted"}});
}

TEST_F(NamesAndMarksTest, PartsOrJoined) {
  expect({{"al-Assad", "hyphen joined spaced"},
          {"Assad", "hyphen spaced"},
          {"AT&T", "marks"},
          {"ATT", "marks"},
          {"C++", "marks"},
          {"C", "marks"},
          {"F-16", "marks"},
          {"F16", "marks"},
          {"9/11", "marks"},
          {"911", "marks"},
          {"€5bn", "marks"},
          {"5bn", "marks"},
          {"oneill", "marks"},
          {"Jean-Claude", "marks"},
          {"\"sao paulo\"", "marks"},
          {"\"São Paulo\"", "marks"}});
}

TEST_F(NamesAndMarksTest, NoStraySBehindAStop) {
  expect({{"\"S plan\"", "dotted"}, {"=s", ""}, {"\"U.S. plan\"", "dotted"}});
}

TEST_F(NamesAndMarksTest, WildcardsAcrossMarks) {
  expect({{"al-Ass*", "hyphen joined spaced"},
          {"al-?ssad", "hyphen joined spaced"},
          {"O'Nei*", "marks"},
          {"Jean-Cl*", "marks"},
          {"F-1?", "marks"},
          {"Jean-Q*", ""},
          {"bashar w/1 al-Ass*", "hyphen joined spaced"}});
}

TEST_F(NamesAndMarksTest, CountriesByCode) {
  expect({{"country:SY", "hyphen"}, {"country:sy", "hyphen"}, {"about-country:SY", "hyphen"}, {"country:FR", ""}});
  SearchRequest request;
  request.filters = {{Facet::country, "SY", false, false}};
  EXPECT_EQ(ids(request), "hyphen");
}

TEST_F(NamesAndMarksTest, ScriptsWithAndWithoutMarks) {
  expect({{"รัฐบาล", "thai"}, {"นโยบาย", "thai"}, {"قال", "arabic"}, {"قَالَ", "arabic"}, {"الرئيس", "arabic"},
          {"שלום", "hebrew"}, {"שָׁלוֹם", "hebrew"}});
}

}  // namespace
}  // namespace dateline::testing
