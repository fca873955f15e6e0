// The dates ahead that articles mention.
#include <gtest/gtest.h>

#include <algorithm>

#include "common/time/civil.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Day day(int year, int month, int number) { return *day_of(year, month, number); }
std::int64_t at(const char* instant) { return moment(instant).instant; }

MentionedDate date(std::uint32_t start, std::uint32_t end, Day from, Day to) {
  return {{Part::body, start, end}, true, from, to, from == to ? DatePrecision::day : DatePrecision::range};
}

//                            0         1         2         3
constexpr const char* kBody = "Täglich on Oct 4, until Oct 6, Oct 4 again, or later.";

Article dated(const char* id, const char* when, std::vector<MentionedDate> dates) {
  Article out = article(id, std::string("News of ") + id, kBody);
  out.published = moment(when);
  out.dates = std::move(dates);
  return out;
}

// "from to id text", one a line.
std::string lines(const Calendar& calendar) {
  std::string out;
  for (const CalendarEntry& e : calendar.entries)
    out += format_day(e.from) + " " + format_day(e.to) + " " + e.id + " " + e.text + "\n";
  return out;
}

class CalendarTest : public ::testing::Test {
 protected:
  CalendarTest() {
    const Day oct4 = day(2015, 10, 4);
    MentionedDate unresolved{{Part::body, 47, 52}, false, 0, 0, DatePrecision::unresolved};
    maker_.add({dated("a", "2015-09-28",
                      {date(11, 16, oct4, oct4), date(18, 29, oct4, oct4 + 2), date(31, 36, oct4, oct4),
                       unresolved}),
                dated("past", "2015-09-28", {date(11, 16, day(2015, 9, 27), day(2015, 9, 27))}),
                dated("partly", "2015-09-28", {date(11, 16, day(2015, 9, 1), day(2015, 12, 31))})});
    maker_.add({dated("b", "2015-09-29", {date(11, 16, oct4, oct4)}),
                dated("today", "", {date(11, 16, day(2015, 9, 29), day(2015, 9, 29))})});
    Article held = dated("held", "2015-09-29", {date(11, 16, oct4, oct4)});
    held.status = Status::withheld;
    Article embargoed = dated("embargoed", "2015-09-29", {date(11, 16, oct4, oct4)});
    embargoed.has_embargo = true;
    embargoed.embargo_until = at("2015-10-01T00:00:00Z");
    maker_.add({held, embargoed});
    request_.now = at("2015-09-29T12:00:00Z");
    request_.limit = kAll;
  }
  Calendar ask() const {
    auto out = maker_.searcher().calendar(request_);
    EXPECT_TRUE(out.has_value()) << (out ? "" : out.error().message);
    return out ? std::move(*out) : Calendar{};
  }
  ArchiveMaker maker_;
  SearchRequest request_;
};

TEST_F(CalendarTest, HasWhatBeginsTodayOrLater) {
  const Calendar calendar = ask();
  EXPECT_EQ(lines(calendar),
            "2015-09-29 2015-09-29 today Oct 4\n"
            "2015-10-04 2015-10-04 b Oct 4\n"
            "2015-10-04 2015-10-04 a Oct 4\n"
            "2015-10-04 2015-10-06 a until Oct 6\n");
  EXPECT_EQ(calendar.total, 4U);
  EXPECT_EQ(calendar.today, day(2015, 9, 29));
  EXPECT_EQ(calendar.now, *request_.now);
  const CalendarEntry& entry = calendar.entries[2];
  EXPECT_EQ(entry.mention, (Mention{Part::body, 11, 16})) << "the first place";
  EXPECT_EQ(entry.headline, "News of a");
  EXPECT_EQ(entry.published.to_text(), "2015-09-28");
  EXPECT_EQ(entry.source, "Test Agency");
  EXPECT_EQ(entry.precision, DatePrecision::day);
}

TEST_F(CalendarTest, TheArticlesAreThoseThatAboutTodayOrLaterFinds) {
  for (const char* now : {"2015-09-29T12:00:00Z", "2015-09-30T00:00:00Z", "2015-10-04T23:59:59Z",
                          "2015-10-05T00:00:00Z", "2020-01-01T00:00:00Z"}) {
    request_.now = at(now);
    std::set<std::string> in_calendar;
    for (const CalendarEntry& e : ask().entries) in_calendar.insert(e.id);
    SearchRequest search;
    search.query = "about:>=today";
    search.now = request_.now;
    search.limit = kAll;
    std::set<std::string> found;
    const auto result = maker_.searcher().search(search);
    ASSERT_TRUE(result);
    for (const Hit& hit : result->hits) found.insert(hit.id);
    EXPECT_EQ(in_calendar, found) << now;
  }
}

TEST_F(CalendarTest, HoldsBackWhatIsHeld) {
  request_.now = at("2015-09-30T23:59:59Z");
  EXPECT_EQ(ask().total, 3U);
  request_.now = at("2015-10-01T00:00:00Z");
  const Calendar lifted = ask();
  EXPECT_EQ(lifted.total, 4U);
  EXPECT_TRUE(std::any_of(lifted.entries.begin(), lifted.entries.end(),
                          [](const auto& e) { return e.id == "embargoed"; }));
  EXPECT_FALSE(std::any_of(lifted.entries.begin(), lifted.entries.end(),
                           [](const auto& e) { return e.id == "held"; }));
}

TEST_F(CalendarTest, QueryDatesAndFiltersChoose) {
  request_.query = "headline:today OR headline:b";
  EXPECT_EQ(ask().total, 2U);
  request_.query.clear();
  request_.published.from = day(2015, 9, 29);
  EXPECT_EQ(lines(ask()), "2015-10-04 2015-10-04 b Oct 4\n");
  request_.published = {};
  request_.filters = {{Facet::source, "Test Agency", true, false}};
  EXPECT_EQ(ask().total, 0U);
  request_.filters.clear();
  request_.restrict_to = "headline:today OR headline:past";
  EXPECT_EQ(lines(ask()), "2015-09-29 2015-09-29 today Oct 4\n") << "the restriction binds as a whole";
}

TEST_F(CalendarTest, LimitAndOffsetCountDates) {
  const std::string all = lines(ask());
  request_.limit = 2;
  std::string pages;
  for (request_.offset = 0; request_.offset < 5; request_.offset += 2) {
    const Calendar page = ask();
    EXPECT_EQ(page.total, 4U);
    pages += lines(page);
  }
  EXPECT_EQ(pages, all);
  request_.limit = 0;
  request_.offset = 0;
  EXPECT_EQ(lines(ask()), "");
}

TEST_F(CalendarTest, StoriesAndSortPlayNoPart) {
  const std::string all = lines(ask());
  request_.count = Count::stories;
  request_.collapse = true;
  request_.sort = Sort::oldest;
  request_.recency = 86400;
  EXPECT_EQ(lines(ask()), all);
  request_.snippets = false;
  EXPECT_EQ(ask().entries[0].text, "");
}

TEST_F(CalendarTest, Faults) {
  request_.query = "a AND (";
  EXPECT_FALSE(maker_.searcher().calendar(request_));
  request_.query.clear();
  request_.cursor = "AQ";
  EXPECT_EQ(maker_.searcher().calendar(request_).error().code, "bad-cursor");
  request_.cursor.clear();
  request_.time_budget = std::chrono::milliseconds(0);
  EXPECT_EQ(maker_.searcher().calendar(request_).error().code, "time-budget");
}

}  // namespace
}  // namespace dateline::testing
