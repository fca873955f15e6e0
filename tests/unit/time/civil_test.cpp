#include "common/time/civil.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace dateline {
namespace {

TEST(Civil, KnownDays) {
  EXPECT_EQ(day_of(1970, 1, 1), 0);
  EXPECT_EQ(day_of(1969, 12, 31), -1);
  EXPECT_EQ(day_of(2000, 2, 29), 11016);
  EXPECT_EQ(day_of(2015, 9, 29), 16707);
  EXPECT_EQ(day_of(1, 1, 1), -719162);
  EXPECT_EQ(day_of(9999, 12, 31), 2932896);
}

TEST(Civil, ImpossibleDays) {
  for (const Civil c :
       {Civil{2015, 2, 29}, Civil{1900, 2, 29}, Civil{2015, 2, 31}, Civil{2015, 4, 31}, Civil{2015, 13, 1},
        Civil{2015, 0, 1}, Civil{2015, 1, 0}, Civil{0, 1, 1}, Civil{10000, 1, 1}, Civil{2015, -1, -1}}) {
    EXPECT_FALSE(day_of(c.year, c.month, c.day)) << c.year << ' ' << c.month << ' ' << c.day;
  }
}

TEST(Civil, EveryDayRoundTrips) {
  // Every day within 400 years, which is the calendar's whole cycle, and every third outside them.
  for (Day day = kMinDay; day <= kMaxDay; day += day > -91312 && day < 54787 ? 1 : 3) {
    const Civil c = civil_of(day);
    ASSERT_EQ(day_of(c.year, c.month, c.day), day);
    char text[10];
    write_day(text, day);
    ASSERT_EQ(parse_day(std::string_view(text, 10)), day);
    const std::chrono::weekday weekday{std::chrono::sys_days(std::chrono::days(day))};
    ASSERT_EQ(weekday_of(day), static_cast<int>(weekday.iso_encoding()) - 1);
    const IsoWeek week = iso_week_of(day);
    if (week.year >= kMinYear && week.year <= kMaxYear) {
      ASSERT_EQ(day_of_iso_week(week.year, week.week, weekday_of(day)), day);
    }
    ASSERT_EQ(day_of_year(c.year, day - day_from_civil(c.year, 1, 1) + 1), day);
  }
}

TEST(Civil, DayText) {
  EXPECT_EQ(format_day(*day_of(2015, 9, 29)), "2015-09-29");
  EXPECT_EQ(format_day(*day_of(7, 1, 2)), "0007-01-02");
  for (const char* bad : {"", "2015-9-29", "2015-02-29", "2015/09/29", "2015-09-29 ", "0000-01-01",
                          "2015-09-2x", "-015-09-29"}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
}

TEST(Civil, IsoWeeksOfTheStandardAndItsEdges) {
  struct Case {
    int y, m, d, week_year, week;
  };
  for (const Case& c : {Case{2015, 9, 29, 2015, 40}, Case{2008, 12, 29, 2009, 1}, Case{2010, 1, 3, 2009, 53},
                        Case{2005, 1, 1, 2004, 53}, Case{2012, 1, 1, 2011, 52}, Case{2020, 12, 31, 2020, 53},
                        Case{1, 1, 1, 1, 1}, Case{1995, 1, 1, 1994, 52}, Case{9999, 12, 31, 9999, 52}}) {
    EXPECT_EQ(iso_week_of(*day_of(c.y, c.m, c.d)), (IsoWeek{c.week_year, c.week}))
        << c.y << '-' << c.m << '-' << c.d;
  }
  EXPECT_EQ(iso_weeks_in(2015), 53);
  EXPECT_EQ(iso_weeks_in(2014), 52);
  EXPECT_FALSE(day_of_iso_week(2014, 53, 0));
  EXPECT_FALSE(day_of_iso_week(2014, 0, 0));
  EXPECT_FALSE(day_of_iso_week(9999, 52, 5));  // 1 January 10000
  EXPECT_EQ(day_of_iso_week(9999, 52, 4), kMaxDay);
}

TEST(Civil, OrdinalDays) {
  EXPECT_EQ(day_of_year(2016, 366), day_of(2016, 12, 31));
  EXPECT_FALSE(day_of_year(2015, 366));
  EXPECT_FALSE(day_of_year(2015, 0));
  EXPECT_EQ(day_of_year(2015, 272), day_of(2015, 9, 29));
}

TEST(Civil, MonthsAreAddedWithinTheirLength) {
  EXPECT_EQ(add_months(*day_of(2015, 1, 31), 1), day_of(2015, 2, 28));
  EXPECT_EQ(add_months(*day_of(2016, 1, 31), 1), day_of(2016, 2, 29));
  EXPECT_EQ(add_months(*day_of(2016, 2, 29), -12), day_of(2015, 2, 28));
  EXPECT_EQ(add_months(*day_of(2015, 1, 15), -1), day_of(2014, 12, 15));
  EXPECT_FALSE(add_months(kMinDay, -1));
  EXPECT_FALSE(add_months(kMaxDay, 1));
  EXPECT_FALSE(add_months(0, 99999999999));
}

TEST(Civil, Names) {
  EXPECT_EQ(weekday_name(0), "Monday");
  EXPECT_EQ(weekday_name(6), "Sunday");
  EXPECT_EQ(month_name(1), "January");
  EXPECT_EQ(month_name(12), "December");
  EXPECT_EQ(last_of_month(*day_of(2016, 2, 3)), day_of(2016, 2, 29));
}

}  // namespace
}  // namespace dateline
