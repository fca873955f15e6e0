#include "indexer/enrich/publication_date.h"

#include <gtest/gtest.h>

#include <string>

#include "common/time/civil.h"
#include "common/time/make_moment.h"
#include "common/time/parse_moment.h"

namespace dateline {
namespace {

const Day kToday = *day_of(2026, 3, 10);

struct Case {
  const char* published;  // "" for none
  const char* dateline;
  const char* body;
  const char* path;
  const char* member;
  const char* option;  // "" for none
  const char* expected;
  DateSource source;
  const char* notice = "";  // the codes, joined
};

Moment moment_of(const char* text, const Zone& zone = Zone::utc()) {
  return *text == '\0' ? Moment{} : *parse_moment(text, zone);
}

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    Article article;
    article.published = moment_of(c.published);
    article.dateline = c.dateline;
    article.body = c.body;
    article.headline = "What happened on 1 January 2001";  // a headline's date is never used
    std::optional<Moment> option;
    if (*c.option != '\0') option = moment_of(c.option);
    const PublicationDate date = derive(article, c.path, c.member, option, kToday, Zone::utc());
    std::string codes;
    for (const auto& notice : date.notices) {
      codes += (codes.empty() ? "" : " ") + notice.code;
      EXPECT_FALSE(notice.message.empty());
    }
    const std::string what =
        std::string(c.published) + "|" + c.dateline + "|" + c.body + "|" + c.path + "|" + c.member;
    EXPECT_EQ(date.moment.to_text(), c.expected) << what;
    EXPECT_EQ(date.source, c.source) << what;
    EXPECT_EQ(codes, c.notice) << what;
  }
}

using enum DateSource;

TEST(PublicationDate, TheLadder) {
  const char* body = "MOSCOW, 28 Sept 2015 (AFP) - The ministry said.";
  expect_all({
      {"2015-09-29T14:03:00+02:00", "PARIS, 1 May 2014 -", body, "2013/05/01/2012-05-01.txt", "", "2011",
       "2015-09-29T14:03:00+02:00", metadata},
      {"2015", "PARIS, May 1 -", body, "2013/05/01/2012-05-01.txt", "", "2011", "2015", metadata},
      {"", "PARIS, 1 May 2014 -", body, "2013/05/01/2012-05-01.txt", "", "2011", "2014-05-01", dateline},
      {"", "PARIS", body, "2013/05/01/2012-05-01.txt", "", "2011", "2015-09-28", dateline},
      {"", "", "", "2013/05/01/2012-05-01.txt", "", "2011", "2012-05-01", filename},
      {"", "", "", "2013/05/01/story.txt", "", "2011", "2013-05-01", directory},
      {"", "", "", "2013/05/story.txt", "", "2011", "2013-05", directory},
      {"", "", "", "2013/story.txt", "", "2011", "2013", directory},
      {"", "", "", "story.txt", "", "2011-02", "2011-02", option},
      {"", "", "", "story.txt", "", "", "", none},
      {"", "", "", "-", "", "", "", none},
      {"", "", "", "12345678.txt", "", "", "", none},
  });
}

TEST(PublicationDate, SeedForms) {
  expect_all({
      {"", "", "Washington, D.C. - U.S. Senator", "sen/Akaka/10Apr2007akaka175.txt", "", "", "2007-04-10",
       filename},
      {"", "", "", "19160104/sn82014682-ed-1_seq-1.txt", "", "", "1916-01-04", directory},
      {"", "", "", "Bond/2008Jul2008Bond1.txt", "", "", "", none},
      {"", "", "", "Leahy/19Dec207iLeahy10.txt", "", "", "", none},
  });
}

TEST(PublicationDate, ContainersAreReadFromTheInsideOut) {
  expect_all({
      {"", "", "", "2001/2002-02-02.tar", "2003/04/05/2006-07-08.txt", "", "2006-07-08", filename},
      {"", "", "", "2001/2002-02-02.tar", "2003/04/05/story.txt", "", "2003-04-05", directory},
      {"", "", "", "2001/2002-02-02.tar", "x/story.txt", "", "2002-02-02", directory},
      {"", "", "", "2001/dump.tar", "story.txt", "", "2001", directory},
      {"", "", "", "dump-2002-02-02.tar.zst", "x/story.txt", "", "", none},
      {"", "", "", "2015.zip", "09/29/story.txt", "", "2015-09-29", directory},
      {"", "", "", "senate-press.tar.zst", "./Akaka/10Apr2007akaka175.txt", "", "2007-04-10", filename},
  });
}

