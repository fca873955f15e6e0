#include "common/time/moment.h"

#include <gtest/gtest.h>

#include "common/time/civil.h"
#include "common/time/make_moment.h"

namespace dateline {
namespace {

TEST(Moment, IsWrittenAtItsPrecision) {
  const Zone utc = Zone::utc();
  EXPECT_EQ(Moment{}.to_text(), "");
  EXPECT_FALSE(Moment{}.known());
  EXPECT_EQ(year_moment(2015, utc).to_text(), "2015");
  EXPECT_EQ(year_moment(33, utc).to_text(), "0033");
  EXPECT_EQ(month_moment(2015, 9, utc).to_text(), "2015-09");
  EXPECT_EQ(day_moment(16707, utc).to_text(), "2015-09-29");
  EXPECT_EQ(instant_moment(0, 0)->to_text(), "1970-01-01T00:00:00Z");
  EXPECT_EQ(instant_moment(-1, 0)->to_text(), "1969-12-31T23:59:59Z");
  EXPECT_EQ(instant_moment(0, -10 * 3600)->to_text(), "1969-12-31T14:00:00-10:00");
  EXPECT_EQ(instant_moment(0, 20700)->to_text(), "1970-01-01T05:45:00+05:45");
  EXPECT_STREQ(to_text(Precision::month), "month");
  EXPECT_STREQ(to_text(Precision::none), "none");
}

TEST(Moment, CoversItsDays) {
  const Moment month = month_moment(2016, 2, Zone::utc());
  EXPECT_EQ(month.first, day_of(2016, 2, 1));
  EXPECT_EQ(month.last, day_of(2016, 2, 29));
  const Moment year = year_moment(2015, Zone::utc());
  EXPECT_EQ(year.last - year.first, 364);
  EXPECT_EQ(year.instant, std::int64_t{year.first} * kSecondsPerDay);
}

TEST(Moment, AnInstantsDayIsTheDayOnItsOwnClock) {
  const std::int64_t noon = std::int64_t{16707} * kSecondsPerDay + 12 * 3600;
  EXPECT_EQ(instant_moment(noon, 13 * 3600)->first, 16708);
  EXPECT_EQ(instant_moment(noon, -10 * 3600)->first, 16707);
  EXPECT_EQ(instant_moment(noon - 4 * 3600, -10 * 3600)->first, 16706);
}

TEST(Moment, TheCalendarEnds) {
  const std::int64_t end = (std::int64_t{kMaxDay} + 1) * kSecondsPerDay;
  EXPECT_TRUE(instant_moment(end - 1, 0));
  EXPECT_FALSE(instant_moment(end, 0));
  EXPECT_TRUE(instant_moment(end, -3600));
  EXPECT_FALSE(instant_moment(end - 1, 3600));
  EXPECT_FALSE(instant_moment(INT64_MAX, 3600));
  EXPECT_FALSE(instant_moment(INT64_MIN, -3600));
}

TEST(DayRange, AnIntervalMatchesWhenItLiesWhollyInside) {
  const DayRange range{10, 20};
  EXPECT_TRUE(range.contains(10, 20));
  EXPECT_FALSE(range.contains(9, 12));
  EXPECT_FALSE(range.contains(15, 21));
  EXPECT_TRUE((DayRange{std::nullopt, 20}.contains(-1000, 20)));
  EXPECT_TRUE((DayRange{10, std::nullopt}.contains(10, 1000000)));
}

}  // namespace
}  // namespace dateline
