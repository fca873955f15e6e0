// Published by one interval, about by another: every about-bucket sums up to what the about-timeline says,
// and every cell is what two questions find.
#include <gtest/gtest.h>

#include <map>

#include "common/time/civil.h"
#include "searcher/collect/timelines.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

Day day(int year, int month, int number) { return *day_of(year, month, number); }

// Published `when`, mentioning these ranges of days.
Article about(const char* id, const char* when, const std::vector<std::pair<Day, Day>>& ranges) {
  Article out = article(id, "News", "talks in Vienna");
  out.published = moment(when);
  for (const auto& [from, to] : ranges)
    out.dates.push_back(
        {{Part::body, 0, 5}, true, from, to, from == to ? DatePrecision::day : DatePrecision::range});
  return out;
}

SearchResult ask(const Searcher& searcher, const SearchRequest& request) {
  auto result = searcher.search(request);
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
  return result ? std::move(*result) : SearchResult{};
}

TEST(CrossTimelineTest, CountsAnArticleOnceInEachBucketItIsAbout) {
  const Day august = day(2014, 8, 1);
  ArchiveMaker maker;
  maker.add({about("a", "2015-09-29",
                   {{august, august}, {august + 3, august + 9}, {day(2015, 9, 30), day(2015, 9, 30)}}),
             about("b", "2015-10-02", {{august + 30, august + 30}}),
             about("c", "2015", {{august, august + 30}})});
  maker.add({about("d", "", {{august, august}}),
             about("e", "2015-09-01", {{day(2014, 1, 1), day(2014, 12, 31)}}), about("f", "2015-09-01", {}),
             about("g", "2015-09-30", {{august, august}})});
  SearchRequest request;
  request.cross_timeline = CrossRequest{};
  request.limit = 0;
  const auto cross = *ask(maker.searcher(), request).cross_timeline;
  EXPECT_EQ(cross.published, Interval::month);
  EXPECT_EQ(cross.about, Interval::month);
  EXPECT_EQ(cross.coarse, 1U) << "e is about a year";
  const std::vector<CrossTimeline::Bucket> expected = {
      {august, 5, 1, 1, {{day(2015, 9, 1), 2, {}}, {day(2015, 10, 1), 1, {}}}},
      {day(2015, 9, 1), 1, 0, 0, {{day(2015, 9, 1), 1, {}}}}};
  EXPECT_EQ(cross.buckets, expected);

  request.cross_timeline = CrossRequest{Interval::year, Interval::month};
  const auto by_year = *ask(maker.searcher(), request).cross_timeline;
  EXPECT_EQ(by_year.buckets[0].published, (std::vector<TimelineBucket>{{day(2015, 1, 1), 4, {}}}));
  EXPECT_EQ(by_year.buckets[0].coarse, 0U);

  request.cross_timeline.reset();
  EXPECT_FALSE(ask(maker.searcher(), request).cross_timeline);
}

TEST(CrossTimelineTest, NothingFoundHasNoBuckets) {
  ArchiveMaker maker;
  maker.add({about("a", "2015-09-29", {{day(2014, 8, 1), day(2014, 8, 1)}})});
  SearchRequest request;
  request.query = "nowhere";
  request.cross_timeline = CrossRequest{Interval::automatic, Interval::automatic};
  const auto cross = *ask(maker.searcher(), request).cross_timeline;
  EXPECT_TRUE(cross.buckets.empty());
  EXPECT_EQ(cross.coarse, 0U);
}

