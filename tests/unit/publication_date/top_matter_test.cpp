#include "indexer/enrich/date_in_top_matter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "indexer/enrich/date_in_dateline.h"

namespace dateline {
namespace {

struct Case {
  const char* body;
  const char* dateline;
  const char* byline;
  const char* date;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const TopMatter top = find_top_matter(c.body);
    EXPECT_EQ(top.dateline, c.dateline) << c.body;
    EXPECT_EQ(top.byline, c.byline) << c.body;
    EXPECT_EQ(top.date, c.date) << c.body;
    const std::string_view body = c.body;
    EXPECT_EQ(top.dateline_at.of(body), top.dateline);
    EXPECT_EQ(top.byline_at.of(body), top.byline);
    EXPECT_EQ(top.date_at.of(body), top.date);
  }
}

TEST(TopMatter, Datelines) {
  expect_all({
      {"MOSCOW, Sept 29 (AFP) - The ministry said.", "MOSCOW, Sept 29 (AFP)", "", ""},
      {"MOSCOW, Sept 29 (AFP) — The ministry said.", "MOSCOW, Sept 29 (AFP)", "", ""},
      {"WASHINGTON — March 3, 2014 - The Senate.", "WASHINGTON — March 3, 2014", "", ""},
      {"LONDON, 3 March 2014\n\nThe pound fell.", "LONDON, 3 March 2014", "", ""},
      {"PORTLAND, Ore., Feb 26 - Red Lion Inns said", "PORTLAND, Ore., Feb 26", "", ""},
      {"RICHMOND, Va. Feb 26 - The bank", "RICHMOND, Va. Feb 26", "", ""},
      {"WASHINGTON, March 12, Reuter - The House", "WASHINGTON, March 12, Reuter", "", ""},
      {"PORT-AU-PRINCE, Haiti, March 13 - Police", "PORT-AU-PRINCE, Haiti, March 13", "", ""},
      {"MILWAUKEE, Wis., March 2- A company", "MILWAUKEE, Wis., March 2", "", ""},
      {"****RIO DE JANEIRO, March 19 - Workers", "RIO DE JANEIRO, March 19", "", ""},
      {"MOSCOW, Monday (Reuters) - The ministry", "MOSCOW, Monday (Reuters)", "", ""},
      {"BEIRUT (AP) -- The army", "BEIRUT (AP)", "", ""},
      {"WASHINGTON -- U.S. Senator Jane Roe", "WASHINGTON", "", ""},
      {"Washington, D.C. - U.S. Senator Daniel K. Akaka (D-HI) today", "Washington, D.C.", "", ""},
      {"Moscow (AFP) - The ministry", "Moscow (AFP)", "", ""},
      {"Paris, March 3 (Reuters) - The ministry", "Paris, March 3 (Reuters)", "", ""},
      {"São Paulo, 3 de março de 2014 – O ministro", "São Paulo, 3 de março de 2014", "", ""},
      {"(Adds details) MOSCOW, Sept 29 (AFP) - The ministry", "MOSCOW, Sept 29 (AFP)", "", ""},
      {"KABUL, Afghanistan — The army", "KABUL, Afghanistan", "", ""},
      {"SANTO DOMINGO, March 4 - The army", "SANTO DOMINGO, March 4", "", ""},
      {"MOSCOW Sept 29 - The army", "MOSCOW Sept 29", "", ""},
      {"SANTO DOMINGO (AFP) - The army", "SANTO DOMINGO (AFP)", "", ""},
  });
}

TEST(TopMatter, Bylines) {
  expect_all({
      {"By Jane Roe\n\nMOSCOW, Sept 29 (AFP) - The ministry said.", "MOSCOW, Sept 29 (AFP)", "Jane Roe", ""},
      {"By JANE ROE and JOHN DOE\n\nMOSCOW, Sept 29 (AFP) - The ministry", "MOSCOW, Sept 29 (AFP)",
       "JANE ROE and JOHN DOE", ""},
      {"by Jane Roe, Staff Writer\nThe ministry said.", "", "Jane Roe, Staff Writer", ""},
      {"By Martin Luther King Jr.\n\nText follows here.", "", "Martin Luther King Jr.", ""},
      {"By The Associated Press\n\nText", "", "The Associated Press", ""},
      {"By Ursula von der Leyen\n\nText", "", "Ursula von der Leyen", ""},
      {"By Jane Roe | March 3, 2014\n\nText", "", "Jane Roe", "March 3, 2014"},
      {"  By Jane Roe \r\n\r\nText", "", "Jane Roe", ""},
      {"MOSCOW, Sept 29 (AFP) - The ministry said.\n\nBy Jane Roe\n\n", "MOSCOW, Sept 29 (AFP)", "Jane Roe",
       ""},
      {"By the time the talks began, the war was over.", "", "", ""},
      {"By Friday\n\nText", "", "", ""},
      {"By 2015\n\nText", "", "", ""},
      {"By The Numbers\n\nText", "", "", ""},
      {"By noon all was quiet\n\nText", "", "", ""},
      {"Bystanders Watched\n\nText", "", "", ""},
  });
  EXPECT_EQ(find_top_matter("By Jane Roe and John Doe, Staff Writers\n\nText").authors,
            (std::vector<std::string>{"Jane Roe", "John Doe"}));
  EXPECT_EQ(find_top_matter("By Jane Roe, John Doe, and Ann Poe\n\nText").authors,
            (std::vector<std::string>{"Jane Roe", "John Doe", "Ann Poe"}));
  EXPECT_EQ(find_top_matter("By Martin King, Jr.\n\nText").authors,
            (std::vector<std::string>{"Martin King, Jr."}));
  EXPECT_EQ(find_top_matter("By The Associated Press\n\nText").authors,
            (std::vector<std::string>{"The Associated Press"}));
}

TEST(TopMatter, DateLines) {
  expect_all({
      {"Sept. 29, 2015\n\nThe ministry", "", "", "Sept. 29, 2015"},
      {"Tuesday, September 29, 2015\n\nThe ministry", "", "", "Tuesday, September 29, 2015"},
      {"2015-09-29\n\nThe ministry", "", "", "2015-09-29"},
      {"Published: 29 September 2015, 14:03\n\nThe ministry", "", "", "29 September 2015, 14:03"},
      {"Posted on Sept 29, 2015\n\nThe ministry", "", "", "Sept 29, 2015"},
      {"PUBLISHED 2015-09-29T14:03:00Z\nThe ministry", "", "", "2015-09-29T14:03:00Z"},
      {"(Adds details, Sept. 29)\n\nThe ministry", "", "", "Sept. 29"},
      {"(Adds details, Sept. 29, 2015)\n\nThe ministry", "", "", "Sept. 29, 2015"},
      {"PRESS RELEASE\nNovember 14, 2007\n\nText", "", "", "November 14, 2007"},
      {"29 September\n\nThe ministry", "", "", "29 September"},
      {"1987\n\nThe ministry", "", "", ""},
      {"1443535380\n\nThe ministry", "", "", ""},
      {"Sept. 29, 2015 was a Tuesday.\n\nThe ministry", "", "", ""},
      {"In September 2015\n\nThe ministry", "", "", ""},
      {"Updated: Sept. 29, 2015\n\nThe ministry", "", "", ""},
  });
}

TEST(TopMatter, StoriesWithoutAny) {
  expect_all({
      {"", "", "", ""},
      {"\n\n\n", "", "", ""},
      {"The US and Russian militaries will hold talks - the Pentagon said Tuesday.", "", "", ""},
      {"BREAKING - The president has resigned.", "", "", ""},
      {"UPDATE 2 - The president has resigned.", "", "", ""},
      {"Senator Jane Roe (R-NH) - a moderate - said", "", "", ""},
      {"President Obama - in his speech on Monday, - said", "", "", ""},
      {"US-led coalition forces struck on Sept 29 - again", "", "", ""},
      {"I - for one - do not believe it.", "", "", ""},
      {"Yes, Minister - the series - returned on March 3.", "", "", ""},
      {"LIBRA BANK EXPECTS BRAZIL TO REACH DEBT ACCORD LONDON, March 5 - Libra", "", "", ""},
      {"FEDERAL RESERVE MONEY SUPPLY REPORT - March", "", "", ""},
      {"THE SIXTH ANNIVERSARY OF SEPT. 11, 2001\n\nText", "", "", ""},
      {"NUNN-LUGAR UPDATE SEPT. 2007\n\nText", "", "", ""},
      {"AS OF MARCH 2007 - the ministry", "", "", ""},
      {"NASA said on March 3 - a Monday - that", "", "", ""},
      {"\xff\xfe\xff - \x80", "", "", ""},
  });
  // Nothing below the first lines is looked at.
  const std::string prose(150, 'x');
  EXPECT_EQ(find_top_matter(prose + "\n\nMOSCOW, Sept 29 (AFP) - The").dateline, "");
  EXPECT_EQ(find_top_matter("One\n\nTwo\n\nMOSCOW, Sept 29 (AFP) - The").dateline, "");
  EXPECT_EQ(find_top_matter("One\n\nMOSCOW, Sept 29 (AFP) - The").dateline, "MOSCOW, Sept 29 (AFP)");
}

TEST(TopMatter, AnyBytesAreSafeAndOffsetsTrue) {
  const std::string alphabet = "By MOSCOW,Sept 29()-\n\n2015./:|*—\xff\xc3";
  std::mt19937 random(29);
  for (int i = 0; i < 50'000; ++i) {
    std::string body;
    for (auto n = random() % 60; n > 0; --n) body += alphabet[random() % alphabet.size()];
    const TopMatter top = find_top_matter(body);
    ASSERT_LE(top.dateline_at.end, body.size());
    ASSERT_EQ(top.dateline_at.of(body), top.dateline);
    ASSERT_EQ(top.byline_at.of(body), top.byline);
    ASSERT_EQ(top.date_at.of(body), top.date);
  }
}

TEST(Dateline, Length) {
  EXPECT_EQ(dateline_length("WASHINGTON, March 3 (Reuters) - The Senate", true), 29U);
  EXPECT_EQ(dateline_length("Paris, France's capital, is", true), 0U);
  EXPECT_EQ(dateline_length("LONDON, 3 March 2014", true), 20U);
  EXPECT_EQ(dateline_length("LONDON, 3 March 2014", false), 0U);
  EXPECT_EQ(dateline_length("LONDON", true), 0U);
  EXPECT_EQ(dateline_length("", true), 0U);
}

}  // namespace
}  // namespace dateline
