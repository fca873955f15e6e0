#include "searcher/match/alias_table.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

// Each group as "facet name < variant, variant".
std::string shown(const Result<AliasTable>& table) {
  if (!table) return table.error().code + ": " + table.error().message;
  std::string out;
  for (const AliasGroup& group : table->groups()) {
    out += (out.empty() ? "" : "; ") + std::string(facet_name(group.facet)) + " " + group.name + " <";
    for (const std::string& variant : group.variants) out += " [" + variant + "]";
  }
  return out;
}

TEST(AliasTableTest, Lines) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"# nothing\n\n   \n", ""},
      {"person\tVladimir Putin\tV. Putin\n", "person Vladimir Putin < [V. Putin]"},
      {"\xEF\xBB\xBFperson\tVladimir Putin\tV. Putin\r\n", "person Vladimir Putin < [V. Putin]"},
      {" person \t Vladimir Putin \t V. Putin ", "person Vladimir Putin < [V. Putin]"},
      {"person\tA\tB\nperson\tA\tC\norg\tA\tB", "person A < [B] [C]; org A < [B]"},
      {"person\tA\tB\nperson\tA\tB", "person A < [B]"},
      {"person\tB\tC\nperson\tA\tB", "person A < [B] [C]"},
      {"person\tA\tB\nperson\tB\tC", "person A < [B] [C]"},
      {"place\tSão Paulo\tSao Paulo", "place São Paulo < [Sao Paulo]"},
      {"place\tRio\tSAO PAULO\nplace\tSão Paulo\tSao Paulo", "place Rio < [SAO PAULO] [São Paulo] [Sao Paulo]"},
      {"person\tA\n", "bad-alias: f, line 1: it has 2 columns, not three"},
      {"person A B\n", "bad-alias: f, line 1: it has 1 column, not three"},
      {"# c\nperson\tA\tB\tC\n", "bad-alias: f, line 2: it has 4 columns, not three"},
      {"animal\tA\tB", "bad-alias: f, line 1: \"animal\" is no type of name"},
      {"language\tA\tB", "bad-alias: f, line 1: \"language\" is no type of name"},
      {"person\t\tB", "bad-alias: f, line 1: a name is empty"},
      {"person\tA\t ", "bad-alias: f, line 1: a name is empty"},
      {"person\tA\t\xFF", "bad-alias: f, line 1: it is not valid UTF-8"},
      {"person\tA\tB\nperson\tC\tB", "bad-alias: f, line 2: \"B\" is a variant of \"A\" already"},
      {"person\tA\tA", "alias-cycle: f, line 1: \"A\" would be a variant of itself"},
      {"person\tA\tB\n\nperson\tB\tA", "alias-cycle: f, line 3: \"B\" would be a variant of itself"},
      {"person\tA\tB\nperson\tB\tC\nperson\tC\tA\n", "alias-cycle: f, line 3: \"C\" would be a variant of itself"},
      {"person\tA\tB\nperson\tb\ta", "alias-cycle: f, line 2: \"b\" would be a variant of itself"},
      {"place\tSão Paulo\tSao Paulo\nplace\tSao Paulo\tSão Paulo",
       "alias-cycle: f, line 2: \"Sao Paulo\" would be a variant of itself"},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(AliasTable::parse(c.text, "f")), c.expected) << c.text;
}

TEST(AliasTableTest, FindsAnySpelling) {
  const auto table = AliasTable::parse("place\tCôte d'Ivoire\tIvory Coast\n", "f");
  ASSERT_TRUE(table.has_value());
  for (const char* name : {"Côte d'Ivoire", "cote d'ivoire", "IVORY  COAST"}) {
    ASSERT_NE(table->find(Facet::place, name), nullptr) << name;
    EXPECT_EQ(table->find(Facet::place, name)->name, "Côte d'Ivoire");
  }
  EXPECT_EQ(table->find(Facet::person, "Ivory Coast"), nullptr);
  EXPECT_EQ(table->find(Facet::place, "Ivory"), nullptr);
}

TEST(AliasTableTest, TheHashFollowsTheText) {
  const auto a = AliasTable::parse("person\tA\tB\n", "f");
  const auto b = AliasTable::parse("person\tA\tC\n", "f");
  EXPECT_EQ(a->hash().size(), 16U);
  EXPECT_NE(a->hash(), b->hash());
  EXPECT_EQ(a->hash(), AliasTable::parse("person\tA\tB\n", "g")->hash());
}

TEST(AliasTableTest, ALongChainIsReadInTimeInProportion) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "org\tn" + std::to_string(i + 1) + "\tn" + std::to_string(i) + "\n";
  const auto table = AliasTable::parse(text, "f");
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->groups().size(), 1U);
  EXPECT_EQ(table->groups()[0].name, "n3000");
}

}  // namespace
}  // namespace dateline
