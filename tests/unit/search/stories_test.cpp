// Stories: rewritten copies are found, and nothing else; the same stories whatever the segments, their order and merges.
#include "searcher/collect/stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

using archive::Snapshot;
using Groups = std::set<std::set<std::string>>;

Groups groups_of(const ArchiveMaker& maker, std::int64_t now = 1'000'000'000'000) {
  const auto snapshot = Snapshot::open(maker.path());
  const auto stories = Stories::find(**snapshot, now);
  std::map<Stories::Number, std::set<std::string>> members;
  for (std::size_t s = 0; s < (*snapshot)->segments().size(); ++s) {
    const auto& columns = (*snapshot)->segments()[s]->columns();
    for (archive::Row row = 0; row < columns.size(); ++row)
      if (stories->of(s, row) != Stories::kAlone) members[stories->of(s, row)].emplace(columns.id(row));
  }
  Groups out;
  for (const auto& [number, ids] : members) {
    EXPECT_TRUE(ids.contains(std::string(stories->name(number))));
    out.insert(ids);
  }
  EXPECT_EQ(out.size(), stories->size());
  return out;
}

Groups pairs_of_the_corpus() {  // corpus/README.md
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"wire/2015/12/12/paris-agreement-adopted.txt", "wire/2015-12-12-accord-adopted-meridian.txt"},
      {"wire/2019/01/15/may-deal-crushed.txt", "wire/2019/01/15/brexit-deal-voted-down-meridian.txt"},
      {"wire/2015/11/24/turkey-downs-russian-jet.txt", "wire/2015/11/24/warplane-meridian.txt"},
      {"wire/2014/03/08/malaysia-jet-vanishes.txt", "wire/2014-03-08-jet-missing-meridian.txt"},
      {"wire/2010/10/13/chile-miners-rescued.txt", "wire/2010/10/13/thirty-three-home-meridian.txt"},
      {"local/10Apr2016ashford12.txt", "local/2016/04/11/ashford-mere-bridge.txt"},
      {"local/2014/02/07/penmere-library-saved.txt", "local/2014-02-08-library-trust-wins.txt"},
      {"local/2018/09/21/brackwater-flood.txt", "local/20180922-thole-flood-appeal.txt"},
      {"local/2019/05/26/eastlow-promotion.txt", "local/2019-05-27-rovers-up.txt"}};
  Groups out;
  for (const auto& [one, other] : pairs) out.insert({"file:corpus/" + one, "file:corpus/" + other});
  return out;
}

TEST(StoriesTest, AreTheRewrittenCopiesOfTheCorpusAndNothingElse) {
  ArchiveMaker maker;
  maker.add(read_articles({"corpus/wire", "corpus/local"}));
  EXPECT_EQ(groups_of(maker), pairs_of_the_corpus());
}

TEST(StoriesTest, DoNotDependOnSegmentsOrderOrMerges) {
  auto articles = read_articles({"corpus/wire", "corpus/local"});
  const Groups expected = pairs_of_the_corpus();
  for (const bool reversed : {false, true}) {
    if (reversed) std::reverse(articles.begin(), articles.end());
    for (const std::size_t size : {7, 31, 1000}) {
      ArchiveMaker maker;
      for (std::size_t i = 0; i < articles.size(); i += size) {
        const std::size_t end = std::min(articles.size(), i + size);
        maker.add({articles.begin() + static_cast<std::ptrdiff_t>(i), articles.begin() + static_cast<std::ptrdiff_t>(end)});
      }
      EXPECT_EQ(groups_of(maker), expected) << size;
      maker.merge();
      EXPECT_EQ(groups_of(maker), expected) << size;
      maker.remove("file:corpus/local/2019-05-27-rovers-up.txt");
      maker.compact();
      EXPECT_EQ(groups_of(maker).size(), expected.size() - 1);
    }
  }
}

const char* const kText =
    "The ferry Ardent sank off Callow Point on Monday night with 14 people aboard. Divers from Harrowick searched the "
    "wreck for Captain Ida Marlow, who had radioed the coast guard at Eastlow that water was coming in. Twelve of the "
    "crew were picked up by the trawler Bright Morning.";

Article version(const char* id, const char* when, const std::string& body) {
  Article out = article(id, "Ferry", body);
  out.published = moment(when);
  return out;
}

TEST(StoriesTest, TimeAndText) {
  const std::string longer = std::string("Rescuers worked through the night. ") + kText;
  const struct {
    const char* what;
    Article one;
    Article other;
    bool same;
  } cases[] = {
      {"rewritten the next day", version("a", "2015-09-28", kText), version("b", "2015-09-29", longer), true},
      {"rewritten three days later", version("a", "2015-09-28", kText), version("b", "2015-10-01", longer), true},
      {"rewritten four days later", version("a", "2015-09-28", kText), version("b", "2015-10-02", longer), false},
      {"reprinted years later", version("a", "2015-09-28", kText), version("b", "2018-01-01", kText), true},
      {"undated", version("a", "", kText), version("b", "2015-10-02", longer), true},
      {"a month only", version("a", "2015-09", kText), version("b", "2015-10-02", longer), true},
      {"case and accents", version("a", "2015-09-28", kText), version("b", "2015-09-28", std::string(kText) + " Café."), true},
      {"too short to tell", version("a", "2015-09-28", "See the picture."), version("b", "2015-09-28", "See the picture."), false},
      {"another text", version("a", "2015-09-28", kText), version("b", "2015-09-28", "The council of Harrowick met on Monday and voted on the budget of the county for the year to come, with twelve in favour and 14 against it, as Captain Marlow looked on from the gallery."), false},
  };
  for (const auto& c : cases) {
    ArchiveMaker maker;
    maker.add({c.one, c.other});
    EXPECT_EQ(groups_of(maker).size(), c.same ? 1U : 0U) << c.what;
  }
}

TEST(StoriesTest, HeldArticlesLinkNothing) {
  ArchiveMaker maker;
  Article embargoed = version("b", "2015-09-29", std::string("Rescuers worked through the night. ") + kText);
  embargoed.has_embargo = true;
  embargoed.embargo_until = 5000;
  maker.add({version("a", "2015-09-28", kText), embargoed});
  EXPECT_EQ(groups_of(maker, 1000).size(), 0U);
  EXPECT_EQ(groups_of(maker, 9000).size(), 1U);
}

TEST(StoriesTest, AStoryOfManyReprintsIsOne) {
  ArchiveMaker maker;
  std::vector<Article> many;
  for (int i = 0; i < 200; ++i)
    many.push_back(version(("r" + std::to_string(i)).c_str(), "2015-09-28", "Paper " + std::to_string(i) + ". " + kText));
  maker.add(many);
  const auto groups = groups_of(maker);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups.begin()->size(), 200U);
}

}  // namespace
}  // namespace dateline::testing
