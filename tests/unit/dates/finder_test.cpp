// Whole articles: the seed, undated ones, parts, zones; and what holds for every text.
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/unit/dates/harness.h"

namespace dateline::dates::test {
namespace {

// The sentences with dates of the article that the project began with.
constexpr const char* kSeed =
    "The US and Russian militaries will hold talks on their activities against the Islamic State terrorist group in Syria, the Pentagon said Tuesday.\n\n"
    "The US began strikes against Islamic State fighters in August 2014 in Iraq and expanded air raids one month later to include Islamic State outposts.\n\n"
    "Details and timing of the conversations will be worked out in the coming days, Cook said.\n\n"
    "The announcement comes after US President Barack Obama\xE2\x80\x99s meeting with Russian President Vladimir Putin on Monday at the UN General Assembly in New York.\n\n"
    "The US and Russian defence chiefs spoke by phone 10 days ago as Moscow\xE2\x80\x99s military activity in Syria heightened concern.\n\n"
    "Putin on Sunday condemned US support for rebel groups in Syria while defending his backing of al-Assad.\n\n"
    "Earlier Tuesday, a group that monitors the Syrian conflict said the death toll had reached 30, including eight children.\n\n"
    "The observatory said Monday that 50 people had been wounded in the strikes in the city.\n\n"
    "This month, the jihadists gained ground. Battles have intensified this year as the jihadists advanced.\n\n"
    "Putin and Obama were trading barbs on the issue Monday at the United Nations.\n\n"
    "The conflict, which started with peaceful demonstrations in March 2011, has turned into a four-way civil war.";

TEST(Finder, SeedArticle) {
  EXPECT_EQ(found(enriched(kSeed, "2015-09-29")),
            (std::vector<std::string>{"Tuesday = 2015-09-29", "August 2014 = 2014-08", "one month later = 2014-09", "Monday = 2015-09-28",
                                      "10 days ago = 2015-09-19", "Sunday = 2015-09-27", "Tuesday = 2015-09-29", "Monday = 2015-09-28",
                                      "This month = 2015-09", "this year = 2015", "Monday = 2015-09-28", "March 2011 = 2011-03"}));
}

TEST(Finder, SeedArticleUndated) {
  EXPECT_EQ(found(enriched(kSeed)),
            (std::vector<std::string>{"Tuesday = ?", "August 2014 = 2014-08", "one month later = 2014-09", "Monday = ?", "10 days ago = ?", "Sunday = ?",
                                      "Tuesday = ?", "Monday = ?", "This month = ?", "this year = ?", "Monday = ?", "March 2011 = 2011-03"}));
}

TEST(Finder, UndatedArticlesMakeNoPeak) {
  constexpr const char* kRelative[] = {"today", "yesterday", "on Monday", "last week", "this year", "two days ago", "in March", "on 3 May", "next Friday",
                                       "at the weekend", "last summer", "in the third quarter", "tomorrow night", "on Christmas Eve", "a year earlier"};
  for (int i = 0; i < 100; ++i) {
    std::string body;
    for (int k = 0; k < 5; ++k) body += std::string("It happened ") + kRelative[(i * 7 + k * 3) % std::size(kRelative)] + " in town. ";
    for (const char* published : {"", "2015", "2015-09"}) {  // a year or a month is no day either
      const Article a = enriched(body, published);
      EXPECT_FALSE(a.dates.empty());
      for (const MentionedDate& d : a.dates) {
        EXPECT_FALSE(d.resolved) << body << slice(a.body, d.mention);
        EXPECT_EQ(d.precision, DatePrecision::unresolved);
      }
    }
  }
}

TEST(Finder, TheDayIsThatOfThePublicationsOwnZone) {
  EXPECT_EQ(found(enriched("It happened today.", "2015-09-29T00:00:00+13:00")), std::vector<std::string>{"today = 2015-09-29"});  // Auckland
  EXPECT_EQ(found(enriched("It happened today.", "2015-09-29T00:00:00-10:00")), std::vector<std::string>{"today = 2015-09-29"});  // Honolulu
}

TEST(Finder, EveryPartIsReadByItself) {
  Article a;
  a.headline = "Talks in August 2014";
  a.subheadline = "\xC3\x89t\xC3\xA9: one month later";
  a.summary = "It began in 2011.";
  a.body = "It ended on 3 May 2015.";
  a.dateline = "MOSCOW, Sept 29 -";
  DateFinder::get().enrich(a);
  ASSERT_EQ(a.dates.size(), 4U);
  EXPECT_EQ(a.dates[0].mention, (Mention{Part::headline, 9, 20}));
  EXPECT_EQ(a.dates[1].mention, (Mention{Part::subheadline, 5, 20}));
  EXPECT_FALSE(a.dates[1].resolved);  // nothing before it in its part
  EXPECT_EQ(a.dates[2].mention.part, Part::summary);
  EXPECT_EQ(a.dates[3].mention, (Mention{Part::body, 12, 22}));
}

TEST(Finder, AnArticleFromTheFutureIsRead) {
  EXPECT_EQ(found(enriched("They met yesterday.", "9999-12-31")), std::vector<std::string>{"yesterday = 9999-12-30"});
  EXPECT_TRUE(found(enriched("They meet tomorrow.", "9999-12-31")).empty());  // past the calendar's end
  for (const MentionedDate& d : enriched("They met 3 years ago.", "0002-01-01").dates) EXPECT_FALSE(d.resolved);
}

// Texts put together at random from words of dates; each has to keep what every text keeps.
TEST(Finder, Properties) {
  constexpr const char* kWords[] = {"last", "next", "this", "the", "of", "in", "on", "Monday", "Friday", "May", "March", "Sept.", "2015", "1867", "29", "3rd", ",", "-", "/",
                                    "10", "9999", "1000", "days", "week", "year", "years", "century", "ago", "later", "earlier", "first", "quarter", "half", "summer", "'60s",
                                    "1990s", "early", "end", "will", "said", ".", "\n\n", "\xE2\x80\x93", "\xC3\xA9", "before", "Easter", "weekend", "two", "that", "Feb", "31"};
  std::uint32_t state = 7;
  const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 12; };
  constexpr const char* kPublished[] = {"", "2015-09-29", "2016-02-29", "0001-01-01", "9999-12-31", "1900-03-01"};
  constexpr const char* kLanguage[] = {"", "de", "fr", "es", "zh"};
  for (int i = 0; i < 4000; ++i) {
    std::string body;
    for (int k = 0; k < 14; ++k) body += std::string(kWords[next() % std::size(kWords)]) + (next() % 4 == 0 ? "" : " ");
    const Article a = enriched(body, kPublished[next() % std::size(kPublished)], kLanguage[next() % std::size(kLanguage)]);
    std::uint32_t floor = 0;
    for (const MentionedDate& d : a.dates) {
      EXPECT_LE(floor, d.mention.start) << body;
      EXPECT_LT(d.mention.start, d.mention.end) << body;
      floor = d.mention.end;
      EXPECT_FALSE(slice(a.body, d.mention).empty()) << body;
      if (!d.resolved) continue;
      EXPECT_LE(d.from, d.to) << body;
      EXPECT_GE(d.from, kMinDay) << body;
      EXPECT_LE(d.to, kMaxDay) << body;
    }
    Article again = a;
    DateFinder::get().enrich(again);
    EXPECT_EQ(again.dates, a.dates) << body;
  }
}

TEST(Finder, IsTheSameFromManyThreads) {
  const std::vector<std::string> alone = found(enriched(kSeed, "2015-09-29"));
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int& w : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) w += found(enriched(kSeed, "2015-09-29")) == alone ? 0 : 1;
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(wrong, (std::vector<int>{0, 0, 0, 0}));
}

}  // namespace
}  // namespace dateline::dates::test
