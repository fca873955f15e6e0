// What the finder does within one article: the rules of joining, and names that mean several things.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/unit/entities/harness.h"

namespace dateline::entities::test {
namespace {

struct Case {
  const char* what;
  const char* body;
  const char* entity;                 // "type name"
  std::vector<std::string> mentions;  // all of them, in order
};

class WithinArticle : public ::testing::TestWithParam<Case> {};

TEST_P(WithinArticle, Joins) {
  const Article a = enriched(GetParam().body);
  std::string found;
  for (const std::string& n : names(a)) found += n + "; ";
  EXPECT_EQ(mentions(a, GetParam().entity), GetParam().mentions) << GetParam().what << ": " << found;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, WithinArticle,
    ::testing::Values(
        Case{"surname", "Defence Secretary Ashton Carter flew to London. Carter met troops there.", "person Ashton Carter", {"Ashton Carter", "Carter"}},
        Case{"possessive", "Peter Cook spoke on Monday. Cook\xE2\x80\x99s words were clear, said one of Cook's aides.", "person Peter Cook", {"Peter Cook", "Cook", "Cook"}},
        Case{"particle", "Syrian President Bashar al-Assad spoke. Russia backs al-Assad. The West wants Assad to go.", "person Bashar al-Assad", {"Bashar al-Assad", "al-Assad", "Assad"}},
        Case{"one letter", "President Barack Obama met President Vladimir Putin. Later Barak Obama left, and Obama said little.", "person Barack Obama", {"Barack Obama", "Barak Obama", "Obama"}},
        Case{"initial", "President George W. Bush spoke. Later George Bush left for Texas.", "person George W. Bush", {"George W. Bush", "George Bush"}},
        Case{"title", "German Chancellor Angela Merkel met Prime Minister David Cameron in Berlin.", "person Angela Merkel", {"Angela Merkel"}},
        Case{"title after Mr.", "John Smith testified on Tuesday. Mr. Smith denied it all.", "person John Smith", {"John Smith", "Smith"}},
        Case{"US is a place", "The US sent ships. The U.S. navy and the United States Congress agreed on the plan.", "place United States", {"US", "U.S."}},
        Case{"hyphen", "A freeze in the US-Russia military relationship remains.", "place Russia", {"Russia"}},
        Case{"hyphen, other side", "A freeze in the US-Russia military relationship remains.", "place United States", {"US"}},
        Case{"-led", "An attack by US-led coalition forces killed ten people.", "place United States", {"US"}},
        Case{"-based", "It was reported by the Britain-based group on Monday.", "place United Kingdom", {"Britain"}},
        Case{"acronym in the table", "The International Monetary Fund lent the money. The IMF said on Friday it would lend more.", "org International Monetary Fund", {"International Monetary Fund", "IMF"}},
        Case{"acronym of the article", "The Harbour Workers Association called a strike. The HWA said on Friday it would go on.", "org Harbour Workers Association", {"Harbour Workers Association", "HWA"}},
        Case{"assembly is not the UN", "He spoke at the UN General Assembly in New York.", "org UN General Assembly", {"UN General Assembly"}},
        Case{"company suffix", "Standard Oil Co said profits rose. Standard Oil will build a plant. Analysts like Standard Oil.", "org Standard Oil", {"Standard Oil Co", "Standard Oil", "Standard Oil"}},
        Case{"group with many names", "ISIS fighters took the town. Islamic State said so. ISIL is also known by other names.", "org Islamic State", {"ISIS", "Islamic State", "ISIL"}}));

TEST(Finder, PeoplesAreNoNames) {
  const Article a = enriched("Syrian troops and French diplomats met Muslim leaders in Geneva on Monday.");
  for (const std::string& n : names(a)) {
    EXPECT_EQ(n.find("Syrian"), std::string::npos) << n;
    EXPECT_EQ(n.find("French"), std::string::npos) << n;
    EXPECT_EQ(n.find("Muslim"), std::string::npos) << n;
  }
  EXPECT_EQ(countries(a), (std::set<std::string>{"SY", "FR", "CH"}));
}

TEST(Finder, HeadlineInCapitals) {
  const Article a = enriched("President Barack Obama flew to Germany on Monday to meet Angela Merkel.", "OBAMA VISITS GERMANY FOR TALKS WITH MERKEL");
  EXPECT_EQ(mentions(a, "person Barack Obama"), (std::vector<std::string>{"OBAMA", "Barack Obama"}));
  EXPECT_EQ(mentions(a, "person Angela Merkel"), (std::vector<std::string>{"MERKEL", "Angela Merkel"}));
  EXPECT_EQ(mentions(a, "place Germany"), (std::vector<std::string>{"GERMANY", "Germany"}));
}

TEST(Finder, BylinesAndCreditsAreNoMentions) {
  const Article a = enriched(
      "By Jane Roe\n\nMOSCOW, Sept 29 (AFP) - President Vladimir Putin spoke in Moscow on Tuesday.\n\nIt was a long speech. (Reporting by John Miller; Editing by Mary Jones)");
  EXPECT_TRUE(mentions(a, "person Jane Roe").empty());
  EXPECT_TRUE(mentions(a, "person John Miller").empty());
  EXPECT_TRUE(mentions(a, "person Mary Jones").empty());
  EXPECT_TRUE(mentions(a, "org Agence France-Presse").empty());
  EXPECT_FALSE(mentions(a, "person Vladimir Putin").empty());
}

TEST(Finder, DatelineIsAPlace) {
  const Article a = enriched("The president spoke on Tuesday.", "", "MOSCOW, Sept 29 -");
  EXPECT_EQ(mentions(a, "place Moscow"), std::vector<std::string>{"MOSCOW"});
  EXPECT_EQ(countries(a), std::set<std::string>{"RU"});
  EXPECT_EQ(countries(enriched("It rained.", "", "PARIS, Texas, March 3 -")), std::set<std::string>{"US"});
  EXPECT_EQ(countries(enriched("It rained.", "", "PORTLAND, Ore., Feb 26 -")), std::set<std::string>{"US"});
}

TEST(Finder, GivenEntitiesComeFirstAndAreJoined) {
  Article a;
  a.body = "Chancellor Angela Merkel met Francois Hollande in Paris. Merkel smiled.";
  Entity e;
  e.name = "Merkel, Angela";
  e.given = true;
  a.entities.push_back(e);
  e.name = "Angela Merkel";
  a.entities.push_back(e);
  finder().enrich(a);
  ASSERT_GE(a.entities.size(), 3U);
  EXPECT_EQ(a.entities[0].name, "Merkel, Angela");
  EXPECT_EQ(a.entities[1].name, "Angela Merkel");
  EXPECT_TRUE(a.entities[1].given);
  EXPECT_EQ(mentions(a, "person Angela Merkel"), (std::vector<std::string>{"Angela Merkel", "Merkel"}));
  const std::size_t before = a.entities.size();
  finder().enrich(a);  // again: the same
  EXPECT_EQ(a.entities.size(), before);
}

TEST(Finder, OtherLanguagesKeepWhatIsGiven) {
  Article a;
  a.language = "de";
  a.body = "Bundeskanzlerin Angela Merkel traf in Berlin den Minister aus Nigeria.";
  Entity e;
  e.name = "Angela Merkel";
  e.given = true;
  a.entities.push_back(e);
  finder().enrich(a);
  ASSERT_EQ(a.entities.size(), 1U);
  EXPECT_EQ(countries(a), std::set<std::string>{"NG"});
  EXPECT_TRUE(countries(a, true).empty());
}

TEST(Finder, SeedArticle) {
  const std::filesystem::path path = std::filesystem::path(DATELINE_SOURCE_DIR) / "../shared/data/seed/us-russia-talks-syria.txt";
  std::ifstream in(path);
  if (!in) GTEST_SKIP() << "no " << path;
  std::string headline, text;
  std::getline(in, headline);
  text.assign((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const Article a = enriched(text.substr(text.find_first_not_of('\n')), headline);
  std::set<std::string> persons, orgs, places;
  for (const Entity& e : a.entities) {
    (e.type == EntityType::person ? persons : e.type == EntityType::org ? orgs : places).insert(e.name);
  }
  EXPECT_EQ(persons, (std::set<std::string>{"Ashton Carter", "Peter Cook", "Bashar al-Assad", "Barack Obama", "Vladimir Putin", "Sergei Shoygu"}));
  for (const char* org : {"Islamic State", "Pentagon", "Syrian Observatory for Human Rights", "UN General Assembly", "United Nations"}) {
    EXPECT_TRUE(orgs.contains(org)) << org;
  }
  for (const char* place : {"United States", "Russia", "Syria", "Iraq", "Ukraine", "Moscow", "Latakia", "al-Mayadin", "Deir al-Zour"}) {
    EXPECT_TRUE(places.contains(place)) << place;
    EXPECT_FALSE(orgs.contains(place)) << place;
  }
  EXPECT_EQ(mentions(a, "person Barack Obama"), (std::vector<std::string>{"Barack Obama", "Barak Obama", "Obama"}));
  EXPECT_EQ(countries(a, true), (std::set<std::string>{"US", "RU", "SY"}));
}

// Every mention's slice is what the text has there, on anything that is put in.
TEST(Finder, OffsetsHoldOnAnyText) {
  const std::vector<std::string> pieces = {
      "President ", "Vladimir Putin", " said ", "\xC3\x85land", " ", ". ", "\n\n", "US-Russia", "\xE2\x80\x9C", "S\xC3\xA3o Paulo",
      "'s", "\xE2\x80\x99s ", "\xF0\x9F\x98\x80", "(AFP)", " - ", "al-", "Assad", "NATO ", "of ", "the ", "Acme Corp. ", "IN THE ", "SYRIA",
      "By ", "-", "9/11", "Deir al-Zour", "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0", ", ", "Mr. "};
  std::uint32_t state = 7;
  const auto random = [&](std::size_t n) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % n;
  };
  for (int round = 0; round < 400; ++round) {
    std::string headline, body, line;
    for (std::size_t i = random(8); i > 0; --i) headline += pieces[random(pieces.size())];
    for (std::size_t i = random(60); i > 0; --i) body += pieces[random(pieces.size())];
    for (std::size_t i = random(5); i > 0; --i) line += pieces[random(pieces.size())];
    const Article a = enriched(body, headline, line);
    for (const Entity& e : a.entities) {
      EXPECT_FALSE(e.name.empty());
      for (const Mention& m : e.mentions) {
        ASSERT_LT(m.start, m.end);
        const std::string text = slice(text_of(a, m.part), m.start, m.end);
        ASSERT_FALSE(text.empty());
        EXPECT_NE(text.front(), ' ');
        EXPECT_NE(text.back(), ' ');
      }
    }
  }
}

TEST(Finder, ThreadsAgree) {
  const std::string body = "Chancellor Angela Merkel met President Barack Obama in Berlin. NATO and the European Union sent envoys from Georgia.";
  const Article expected = enriched(body);
  std::vector<Article> made(8);
  std::vector<std::thread> threads;
  for (Article& a : made) threads.emplace_back([&a, &body] { a = enriched(body); });
  for (std::thread& t : threads) t.join();
  for (const Article& a : made) {
    EXPECT_EQ(a.entities, expected.entities);
    EXPECT_EQ(a.countries, expected.countries);
  }
}

}  // namespace
}  // namespace dateline::entities::test