TEST(PublicationDate, ADatelineWithoutAYear) {
  const char* sept = "MOSCOW, Sept 29 (AFP) - The ministry said.";
  const char* dec = "MOSCOW, Dec 31 (AFP) - The ministry said.";
  const char* jan = "MOSCOW, Jan 1 (AFP) - The ministry said.";
  expect_all({
      {"", "", sept, "story.txt", "", "", "", none},
      {"", "", sept, "2015/story.txt", "", "", "2015-09-29", dateline},
      {"", "", sept, "2015/09/story.txt", "", "", "2015-09-29", dateline},
      {"", "", sept, "2015-10-01.txt", "", "", "2015-09-29", dateline},
      {"", "", sept, "story.txt", "", "2015", "2015-09-29", dateline},
      {"", "SALVADOR, Feb 26 -", "", "story.txt", "", "1987", "1987-02-26", dateline},
      {"", "SANTO DOMINGO, March 4 -", "", "story.txt", "", "1987", "1987-03-04", dateline},
      {"", "BELGRADE, March 2O -", "", "story.txt", "", "1987", "1987", option},
      {"", "", dec, "2016-01-01.txt", "", "", "2015-12-31", dateline},
      {"", "", dec, "2016/01/story.txt", "", "", "2015-12-31", dateline},
      {"", "", jan, "2015-12-31.txt", "", "", "2016-01-01", dateline},
      {"", "", "MOSCOW, March 3 - The", "2015-09-29.txt", "", "", "2015-03-03", dateline},
      {"", "", "MOSCOW, Feb 29 - The", "2016/story.txt", "", "", "2016-02-29", dateline},
      {"", "", "MOSCOW, Feb 29 - The", "2015/story.txt", "", "", "2015", directory, "bad-date"},
      {"", "", "MOSCOW, Tuesday, Sept 29 - The", "2015/story.txt", "", "", "2015-09-29", dateline},
      {"", "", "MOSCOW, Monday, Sept 29 - The", "2015/story.txt", "", "", "2015", directory,
       "weekday-mismatch"},
      {"", "", "MOSCOW, Thursday, Dec 31 - The", "2016-01-01.txt", "", "", "2015-12-31", dateline},
      {"", "", "MOSCOW, Tuesday, Sept 29 - The", "story.txt", "", "", "", none},
      {"", "", "(Adds details, Sept. 29)\n\nText", "2015/story.txt", "", "", "2015-09-29", dateline},
      {"", "", "MOSCOW, Monday (Reuters) - The", "2015-09-29.txt", "", "", "2015-09-29", filename},
  });
}

TEST(PublicationDate, DateLinesInTheBody) {
  expect_all({
      {"", "", "Published: Sept. 29, 2015\n\nText", "2013/story.txt", "", "", "2015-09-29", dateline},
      {"", "", "Posted on 2015-09-29T14:03:00-04:00\n\nText", "2013/story.txt", "", "",
       "2015-09-29T14:03:00-04:00", dateline},
      {"", "", "29 septembre 2015\n\nTexte", "2013/story.txt", "", "", "2015-09-29", dateline},
      {"", "", "September 2015\n\nText", "story.txt", "", "", "2015-09", dateline},
      {"", "", "Published: 09/10/2015\n\nText", "2015/story.txt", "", "", "2015", directory,
       "ambiguous-date"},
      {"", "", "Monday, Sept. 29, 2015\n\nText", "2015/story.txt", "", "", "2015", directory,
       "weekday-mismatch"},
      {"", "", "The talks of Sept. 29, 2015 failed.", "story.txt", "", "", "", none},
  });
}

TEST(PublicationDate, ImpossibleAndFutureDatesGiveWayToTheNextRung) {
  expect_all({
      {"", "", "LONDON, 31 Feb 2014 - The", "2015-09-29.txt", "", "", "2015-09-29", filename, "bad-date"},
      {"", "", "LONDON, 3 March 2031 - The", "2015-09-29.txt", "", "", "2015-09-29", filename, "future-date"},
      {"", "", "", "2014/2015-02-30.txt", "", "", "2014", directory, "bad-date"},
      {"", "", "", "2014/2027-01-01.txt", "", "", "2014", directory, "future-date"},
      {"", "", "", "2014/20991231.txt", "", "", "2014", directory, "future-date"},
      {"", "", "", "2015/02/31/2015-02-30.txt", "", "2013", "2013", option, "bad-date bad-date"},
      {"", "", "", "2027/story.txt", "", "", "", none, "future-date"},
      {"", "", "", "2028/story.txt", "", "", "", none},
      {"", "", "", "2026-03-10.txt", "", "", "2026-03-10", filename},
      {"", "", "", "2026-03-11.txt", "", "", "2026-03-11", filename},
      {"", "", "", "2026-03-12.txt", "", "", "", none, "future-date"},
      {"2031-01-01", "", "", "2015-09-29.txt", "", "", "2031-01-01", metadata},
      {"", "BOSTON, March 187 -", "", "2015-09-29.txt", "", "", "2015-09-29", filename},
      {"", "", "", "09-10-2015.txt", "", "", "", none, "ambiguous-date"},
  });
}

TEST(PublicationDate, DaysStartInTheArchivesZone) {
  Article article;
  for (const auto& [name, instant] :
       {std::pair{"Pacific/Auckland", 1443438000LL}, std::pair{"Pacific/Honolulu", 1443520800LL}}) {
    const PublicationDate date =
        derive(article, "2015-09-29.txt", "", std::nullopt, kToday, *Zone::named(name));
    EXPECT_EQ(date.moment.first, *day_of(2015, 9, 29)) << name;
    EXPECT_EQ(date.moment.instant, instant) << name;
  }
}

}  // namespace
}  // namespace dateline
