// Countries: named, by demonym, city and dateline; names that are also persons, states or birds.
#include "tests/unit/entities/harness.h"

namespace dateline::entities::test {
namespace {

struct Case {
  const char* what;
  const char* body;
  std::set<std::string> codes;
};

class Countries : public ::testing::TestWithParam<Case> {};

TEST_P(Countries, Found) {
  const Article a = enriched(GetParam().body);
  std::string found;
  for (const std::string& n : names(a)) found += n + "; ";
  EXPECT_EQ(countries(a), GetParam().codes) << GetParam().what << ": " << found;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Countries,
    ::testing::Values(
        Case{"name", "Officials in Syria said so on Monday.", {"SY"}},
        Case{"short form", "The UK and the U.S. agreed on Monday.", {"GB", "US"}},
        Case{"demonym", "A Norwegian ship sank on Monday.", {"NO"}},
        Case{"city", "He flew to Nairobi on Monday.", {"KE"}},
        Case{"two words", "South Korean and North Korean officials met on Monday.", {"KR", "KP"}},
        Case{"inside an organisation", "The Bank of Japan raised rates on Monday.", {"JP"}},
        Case{"gone: Soviet Union", "The Soviet Union and East Germany signed the treaty.", {"SU", "DD"}},
        Case{"gone: Yugoslavia", "Yugoslavia and Zaire sent delegates on Monday.", {"YU", "ZR"}},
        Case{"Georgia, the country", "Georgia accused Russia of shelling villages near Tbilisi on Monday.", {"GE", "RU"}},
        Case{"Georgia, the state", "The trial in Atlanta, Georgia, ended on Monday, and Florida watched.", {"US"}},
        Case{"Jordan, the country", "King Abdullah of Jordan met ministers in Amman on Monday.", {"JO"}},
        Case{"Jordan, the person", "Michael Jordan scored 30 points on Monday. Jordan said he was tired.", {}},
        Case{"turkey, the bird", "They ate turkey and drank wine at the china shop on Monday.", {}},
        Case{"Turkey, the country", "Turkey said on Monday that it would close the border.", {"TR"}},
        Case{"Paris Hilton", "Paris Hilton arrived late on Monday, her lawyer said.", {}},
        Case{"Paris, Texas", "The store in Paris, Texas, closed on Monday.", {"US"}},
        Case{"Washington, the city", "He flew to Washington on Monday for talks.", {"US"}},
        Case{"Washington, the person", "Denzel Washington won the award on Monday.", {}},
        Case{"Georgia, a painter", "A painting by Georgia O'Keeffe was sold on Monday. O'Keeffe died in 1986.", {}},
        Case{"Georgia, a president's", "Mikheil Saakashvili, president of Georgia, spoke on Monday.", {"GE"}},
        Case{"Jordan, a given name", "Jordan Spieth won the Masters on Monday.", {}},
        Case{"Jordan, a footballer", "Jordan Henderson scored twice on Monday, and Henderson was cheered.", {}},
        Case{"Jordan, the river", "They crossed the river Jordan on Monday.", {}},
        Case{"Chad, a drummer", "Chad Smith plays the drums, he said on Monday.", {}},
        Case{"Chad, the country", "Troops from Chad crossed into Nigeria on Monday.", {"TD", "NG"}},
        Case{"Paris, the city", "Police in Paris, France, arrested two men on Monday.", {"FR"}},
        Case{"Washington, the state", "Voters in Washington state approved the measure on Monday.", {"US"}},
        Case{"Washington, the general", "George Washington crossed the river, a historian said on Monday.", {}},
        Case{"Washington, the newspaper", "The Washington Post reported it on Monday.", {}},
        Case{"turkey, on bread", "He ate a turkey sandwich on Monday.", {}},
        Case{"London, Ontario", "The factory in London, Ontario, closed on Monday.", {"CA"}},
        Case{"London, a writer", "Jack London wrote the book, she said on Monday.", {}},
        Case{"Lebanon, the town", "A truck overturned near Lebanon, Pennsylvania, on Monday.", {"US"}},
        Case{"countries and regions listed", "Flights to Canada, Alaska and Texas were late on Monday.", {"CA", "US"}},
        Case{"New Mexico", "The governor of New Mexico signed the bill on Monday.", {"US"}},
        Case{"New Jersey", "New Jersey voted on Monday.", {"US"}},
        Case{"Ireland, a person", "Kathy Ireland opened the shop on Monday.", {}},
        Case{"Holland, a person", "Tom Holland starred in the film on Monday.", {}},
        Case{"two Sudans", "South Sudan accused Sudan of bombing on Monday.", {"SS", "SD"}},
        Case{"Niger and Nigeria", "Officials in Niger and Nigeria met on Monday.", {"NE", "NG"}},
        Case{"Dominica and another", "The Dominican Republic and Dominica sent teams on Monday.", {"DO", "DM"}},
        Case{"two Congos", "Fighting went on in the Democratic Republic of Congo on Monday.", {"CD"}},
        Case{"panama, the hat", "He wore a panama hat on Monday.", {}},
        Case{"none", "It rained all day and nobody came.", {}}));

TEST(Countries, CountsAndAbout) {
  const Article a = enriched(
      "Kenya\xE2\x80\x99s parliament passed the law. Kenyan farmers in Nairobi had asked for it, the minister said. The law is the first of its kind in Kenya.\n\n"
      "A similar law was passed in Norway ten years ago.",
      "Kenya passes land law");
  ASSERT_EQ(a.countries.size(), 2U);
  EXPECT_EQ(a.countries[0].code, "KE");
  EXPECT_EQ(a.countries[0].name, "Kenya");
  EXPECT_EQ(a.countries[0].mentions, 5U);
  EXPECT_TRUE(a.countries[0].about);
  EXPECT_EQ(a.countries[1].code, "NO");
  EXPECT_FALSE(a.countries[1].about);
}

}  // namespace
}  // namespace dateline::entities::test
