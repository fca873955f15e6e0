// Completions and spellings on a whole archive.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Article about(const char* id, const char* headline, const std::vector<std::string>& persons) {
  Article out = article(id, headline, "Vladimir Putin met Putin at Élysée.");
  for (const std::string& name : persons) out.entities.push_back({EntityType::person, name, true, {}});
  out.source = "Test Agency";
  return out;
}

std::string shown(const Result<Suggestions>& found) {
  if (!found) return found.error().code;
  std::string out;
  for (const Suggestion& s : found->values) {
    out += (out.empty() ? "" : ", ") + s.text + " " + s.kind + " " + std::to_string(s.count);
  }
  return out;
}

class SuggestTest : public ::testing::Test {
 protected:
  void SetUp() override {
    maker_.add({about("a", "Putin in Paris, Putin says", {"Vladimir Putin"}),
                about("b", "PUTIN: pütsch denied", {"Vladimir Putin", "Bashar al-Assad"}),
                about("c", "Élysée talks", {"Shaquille O'Neill", "V. Putin"})});
    maker_.add({about("d", "Putin at the Elysee", {"Vladimir Putin"}), about("e", "北京 news", {"王毅"})});
    searcher_ = std::make_unique<Searcher>(maker_.searcher());
  }
  std::string find(const std::string& prefix, std::uint64_t limit = 10, const std::string& restriction = {}) {
    return shown(searcher_->suggest({prefix, limit, restriction, 2000}));
  }
  ArchiveMaker maker_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SuggestTest, WordsAndValuesByCount) {
  const struct {
    const char* prefix;
    const char* expected;
  } cases[] = {
      {"put", "Vladimir Putin person 3, Putin word 3, V. Putin person 1, pütsch word 1"},
      {"PÜT", "Vladimir Putin person 3, Putin word 3, V. Putin person 1, pütsch word 1"},
      {"putsc", "pütsch word 1"},
      {"vladimir pu", "Vladimir Putin person 3"},
      {"  vladimir   ", "Vladimir Putin person 3"},
      {"ely", "Élysée word 2"},
      {"assad", "Bashar al-Assad person 1"},
      {"al-as", "Bashar al-Assad person 1"},
      {"alas", "Bashar al-Assad person 1"},
      {"oneill", "Shaquille O'Neill person 1"},
      {"utin", ""},
      {"agency", "Test Agency source 5"},
      {"北", "北 word 1"},
      {"毅", "王毅 person 1"},
      {"met", ""},
      {"", ""},
      {" . ", ""},
      {"-", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(find(c.prefix), c.expected) << c.prefix;
}

TEST_F(SuggestTest, AtMostTheLimit) {
  EXPECT_EQ(find("put", 1), "Vladimir Putin person 3");
  EXPECT_EQ(find("put", 0), "");
}

TEST_F(SuggestTest, RestrictedToAQuery) {
  EXPECT_EQ(find("put", 10, "assad OR person:assad"), "Vladimir Putin person 1, Putin word 1, pütsch word 1");
  EXPECT_EQ(find("put", 10, "id:c"), "V. Putin person 1");
  EXPECT_EQ(find("put"), "Vladimir Putin person 3, Putin word 3, V. Putin person 1, pütsch word 1");
  EXPECT_EQ(find("put", 10, "("), "unbalanced-parenthesis");
}

TEST_F(SuggestTest, HeldAndKilledArticlesCountForNothing) {
  Article withheld = about("w", "Putative secret", {"Putna Secret"});
  withheld.status = Status::withheld;
  Article embargoed = about("x", "Putter later", {"Putna Later"});
  embargoed.has_embargo = true;
  embargoed.embargo_until = 3000;
  maker_.add({withheld, embargoed});
  maker_.remove("b");
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(find("put"), "Vladimir Putin person 2, Putin word 2, V. Putin person 1");
  EXPECT_EQ(shown(searcher_->suggest({"putt", 10, {}, 3000})), "Putter word 1");
  EXPECT_EQ(shown(searcher_->suggest({"putn", 10, {}, 3000})), "Putna Later person 1");
  EXPECT_EQ(find("putn"), "");
  maker_.compact();
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(find("put"), "Vladimir Putin person 2, Putin word 2, V. Putin person 1");
}

TEST_F(SuggestTest, AliasesAreOneValue) {
  std::ofstream(maker_.path() + "/aliases.tsv") << "person\tPresident Putin\tVladimir Putin\nperson\tPresident Putin\tV. Putin\n";
  ASSERT_TRUE(*searcher_->reopen());
  EXPECT_EQ(find("v"), "President Putin person 4");
  EXPECT_EQ(find("pres"), "President Putin person 4");
}

std::string shown(const Result<std::vector<NameVariants>>& found) {
  if (!found) return found.error().code;
  std::string out;
  for (const NameVariants& one : *found) {
    out += std::string(facet_name(one.facet)) + " " + one.name + " " + std::to_string(one.count) + ":";
    for (const Spelling& value : one.values) out += " [" + value.text + " " + std::to_string(value.count) + "]";
    out += " |";
    for (const Spelling& text : one.texts) out += " [" + text.text + " " + std::to_string(text.count) + "]";
    out += "; ";
  }
  return out;
}

TEST(VariantsTest, ValuesAndTexts) {
  ArchiveMaker maker;
  const auto found_in = [](const char* id, const char* name, std::vector<Mention> mentions) {
    Article out = article(id, "Élysée: Putin", "Putin met Mr Putin.");
    out.entities.push_back({EntityType::person, name, false, std::move(mentions)});
    return out;
  };
  maker.add({found_in("a", "Vladimir Putin", {{Part::headline, 8, 13}, {Part::body, 0, 5}, {Part::body, 10, 18}})});
  maker.add({found_in("b", "V. Putin", {{Part::body, 0, 5}}), found_in("c", "Igor Putin", {})});
  Article held = found_in("h", "V. Putin", {{Part::body, 0, 3}});
  held.status = Status::withheld;
  maker.add({held});
  Searcher searcher = maker.searcher();
  EXPECT_EQ(shown(searcher.variants("putin")),
            "person Igor Putin 1: [Igor Putin 1] |; person V. Putin 1: [V. Putin 1] | [Putin 1]; "
            "person Vladimir Putin 1: [Vladimir Putin 1] | [Mr Putin 1] [Putin 1]; ");
  std::ofstream(maker.path() + "/aliases.tsv") << "person\tVladimir Putin\tV. Putin\n";
  ASSERT_TRUE(*searcher.reopen());
  EXPECT_EQ(shown(searcher.variants("v. putin")),
            "person Vladimir Putin 2: [V. Putin 1] [Vladimir Putin 1] | [Putin 2] [Mr Putin 1]; ");
  EXPECT_EQ(shown(searcher.variants("test agency")), "source Test Agency 3: [Test Agency 3] |; ");
  EXPECT_EQ(shown(searcher.variants("nobody")), "");
  EXPECT_EQ(shown(searcher.variants("")), "");
}

}  // namespace
}  // namespace dateline::testing
