#include "common/time/parse_moment.h"

#include <gtest/gtest.h>

#include <string>

#include "common/time/civil.h"

namespace dateline {
namespace {

struct Good {
  const char* text;
  const char* expected;
};

void expect_all(std::initializer_list<Good> cases, const Zone& zone) {
  for (const Good& c : cases) {
    const auto moment = parse_moment(c.text, zone);
    if (!moment) {
      ADD_FAILURE() << c.text << ": " << moment.error().code << ": " << moment.error().message;
      continue;
    }
    EXPECT_EQ(moment->to_text(), c.expected) << c.text;
  }
}

TEST(ParseMoment, Iso8601) {
  expect_all({{"2015", "2015"},
              {"0001", "0001"},
              {"9999", "9999"},
              {"2015-09", "2015-09"},
              {"2015-09-29", "2015-09-29"},
              {"  2015-09-29\n", "2015-09-29"},
              {"20150929", "2015-09-29"},
              {"2015-W40-2", "2015-09-29"},
              {"2015W402", "2015-09-29"},
              {"2015-272", "2015-09-29"},
              {"2015272", "2015-09-29"},
              {"2016-02-29", "2016-02-29"},
              {"2000-02-29", "2000-02-29"},
              {"2015-09-29T14:03", "2015-09-29T14:03:00Z"},
              {"2015-09-29T14", "2015-09-29T14:00:00Z"},
              {"2015-09-29T14:03:07Z", "2015-09-29T14:03:07Z"},
              {"2015-09-29t14:03:07z", "2015-09-29T14:03:07Z"},
              {"2015-09-29T14:03:07.123456Z", "2015-09-29T14:03:07Z"},
              {"2015-09-29T14:03:07,5+02:00", "2015-09-29T14:03:07+02:00"},
              {"2015-09-29T14:03:00+0200", "2015-09-29T14:03:00+02:00"},
              {"2015-09-29T14:03:00+02", "2015-09-29T14:03:00+02:00"},
              {"2015-09-29T14:03:00-05:30", "2015-09-29T14:03:00-05:30"},
              {"2015-09-29T14:03:00-00:00", "2015-09-29T14:03:00Z"},
              {"20150929T140300Z", "2015-09-29T14:03:00Z"},
              {"20150929T1403+0200", "2015-09-29T14:03:00+02:00"},
              {"20150929140300", "2015-09-29T14:03:00Z"},
              {"201509291403", "2015-09-29T14:03:00Z"},
              {"2015-09-29 14:03:00", "2015-09-29T14:03:00Z"},
              {"2015-09-29 14:03:00 +0200", "2015-09-29T14:03:00+02:00"},
              {"2015-09-29 14:03 EST", "2015-09-29T14:03:00-05:00"},
              {"2015-W40-2T14:03Z", "2015-09-29T14:03:00Z"},
              {"2015-272T14:03Z", "2015-09-29T14:03:00Z"},
              {"2015-09-29T24:00", "2015-09-30T00:00:00Z"},
              {"2015-12-31T24:00:00+01:00", "2016-01-01T00:00:00+01:00"},
              {"2015-06-30T23:59:60Z", "2015-06-30T23:59:59Z"}},
             Zone::utc());
}

TEST(ParseMoment, TheEpochOnlyWithTenOrThirteenDigits) {
  expect_all({{"1443535380", "2015-09-29T14:03:00Z"},
              {"1443535380123", "2015-09-29T14:03:00Z"},
              {"0000000000", "1970-01-01T00:00:00Z"}},
             *Zone::named("America/New_York"));
  for (const char* text : {"144353538", "14435353801", "1", "123456", "-1443535380", "1443535380.5"}) {
    EXPECT_FALSE(parse_moment(text, Zone::utc())) << text;
  }
}

TEST(ParseMoment, MailAndOldUnixForms) {
  expect_all({{"Tue, 29 Sep 2015 14:03:00 +0200", "2015-09-29T14:03:00+02:00"},
              {"29 Sep 2015 14:03 GMT", "2015-09-29T14:03:00Z"},
              {"Tue, 29 Sep 2015 14:03:00 EDT", "2015-09-29T14:03:00-04:00"},
              {"Tue, 29 Sep 2015 14:03:00 CST", "2015-09-29T14:03:00-06:00"},
              {"Tue, 29 Sep 2015 14:03:00 MDT", "2015-09-29T14:03:00-06:00"},
              {"Tue, 29 Sep 2015 14:03:00 PST", "2015-09-29T14:03:00-08:00"},
              {"Tue, 29 Sep 15 14:03:00 +0000", "2015-09-29T14:03:00Z"},
              {"Fri, 21 Nov 97 09:55:06 -0600", "1997-11-21T09:55:06-06:00"},
              {"1 Jan 49 00:00 GMT", "2049-01-01T00:00:00Z"},
              {"1 Jan 50 00:00 GMT", "1950-01-01T00:00:00Z"},
              {"29 Sep 115 14:03:00 +0000", "2015-09-29T14:03:00Z"},
              {"Thu, 13 Feb 1969 23:32:54 -0330 (NST)", "1969-02-13T23:32:54-03:30"},
              {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
              {"Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"},
              {"Tue Sep 29 14:03:00 CEST 2015", "2015-09-29T14:03:00+02:00"}},
             Zone::utc());
}

TEST(ParseMoment, NewspaperForms) {
  expect_all({{"Sept. 29, 2015", "2015-09-29"},
              {"September 29, 2015", "2015-09-29"},
              {"SEPT 29 2015", "2015-09-29"},
              {"September 29th, 2015", "2015-09-29"},
              {"29 September 2015", "2015-09-29"},
              {"29th of September, 2015", "2015-09-29"},
              {"the 29th of September 2015", "2015-09-29"},
              {"29-Sep-2015", "2015-09-29"},
              {"2015-Sep-29", "2015-09-29"},
              {"September 2015", "2015-09"},
              {"Sept., 2015", "2015-09"},
              {"Tuesday, September 29, 2015", "2015-09-29"},
              {"Tues. Sept. 29, 2015", "2015-09-29"},
              {"Tuesday, September 29, 2015 2:03 p.m.", "2015-09-29T14:03:00Z"},
              {"Tuesday, September 29, 2015 at 2:03 p.m. EDT", "2015-09-29T14:03:00-04:00"},
              {"Sept. 29, 2015, 2:03PM ET", "2015-09-29T14:03:00-04:00"},
              {"Jan. 29, 2015, 2 p.m. ET", "2015-01-29T14:00:00-05:00"},
              {"2:03 PM ET, Tue September 29, 2015", "2015-09-29T14:03:00-04:00"},
              {"14:03, 29 September 2015", "2015-09-29T14:03:00Z"},
              {"Tue 29 Sep 2015 14.03 BST", "2015-09-29T14:03:00+01:00"},
              {"September 29, 2015 12:00 a.m.", "2015-09-29T00:00:00Z"},
              {"September 29, 2015 12:30 pm", "2015-09-29T12:30:00Z"},
              {"29 September 2015 14:03 GMT+2", "2015-09-29T14:03:00+02:00"},
              {"2015/09/29", "2015-09-29"},
              {"2015/9/3", "2015-09-03"},
              {"29/09/2015", "2015-09-29"},
              {"9/29/2015", "2015-09-29"},
              {"09/29/2015 14:03", "2015-09-29T14:03:00Z"},
              {"09/09/2015", "2015-09-09"},
              {"29.09.2015", "2015-09-29"},
              {"09.10.2015", "2015-10-09"},
              {"2015–09–29", "2015-09-29"},
              {"29\u00a0September\u00a02015", "2015-09-29"}},
             Zone::utc());
}

TEST(ParseMoment, OtherLanguages) {
  expect_all({{"29. September 2015", "2015-09-29"},
              {"Dienstag, 29. September 2015", "2015-09-29"},
              {"3. März 2014", "2014-03-03"},
              {"Dienstag, 29. September 2015, um 14:03", "2015-09-29T14:03:00Z"},
              {"1er octobre 2015", "2015-10-01"},
              {"le 29 août 2015", "2015-08-29"},
              {"mardi 29 septembre 2015 à 14:03", "2015-09-29T14:03:00Z"},
              {"12 février 2015", "2015-02-12"},
              {"29 de septiembre de 2015", "2015-09-29"},
              {"martes, 29 de septiembre del 2015", "2015-09-29"},
              {"29 de setembro de 2015", "2015-09-29"},
              {"terça-feira, 29 de setembro de 2015", "2015-09-29"},
              {"1º de março de 2015", "2015-03-01"},
              {"29 settembre 2015", "2015-09-29"},
              {"martedì 29 settembre 2015", "2015-09-29"},
              {"octubre de 2015", "2015-10"},
              {"DÉCEMBRE 2015", "2015-12"}},
             Zone::utc());
}

TEST(ParseMoment, WhatIsRefused) {
  struct Bad {
    const char* text;
    const char* code;
  };
  for (const Bad& c : {Bad{"", "unreadable-date"},
                       Bad{"   ", "unreadable-date"},
                       Bad{"yesterday", "unreadable-date"},
                       Bad{"2015-09-29 foo", "unreadable-date"},
                       Bad{"foo 2015-09-29", "unreadable-date"},
                       Bad{"2015-09-29,", "unreadable-date"},
                       Bad{"2015-09-29T", "unreadable-date"},
                       Bad{"2015-", "unreadable-date"},
                       Bad{"201509", "unreadable-date"},
                       Bad{"2015-2016", "unreadable-date"},
                       Bad{"Sept. 29", "unreadable-date"},
                       Bad{"September", "unreadable-date"},
                       Bad{"Tuesday", "unreadable-date"},
                       Bad{"14:03", "unreadable-date"},
                       Bad{"2015 14:03", "unreadable-date"},
                       Bad{"September 2015 14:03", "unreadable-date"},
                       Bad{"Sept. 29, 15", "unreadable-date"},
                       Bad{"29 Sep 2015 30 Sep 2015", "unreadable-date"},
                       Bad{"Tue Tue 29 Sep 2015", "unreadable-date"},
                       Bad{"29 Sep 2015 14:03 15:03", "unreadable-date"},
                       Bad{"29 Sep 2015 XYZ", "unreadable-date"},
                       Bad{"\xff\xfe\x80", "unreadable-date"},
                       Bad{"2015-W40", "imprecise-date"},
                       Bad{"2015W40", "imprecise-date"},
                       Bad{"2015-W54", "bad-date"},
                       Bad{"2014-W53-1", "bad-date"},
                       Bad{"2015-W40-8", "bad-date"},
                       Bad{"09/10/2015", "ambiguous-date"},
                       Bad{"9-10-2015", "ambiguous-date"},
                       Bad{"29/09/15", "ambiguous-date"},
                       Bad{"2015-02-29", "bad-date"},
                       Bad{"2015-02-31", "bad-date"},
                       Bad{"1900-02-29", "bad-date"},
                       Bad{"31 Feb 2015", "bad-date"},
                       Bad{"Feb. 30, 2015", "bad-date"},
                       Bad{"2015-13", "bad-date"},
                       Bad{"2015-00-10", "bad-date"},
                       Bad{"2015-10-00", "bad-date"},
                       Bad{"0 Sept 2015", "bad-date"},
                       Bad{"20151301", "bad-date"},
                       Bad{"2015-366", "bad-date"},
                       Bad{"0000", "bad-date"},
                       Bad{"0000-01-01", "bad-date"},
                       Bad{"10000-01-01", "bad-date"},
                       Bad{"10000", "bad-date"},
                       Bad{"13/13/2015", "bad-date"},
                       Bad{"2015/13/01", "bad-date"},
                       Bad{"31.11.2015", "bad-date"},
                       Bad{"2015-09-29T25:00", "bad-date"},
                       Bad{"2015-09-29T24:01", "bad-date"},
                       Bad{"2015-09-29T14:60", "bad-date"},
                       Bad{"2015-02-30T14:03", "bad-date"},
                       Bad{"Sept. 29, 2015 13:03 p.m.", "bad-date"},
                       Bad{"Sept. 29, 2015 0:03 a.m.", "bad-date"},
                       Bad{"9999-12-31T24:00", "bad-date"},
                       Bad{"Monday, Sept. 29, 2015", "weekday-mismatch"},
                       Bad{"Mon, 29 Sep 2015 14:03:00 +0200", "weekday-mismatch"},
                       Bad{"mercredi 29 septembre 2015", "weekday-mismatch"}}) {
    const auto moment = parse_moment(c.text, Zone::utc());
    if (moment) {
      ADD_FAILURE() << c.text << " was read as " << moment->to_text();
      continue;
    }
    EXPECT_EQ(moment.error().code, c.code) << c.text;
    EXPECT_EQ(moment.error().kind, ErrorKind::input);
    EXPECT_FALSE(moment.error().hint.empty()) << c.text;
  }
}

TEST(ParseMoment, LongTextsGiveShortMessages) {
  std::string text = "Sept. ";
  for (int i = 0; i < 1000; ++i) text += "é";
  const auto moment = parse_moment(text, Zone::utc());
  ASSERT_FALSE(moment);
  EXPECT_LT(moment.error().message.size(), 120U);
  EXPECT_FALSE(parse_moment(std::string(5'000'000, '1'), Zone::utc()));
}

TEST(ParseMoment, ATimeWithoutZoneIsReadInTheArchivesZone) {
  const Zone berlin = *Zone::named("Europe/Berlin");
  expect_all({{"2015-09-29T14:03", "2015-09-29T14:03:00+02:00"},
              {"2015-01-29T14:03", "2015-01-29T14:03:00+01:00"},
              {"29 January 2015, 14:03", "2015-01-29T14:03:00+01:00"},
              {"2015-09-29T14:03Z", "2015-09-29T14:03:00Z"},
              {"2015-03-29T02:30", "2015-03-29T03:30:00+02:00"},
              {"2015-10-25T02:30", "2015-10-25T02:30:00+02:00"}},
             berlin);
}

TEST(ParseMoment, MidnightInAucklandAndHonolulu) {
  struct Case {
    const char* text;
    const char* zone;
    const char* day;
    std::int64_t instant;
  };
  for (const Case& c : {Case{"2015-09-29T00:00:00", "Pacific/Auckland", "2015-09-29", 1443438000},
                        Case{"2015-09-29T00:00:00", "Pacific/Honolulu", "2015-09-29", 1443520800},
                        Case{"2015-09-29T00:00:00+13:00", "Pacific/Honolulu", "2015-09-29", 1443438000},
                        Case{"2015-09-28T11:00:00Z", "Pacific/Auckland", "2015-09-28", 1443438000},
                        Case{"2015-09-29T23:59:59-10:00", "UTC", "2015-09-29", 1443607199},
                        Case{"2015-09-29", "Pacific/Auckland", "2015-09-29", 1443438000},
                        Case{"2015-09-29", "Pacific/Honolulu", "2015-09-29", 1443520800},
                        Case{"2015-01-01T00:00", "Pacific/Auckland", "2015-01-01", 1420023600}}) {
    const auto moment = parse_moment(c.text, *Zone::named(c.zone));
    ASSERT_TRUE(moment) << c.text;
    EXPECT_EQ(format_day(moment->first), c.day) << c.text << ' ' << c.zone;
    EXPECT_EQ(moment->last, moment->first);
    EXPECT_EQ(moment->instant, c.instant) << c.text << ' ' << c.zone;
  }
}

TEST(ParseMoment, WhatIsWrittenIsReadBack) {
  const Zone zone = *Zone::named("America/St_Johns");
  for (std::int64_t instant = -62'000'000'000; instant < 250'000'000'000; instant += 77'777'777'777 / 100) {
    const std::int64_t local = instant + zone.offset_at(instant);
    const Day day = static_cast<Day>(local >= 0 ? local / kSecondsPerDay
                                                : -((-local + kSecondsPerDay - 1) / kSecondsPerDay));
    const auto from_day = parse_moment(format_day(day), zone);
    ASSERT_TRUE(from_day);
    EXPECT_EQ(from_day->first, day);
    EXPECT_EQ(parse_moment(from_day->to_text(), zone).value(), *from_day);
    const Civil c = civil_of(day);
    const std::string words = std::string(weekday_name(weekday_of(day))) + ", " +
                              std::string(month_name(c.month)) + " " + std::to_string(c.day) + ", " +
                              format_day(day).substr(0, 4);
    EXPECT_EQ(parse_moment(words, zone).value(), *from_day) << words;
  }
}

}  // namespace
}  // namespace dateline
