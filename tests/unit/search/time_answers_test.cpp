// Recency, shares of coverage, and timelines too long to be drawn by day.
#include <gtest/gtest.h>

#include <cmath>

#include "common/time/half_life.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Article dated(const char* id, const char* when, const char* body = "talks in Vienna") {
  Article out = article(id, "News", body);
  out.published = moment(when);
  return out;
}

std::string ids(const Searcher& searcher, const SearchRequest& request) {
  const auto result = searcher.search(request);
  std::string out;
  for (const Hit& hit : result->hits) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

TEST(HalflifeTest, Reads) {
  const struct {
    const char* text;
    double seconds;
  } good[] = {{"12h", 43200}, {"30d", 2592000}, {"2w", 1209600}, {"6m", 15552000}, {"1y", 31536000}, {"1.5d", 129600}};
  for (const auto& c : good) EXPECT_DOUBLE_EQ(*parse_halflife(c.text), c.seconds) << c.text;
  for (const char* bad : {"", "d", "30", "0d", "-1d", "1e3d", "30 d", "30days", "nand", "infd", "1x", "9999999999999y", "0.00000001h"})
    EXPECT_EQ(parse_halflife(bad).error().code, "bad-halflife") << bad;
}

TEST(RecencyTest, HalvesTheScoreWithEachHalfLife) {
  ArchiveMaker maker;
  maker.add({dated("new", "2015-09-29T00:00:00Z"), dated("old", "2015-08-30T00:00:00Z"), dated("future", "2016-01-01T00:00:00Z"), dated("undated", "")});
  maker.add({dated("best", "2005-09-29T00:00:00Z", "talks talks talks in Vienna, talks and Vienna talks")});
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.query = "talks Vienna";
  request.now = moment("2015-09-29T00:00:00Z").instant;
  const auto plain = searcher.search(request);
  EXPECT_EQ(plain->hits[0].id, "best");
  request.recency = *parse_halflife("30d");
  const auto recent = searcher.search(request);
  std::map<std::string, double> before;
  for (const Hit& hit : plain->hits) before[hit.id] = hit.score;
  const std::map<std::string, double> factors = {
      {"new", 1}, {"future", 1}, {"old", 0.5}, {"undated", 1.0 / 1024}, {"best", std::exp2(-3652.0 / 30)}};
  for (const Hit& hit : recent->hits) EXPECT_NEAR(hit.score / before[hit.id], factors.at(hit.id), 1e-12) << hit.id;
  EXPECT_EQ(ids(searcher, request), "future new old undated best");
  EXPECT_EQ(recent->total, plain->total);
  request.sort = Sort::oldest;
  EXPECT_EQ(ids(searcher, request), "best old new future undated") << "recency is for relevance";
}

TEST(RecencyTest, PagesKeepTheirTime) {
  ArchiveMaker maker;
  std::vector<Article> many;
  for (int i = 0; i < 12; ++i) many.push_back(dated(("n" + std::to_string(i)).c_str(), ("2015-09-" + std::to_string(10 + i)).c_str()));
  maker.add(many);
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.query = "talks";
  request.recency = *parse_halflife("1d");
  request.now = moment("2015-09-29T00:00:00Z").instant;
  const std::string all = [&] { auto r = request; r.limit = kAll; return ids(searcher, r); }();
  std::string joined;
  request.limit = 5;
  for (bool more = true; more;) {
    const auto page = searcher.search(request);
    for (const Hit& hit : page->hits) joined += (joined.empty() ? "" : " ") + hit.id;
    more = page->next_cursor.has_value();
    request.cursor = page->next_cursor.value_or("");
    *request.now += 86400;
  }
  EXPECT_EQ(joined, all);
  request.recency = *parse_halflife("2d");
  request.cursor = [&] { auto r = request; r.cursor.clear(); r.recency = 86400; return *searcher.search(r)->next_cursor; }();
  EXPECT_EQ(searcher.search(request).error().code, "other-query");
}

TEST(ShareTest, IsOfEverythingVisibleInTheBucket) {
  ArchiveMaker maker;
  Article withheld = dated("w", "2015-09-29");
  withheld.status = Status::withheld;
  maker.add({dated("a", "2015-09-28", "talks"), dated("b", "2015-09-28", "war"), withheld, dated("u", "", "talks")});
  maker.add({dated("c", "2015-09-30", "talks"), dated("d", "2015-09-28", "peace"), dated("e", "2015-09", "talks"), dated("f", "2015-09-29", "war")});
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.query = "talks";
  request.timeline = Interval::day;
  EXPECT_FALSE(searcher.search(request)->timeline->buckets[0].coverage);
  request.timeline_share = true;
  const Timeline days = *searcher.search(request)->timeline;
  ASSERT_EQ(days.buckets.size(), 3U);
  const std::uint64_t expected[][2] = {{1, 3}, {0, 1}, {1, 1}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(days.buckets[i].count, expected[i][0]);
    EXPECT_EQ(days.buckets[i].coverage, expected[i][1]);
  }
  request.timeline = Interval::month;
  EXPECT_EQ(searcher.search(request)->timeline->buckets[0].coverage, 6U) << "a month's date lies in the month";
}

TEST(TimelineTest, WidensWithANoticeInPlaceOfBeingCut) {
  ArchiveMaker maker;
  Article old = dated("old", "0215-09-29");
  old.dates = {{{}, true, moment("0001-01-01").first, moment("0001-01-01").first, DatePrecision::day},
               {{}, true, moment("9999-12-31").first, moment("9999-12-31").first, DatePrecision::day}};
  maker.add({old, dated("new", "2015-09-29")});
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.timeline = Interval::day;
  request.about_timeline = Interval::day;
  const auto result = searcher.search(request);
  EXPECT_EQ(result->timeline->interval, Interval::week);
  EXPECT_EQ(result->about_timeline->interval, Interval::month) << "520,000 weeks are too many";
  for (const auto* timeline : {&*result->timeline, &*result->about_timeline}) {
    std::uint64_t sum = 0;
    for (const TimelineBucket& bucket : timeline->buckets) sum += bucket.count;
    EXPECT_EQ(sum, 2U) << "nothing is lost";
  }
  ASSERT_EQ(result->notices.size(), 2U);
  EXPECT_EQ(result->notices[0].code, "timeline-widened");
  request.timeline = Interval::week;
  request.about_timeline.reset();
  EXPECT_TRUE(searcher.search(request)->notices.empty());
}

}  // namespace
}  // namespace dateline::testing
