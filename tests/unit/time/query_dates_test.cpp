#include "common/time/query_dates.h"

#include <gtest/gtest.h>

#include <string>

#include "common/time/civil.h"

namespace dateline {
namespace {

const Day kToday = *day_of(2015, 9, 29);  // a Tuesday

std::string text_of(const DayRange& range) {
  return (range.from ? format_day(*range.from) : "") + ".." + (range.to ? format_day(*range.to) : "");
}

struct Good {
  const char* text;
  const char* expected;
};

void expect_all(std::initializer_list<Good> cases, bool relative, Day today = kToday) {
  for (const Good& c : cases) {
    const auto range = parse_query_date(c.text, today);
    if (!range) {
      ADD_FAILURE() << c.text << ": " << range.error().code << ": " << range.error().message;
      continue;
    }
    EXPECT_EQ(text_of(*range), c.expected) << c.text;
    EXPECT_EQ(is_relative_query_date(c.text), relative) << c.text;
  }
}

TEST(QueryDate, Absolute) {
  expect_all({{"2015", "2015-01-01..2015-12-31"},
              {"2015-09", "2015-09-01..2015-09-30"},
              {"2016-02", "2016-02-01..2016-02-29"},
              {"2015-09-29", "2015-09-29..2015-09-29"},
              {"  2015-09-29  ", "2015-09-29..2015-09-29"},
              {"2015–09–29", "2015-09-29..2015-09-29"},
              {"20150929", "2015-09-29..2015-09-29"},
              {"2015-W40", "2015-09-28..2015-10-04"},
              {"2015w40", "2015-09-28..2015-10-04"},
              {"2015-W01", "2014-12-29..2015-01-04"},
              {"2015-W40-2", "2015-09-29..2015-09-29"},
              {"2015-272", "2015-09-29..2015-09-29"},
              {"Q3 2014", "2014-07-01..2014-09-30"},
              {"2014-Q3", "2014-07-01..2014-09-30"},
              {"2014q1", "2014-01-01..2014-03-31"},
              {"Q4-2014", "2014-10-01..2014-12-31"},
              {"H1 2014", "2014-01-01..2014-06-30"},
              {"2014-h2", "2014-07-01..2014-12-31"},
              {"September 2015", "2015-09-01..2015-09-30"},
              {"SEPTEMBER   2015", "2015-09-01..2015-09-30"},
              {"29 September 2015", "2015-09-29..2015-09-29"},
              {"Sept 29, 2015", "2015-09-29..2015-09-29"},
              {"Tuesday, Sept. 29, 2015", "2015-09-29..2015-09-29"},
              {"29. März 2015", "2015-03-29..2015-03-29"}},
             false);
}

TEST(QueryDate, Ranges) {
  expect_all({{"2015-09..2015-10-15", "2015-09-01..2015-10-15"},
              {"2015-09 .. 2015-10-15", "2015-09-01..2015-10-15"},
              {"2014..2015", "2014-01-01..2015-12-31"},
              {"2015…2016", "2015-01-01..2016-12-31"},
              {"..2015", "..2015-12-31"},
              {"2015..", "2015-01-01.."},
              {"Sept. 2015..Oct. 2015", "2015-09-01..2015-10-31"},
              {"2015-W40..2015-W41", "2015-09-28..2015-10-11"},
              {">=2015-09-29", "2015-09-29.."},
              {"≥2015-09-29", "2015-09-29.."},
              {"> 2015", "2016-01-01.."},
              {"<2015", "..2014-12-31"},
              {"<=2015", "..2015-12-31"},
              {"≤2015-09", "..2015-09-30"},
              {"=2015-09", "2015-09-01..2015-09-30"},
              {"since 2015-09-01", "2015-09-01.."},
              {"until 2015-09", "..2015-09-30"},
              {"before 2015-09", "..2015-08-31"},
              {"after September 2015", "2015-10-01.."},
              {"Between 2015-09 AND 2015-10", "2015-09-01..2015-10-31"},
              {"between 29 September 2015 and Oct. 3, 2015", "2015-09-29..2015-10-03"},
              {"from 2014 to 2015", "2014-01-01..2015-12-31"},
              {"from 2014", "2014-01-01.."},
              {"2014 to 2015", "2014-01-01..2015-12-31"}},
             false);
}

TEST(QueryDate, RelativeToToday) {
  expect_all({{"today", "2015-09-29..2015-09-29"},
              {"TODAY", "2015-09-29..2015-09-29"},
              {"yesterday", "2015-09-28..2015-09-28"},
              {"tomorrow", "2015-09-30..2015-09-30"},
              {"last week", "2015-09-21..2015-09-27"},
              {"Last   Week", "2015-09-21..2015-09-27"},
              {"previous week", "2015-09-21..2015-09-27"},
              {"this week", "2015-09-28..2015-10-04"},
              {"next week", "2015-10-05..2015-10-11"},
              {"last month", "2015-08-01..2015-08-31"},
              {"this month", "2015-09-01..2015-09-30"},
              {"next month", "2015-10-01..2015-10-31"},
              {"last quarter", "2015-04-01..2015-06-30"},
              {"this quarter", "2015-07-01..2015-09-30"},
              {"next quarter", "2015-10-01..2015-12-31"},
              {"last year", "2014-01-01..2014-12-31"},
              {"this year", "2015-01-01..2015-12-31"},
              {"next year", "2016-01-01..2016-12-31"},
              {"past 7 days", "2015-09-23..2015-09-29"},
              {"the past seven days", "2015-09-23..2015-09-29"},
              {"past week", "2015-09-23..2015-09-29"},
              {"past 2 weeks", "2015-09-16..2015-09-29"},
              {"past 1 day", "2015-09-29..2015-09-29"},
              {"last 30 days", "2015-08-31..2015-09-29"},
              {"past 2 months", "2015-07-30..2015-09-29"},
              {"last 3 years", "2012-09-30..2015-09-29"},
              {"next 7 days", "2015-09-30..2015-10-06"},
              {"monday", "2015-09-28..2015-09-28"},
              {"Tuesday", "2015-09-29..2015-09-29"},
              {"wednesday", "2015-09-23..2015-09-23"},
              {"last monday", "2015-09-28..2015-09-28"},
              {"last tuesday", "2015-09-22..2015-09-22"},
              {"last wednesday", "2015-09-23..2015-09-23"},
              {"next tuesday", "2015-10-06..2015-10-06"},
              {"next friday", "2015-10-02..2015-10-02"},
              {"this friday", "2015-10-02..2015-10-02"},
              {"3 days ago", "2015-09-26..2015-09-26"},
              {"a week ago", "2015-09-22..2015-09-22"},
              {"two months ago", "2015-07-29..2015-07-29"},
              {"since yesterday", "2015-09-28.."},
              {"since last monday", "2015-09-28.."},
              {"2015-09-01..today", "2015-09-01..2015-09-29"},
              {"between 3 days ago and today", "2015-09-26..2015-09-29"},
              {">= last month", "2015-08-01.."},
              {"before this week", "..2015-09-27"}},
             true);
}

TEST(QueryDate, RelativeAtTheEdgesOfTheCalendar) {
  expect_all({{"last month", "2014-12-01..2014-12-31"},
              {"last quarter", "2014-10-01..2014-12-31"},
              {"last week", "2014-12-22..2014-12-28"},
              {"this week", "2014-12-29..2015-01-04"},
              {"last year", "2014-01-01..2014-12-31"}},
             true, *day_of(2015, 1, 1));
  expect_all({{"past 1 month", "2016-03-01..2016-03-31"},
              {"last month", "2016-02-01..2016-02-29"},
              {"1 month ago", "2016-02-29..2016-02-29"}},
             true, *day_of(2016, 3, 31));
  expect_all({{"1 year ago", "2015-02-28..2015-02-28"}, {"next year", "2017-01-01..2017-12-31"}}, true,
             *day_of(2016, 2, 29));
}

TEST(QueryDate, WhatIsRefused) {
  struct Bad {
    const char* text;
    const char* code;
    const char* hint;  // a part of it
  };
  for (const Bad& c : {Bad{"", "unreadable-date", "2015-09-29"},
                       Bad{"..", "unreadable-date", "2015-09.."},
                       Bad{"foo", "unreadable-date", "2015-W40"},
                       Bad{"2015-09-29 foo", "unreadable-date", "2015"},
                       Bad{"2015..2016..2017", "unreadable-date", "2015"},
                       Bad{">", "unreadable-date", "2015"},
                       Bad{">=", "unreadable-date", "2015"},
                       Bad{"==2015", "unreadable-date", "2015"},
                       Bad{"since", "unreadable-date", "2015"},
                       Bad{"between 2014", "unreadable-date", "2015"},
                       Bad{"29 September", "unreadable-date", "add the year"},
                       Bad{"September", "unreadable-date", "add the year"},
                       Bad{"past 0 days", "unreadable-date", "2015"},
                       Bad{"past -3 days", "unreadable-date", "2015"},
                       Bad{"last weeks", "unreadable-date", "2015"},
                       Bad{"summer 2015", "unreadable-date", "2015"},
                       Bad{"1443535380", "unreadable-date", "2015"},
                       Bad{"2015-09-29T14:03", "unreadable-date", "leave out the time: 2015-09-29"},
                       Bad{"9/29/2015", "slashed-date", "2015-09-29"},
                       Bad{"29/09/2015", "slashed-date", "2015-09-29"},
                       Bad{"2015/09/29", "slashed-date", "2015-09-29"},
                       Bad{"09/10/2015", "slashed-date", "country"},
                       Bad{"9/11", "slashed-date", "2015-09-29"},
                       Bad{"9/1/2015..9/29/2015", "slashed-date", "country"},
                       Bad{"2015-02-29", "bad-date", "9999"},
                       Bad{"31 February 2015", "bad-date", "9999"},
                       Bad{"2015-13", "bad-date", "9999"},
                       Bad{"2015-W54", "bad-date", "9999"},
                       Bad{"2014-W53", "bad-date", "9999"},
                       Bad{"Q5 2014", "bad-date", "9999"},
                       Bad{"H3 2014", "bad-date", "9999"},
                       Bad{"0000", "bad-date", "9999"},
                       Bad{"past 9999 years", "bad-date", "9999"},
                       Bad{"999999 days ago", "bad-date", "9999"},
                       Bad{"Monday, 29 September 2015", "weekday-mismatch", "weekday"},
                       Bad{"9-10-2015", "ambiguous-date", "year first"},
                       Bad{"2016..2015", "reversed-range", "earlier"},
                       Bad{"2015-09-29..2015-09-28", "reversed-range", "earlier"},
                       Bad{"between today and yesterday", "reversed-range", "earlier"}}) {
    const auto range = parse_query_date(c.text, kToday);
    if (range) {
      ADD_FAILURE() << c.text << " was read as " << text_of(*range);
      continue;
    }
    EXPECT_EQ(range.error().code, c.code) << c.text;
    EXPECT_EQ(range.error().kind, ErrorKind::query) << c.text;
    EXPECT_NE(range.error().hint.find(c.hint), std::string::npos) << c.text << ": " << range.error().hint;
  }
}

TEST(QueryDate, TheCalendarsEndsAreEmptyRangesBeyond) {
  EXPECT_EQ(parse_query_date(">9999", kToday)->from, kMaxDay + 1);
  EXPECT_EQ(parse_query_date("<0001", kToday)->to, kMinDay - 1);
  EXPECT_EQ(parse_query_date("tomorrow", kMaxDay).error().code, "bad-date");
  EXPECT_EQ(parse_query_date("last month", kMinDay).error().code, "bad-date");
}

TEST(QueryDate, LastWeekIsAlwaysTheWholeWeekBefore) {
  for (Day today = *day_of(2014, 12, 1); today < *day_of(2016, 3, 1); ++today) {
    const auto range = parse_query_date("last week", today);
    ASSERT_TRUE(range);
    EXPECT_EQ(weekday_of(*range->from), 0);
    EXPECT_EQ(*range->to, *range->from + 6);
    EXPECT_GE(today - *range->to, 1);
    EXPECT_LE(today - *range->to, 7);
    const auto monday = parse_query_date("monday", today);
    EXPECT_EQ(weekday_of(*monday->from), 0);
    EXPECT_LE(*monday->from, today);
    EXPECT_GT(*monday->from, today - 7);
  }
}

TEST(ParseInstant, ForTheClockOption) {
  EXPECT_EQ(parse_instant("2015-09-29T14:03:00+02:00"), 1443528180);
  EXPECT_EQ(parse_instant("2015-09-29T12:03:00Z"), 1443528180);
  EXPECT_EQ(parse_instant("2015-09-29T12:03"), 1443528180);
  EXPECT_EQ(parse_instant("2015-09-29"), 1443484800);
  EXPECT_EQ(parse_instant("1969-12-31"), -86400);
  EXPECT_EQ(parse_instant("2015-09").error().code, "imprecise-date");
  EXPECT_EQ(parse_instant("2015").error().code, "imprecise-date");
  EXPECT_EQ(parse_instant("now").error().code, "unreadable-date");
  EXPECT_EQ(parse_instant("2015-02-30").error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace dateline
