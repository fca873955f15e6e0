#include "common/time/zone.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "common/time/civil.h"
#include "common/time/make_moment.h"

namespace dateline {
namespace {

constexpr std::int64_t kHour = 3600;

std::int64_t local(int year, int month, int day, int hour, int minute = 0) {
  return std::int64_t{day_from_civil(year, month, day)} * kSecondsPerDay + hour * kHour + minute * 60;
}

TEST(Zone, KnownNames) {
  for (const char* name : {"UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "EST5EDT",
                           "+02:00", "-0930", "+05"}) {
    const auto zone = Zone::named(name);
    ASSERT_TRUE(zone) << name;
    EXPECT_EQ(zone->name(), name);
  }
  EXPECT_EQ(Zone::named("+05:30")->offset_at(0), 19800);
  EXPECT_EQ(Zone::named("-0930")->offset_at_local(0), -34200);
  EXPECT_EQ(Zone::utc().offset_at(1'000'000'000), 0);
}

TEST(Zone, UnknownNamesAreRefusedWithAHint) {
  for (const char* name :
       {"", "Mars/Olympus", "Europe/Berlln", "+99:00", "+1", "Etc/Unknown", "garbage\xff", "+02:00x"}) {
    const auto zone = Zone::named(name);
    ASSERT_FALSE(zone) << name;
    EXPECT_EQ(zone.error().code, "unknown-zone");
    EXPECT_FALSE(zone.error().hint.empty());
  }
  EXPECT_FALSE(Zone::named(std::string(100000, 'x')));
}

TEST(Zone, SummerTime) {
  const Zone berlin = *Zone::named("Europe/Berlin");
  EXPECT_EQ(berlin.offset_at(local(2015, 1, 15, 12)), kHour);
  EXPECT_EQ(berlin.offset_at(local(2015, 7, 15, 12)), 2 * kHour);
  // 25 October 2015, 02:30 happened twice: the first is summer time.
  EXPECT_EQ(berlin.offset_at_local(local(2015, 10, 25, 2, 30)), 2 * kHour);
  EXPECT_EQ(berlin.offset_at_local(local(2015, 10, 25, 3, 0)), kHour);
  // 29 March 2015, 02:30 never happened: it counts as after the gap, 03:30 summer time.
  const auto gap = wall_clock_moment(day_from_civil(2015, 3, 29), 2 * kHour + 1800, berlin);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->to_text(), "2015-03-29T03:30:00+02:00");
}

TEST(Zone, DayStartsAreExact) {
  // São Paulo's clocks once went from midnight to one o'clock.
  const Zone paulo = *Zone::named("America/Sao_Paulo");
  EXPECT_EQ(day_moment(day_from_civil(2015, 10, 18), paulo).instant, local(2015, 10, 18, 3));
  EXPECT_EQ(day_moment(day_from_civil(2015, 9, 29), *Zone::named("Pacific/Auckland")).instant,
            local(2015, 9, 28, 11));
  EXPECT_EQ(day_moment(day_from_civil(2015, 9, 29), *Zone::named("Pacific/Honolulu")).instant,
            local(2015, 9, 29, 10));
  // Samoa had no 30 December 2011.
  EXPECT_EQ(day_moment(day_from_civil(2011, 12, 31), *Zone::named("Pacific/Apia")).instant,
            local(2011, 12, 30, 10));
}

TEST(Zone, CopiesAreUsedFromManyThreads) {
  const Zone zone = *Zone::named("America/New_York");
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&wrong, t, zone] {
        for (int i = 0; i < 2000; ++i) {
          const Zone copy = zone;
          if (copy.offset_at(local(2015, 1 + i % 12, 15, 12)) !=
              (i % 12 >= 2 && i % 12 <= 9 ? -4 : -5) * kHour)
            ++wrong[t];
          if (!Zone::named(i % 2 ? "Asia/Tokyo" : "Asia/Kolkata")) ++wrong[t];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace dateline