// The corpus, with its stories; half of the dates widened or taken away.
class CrossTimelineCorpusTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    auto articles = read_articles({"corpus/wire", "corpus/local", "corpus/world"});
    const Day base = day(2014, 1, 1);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      articles[i].section = i % 3 == 0 ? "World" : "Sport";
      articles[i].dates.clear();
      for (std::size_t k = 0; k < i % 4; ++k) {
        const Day from = base + static_cast<Day>((i * 37 + k * 101) % 800);
        const Day to = from + static_cast<Day>(i * k % 40);
        articles[i].dates.push_back({{Part::body, 0, 1}, true, from, to, DatePrecision::range});
      }
      if (i % 7 == 3) articles[i].published = moment("2015");
      if (i % 11 == 5) articles[i].published = {};
    }
    for (std::size_t i = 0; i < articles.size(); i += 60) {
      const std::size_t end = std::min(articles.size(), i + 60);
      maker_->add({articles.begin() + static_cast<std::ptrdiff_t>(i),
                   articles.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

constexpr Interval kIntervals[] = {Interval::day, Interval::week, Interval::month, Interval::year,
                                   Interval::automatic};

TEST_F(CrossTimelineCorpusTest, SumsUpToTheAboutTimeline) {
  for (const char* query : {"", "said", "section:World", "nowhere"}) {
    for (const Interval published : kIntervals) {
      for (const Interval wanted : kIntervals) {
        for (const Count count : {Count::articles, Count::stories}) {
          for (const bool collapse : {false, true}) {
            SearchRequest request;
            request.query = query;
            request.limit = 0;
            request.count = count;
            request.collapse = collapse;
            request.timeline = published;
            request.about_timeline = wanted;
            request.cross_timeline = CrossRequest{published, wanted};
            const SearchResult result = ask(*searcher_, request);
            const CrossTimeline& cross = *result.cross_timeline;
            const std::string at =
                std::string(query) + " " + to_text(published) + " " + to_text(wanted) + " " + to_text(count);
            EXPECT_EQ(cross.published, result.timeline->interval) << at;
            EXPECT_EQ(cross.about, result.about_timeline->interval) << at;
            EXPECT_EQ(cross.coarse, result.about_timeline->coarse) << at;
            std::map<Day, std::uint64_t> counts;
            for (const TimelineBucket& bucket : result.about_timeline->buckets)
              if (bucket.count > 0) counts[bucket.start] = bucket.count;
            std::map<Day, std::uint64_t> sums;
            for (const auto& bucket : cross.buckets) {
              std::uint64_t sum = bucket.undated + bucket.coarse;
              for (const TimelineBucket& cell : bucket.published) {
                EXPECT_GT(cell.count, 0U) << at;
                sum += cell.count;
              }
              EXPECT_EQ(bucket.count, sum) << at;
              sums[bucket.start] = bucket.count;
            }
            EXPECT_EQ(sums, counts) << at;
          }
        }
      }
    }
  }
}

TEST_F(CrossTimelineCorpusTest, EachCellIsTheAnswerToItsTwoDates) {
  SearchRequest request;
  request.limit = 0;
  request.query = "said";
  request.cross_timeline = CrossRequest{Interval::year, Interval::month};
  const CrossTimeline cross = *ask(*searcher_, request).cross_timeline;
  ASSERT_GT(cross.buckets.size(), 10U);
  int cells = 0;
  for (const auto& bucket : cross.buckets) {
    const std::string month = format_day(bucket.start).substr(0, 7);
    const auto total = [&](const std::string& query) {
      SearchRequest one;
      one.query = query;
      one.limit = 0;
      return ask(*searcher_, one).total;
    };
    EXPECT_EQ(bucket.count, total("said about:" + month)) << month;
    EXPECT_EQ(bucket.undated, total("said undated:true about:" + month)) << month;
    for (const TimelineBucket& cell : bucket.published) {
      const std::string query = "said published:" + format_day(cell.start).substr(0, 4) + " about:" + month;
      EXPECT_EQ(cell.count, total(query)) << query;
      ++cells;
    }
  }
  EXPECT_GT(cells, 20);
}

TEST(CrossTimelineTest, TooManyCellsAreWidened) {
  ArchiveMaker maker;
  std::vector<Article> many;
  for (int i = 0; i < 700; ++i) {
    std::vector<std::pair<Day, Day>> days;
    for (int k = 0; k < 300; ++k) days.emplace_back(day(1990, 1, 1) + k * 7, day(1990, 1, 1) + k * 7);
    many.push_back(about(("n" + std::to_string(i)).c_str(), format_day(day(2010, 1, 1) + i).c_str(), days));
  }
  maker.add(many);
  SearchRequest request;
  request.limit = 0;
  request.cross_timeline = CrossRequest{Interval::day, Interval::day};
  const SearchResult result = ask(maker.searcher(), request);
  EXPECT_EQ(result.cross_timeline->published, Interval::week);
  EXPECT_EQ(result.cross_timeline->about, Interval::week);
  ASSERT_FALSE(result.notices.empty());
  EXPECT_EQ(result.notices[0].code, "timeline-widened");
}

}  // namespace
}  // namespace dateline::testing
