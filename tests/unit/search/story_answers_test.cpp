// --count stories and --collapse: every count is the total after the click, and pages of collapsed hits join.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "searcher/collect/timelines.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

// The corpus with its nine rewritten copies, with facets by which versions of one story differ.
class StoryAnswersTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    auto articles = read_articles({"corpus/wire", "corpus/local"});
    for (std::size_t i = 0; i < articles.size(); ++i) {
      articles[i].section = i % 3 == 0 ? "World" : i % 3 == 1 ? "Sport" : "";
      articles[i].keywords = {};
      articles[i].entities = {{EntityType::person, "Person " + std::to_string(i % 4), true, {}},
                              {EntityType::person, "Person " + std::to_string(i % 5), true, {}}};
    }
    for (std::size_t i = 0; i < articles.size(); i += 40) {
      const std::size_t end = std::min(articles.size(), i + 40);
      maker_->add({articles.begin() + static_cast<std::ptrdiff_t>(i), articles.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  static SearchResult ask(const SearchRequest& request) {
    auto result = searcher_->search(request);
    EXPECT_TRUE(result.has_value());
    return std::move(*result);
  }
  // Distinct stories among all hits, told by the hits themselves.
  static std::set<std::string> stories_of(SearchRequest request) {
    request.limit = kAll;
    request.offset = 0;
    request.count = Count::stories;
    std::set<std::string> out;
    for (const Hit& hit : ask(request).hits) out.insert(hit.story.value_or(hit.id));
    return out;
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

constexpr Facet kFacets[] = {Facet::person, Facet::section, Facet::source,  Facet::language,   Facet::year,
                             Facet::month,  Facet::day,     Facet::weekday, Facet::about_year, Facet::about_month};

TEST_F(StoryAnswersTest, TotalsAndFacetsAreThoseAfterTheClick) {
  for (const char* query : {"", "said OR police", "flood"}) {
    for (const int filtered : {0, 1, 2}) {
      SearchRequest request;
      request.query = query;
      request.count = Count::stories;
      if (filtered >= 1) request.filters.push_back({Facet::section, "World", false, false});
      if (filtered >= 2) request.filters.push_back({Facet::person, "Person 1", false, false});
      for (const Facet facet : kFacets) request.facets.push_back({facet, 4});
      const SearchResult result = ask(request);
      EXPECT_EQ(result.unit, Count::stories);
      EXPECT_EQ(result.total, stories_of(request).size());
      for (const FacetResult& facet : result.facets) {
        for (const FacetCount& value : facet.values) {
          SearchRequest clicked = request;
          clicked.facets.clear();
          std::erase_if(clicked.filters, [&](const Filter& f) { return f.facet == facet.facet; });
          clicked.filters.push_back({facet.facet, value.value, false, false});
          EXPECT_EQ(value.count, stories_of(clicked).size()) << query << " " << facet_name(facet.facet) << " " << value.value;
        }
      }
    }
  }
}

TEST_F(StoryAnswersTest, TimelinesCountAStoryOnceForEachBucket) {
  for (const Interval interval : {Interval::day, Interval::week, Interval::month, Interval::year}) {
    SearchRequest request;
    request.count = Count::stories;
    request.timeline = interval;
    request.about_timeline = interval;
    request.timeline_share = true;
    const SearchResult result = ask(request);
    std::map<Day, std::set<std::string>> expected;
    std::set<std::string> undated;
    SearchRequest all = request;
    all.limit = kAll;
    for (const Hit& hit : ask(all).hits) {
      if (hit.published.known()) expected[bucket_start(interval, hit.published.first)].insert(hit.story.value_or(hit.id));
      else undated.insert(hit.story.value_or(hit.id));
    }
    EXPECT_EQ(result.timeline->undated, undated.size());
    EXPECT_EQ(result.timeline->coarse, 0U) << "the corpus has whole days";
    for (const TimelineBucket& bucket : result.timeline->buckets) {
      EXPECT_EQ(bucket.count, expected[bucket.start].size());
      EXPECT_EQ(bucket.coverage, bucket.count) << "everything was asked for";
    }
  }
}

TEST_F(StoryAnswersTest, CollapseShowsTheBestAndCountsTheRest) {
  SearchRequest request;
  request.query = "said OR police OR flood";
  request.limit = kAll;
  const SearchResult all = ask(request);
  EXPECT_FALSE(all.hits[0].story) << "not asked for";
  request.collapse = true;
  const SearchResult collapsed = ask(request);
  EXPECT_EQ(collapsed.total, all.total) << "articles";
  EXPECT_EQ(collapsed.unit, Count::articles);
  std::uint64_t shown = 0;
  std::set<std::string> met;
  std::size_t next = 0;
  for (const Hit& hit : collapsed.hits) {
    shown += 1 + hit.duplicates;
    EXPECT_TRUE(met.insert(hit.story.value_or(hit.id)).second);
    EXPECT_EQ(hit.duplicates > 0, hit.story.has_value() && hit.duplicates > 0);
    while (next < all.hits.size() && all.hits[next].id != hit.id) ++next;  // in the order of the whole
    ASSERT_LT(next, all.hits.size());
    EXPECT_EQ(hit.score, all.hits[next].score);
  }
  EXPECT_EQ(shown, all.total) << "nothing is dropped without being counted";
  EXPECT_LT(collapsed.hits.size(), all.hits.size());
  request.count = Count::stories;
  EXPECT_EQ(ask(request).total, collapsed.hits.size());
}

TEST_F(StoryAnswersTest, CollapsedPagesJoin) {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const Count count : {Count::articles, Count::stories}) {
      SearchRequest request;
      request.query = "said OR police OR flood";
      request.sort = sort;
      request.collapse = true;
      request.count = count;
      request.limit = kAll;
      std::vector<std::string> all;
      const SearchResult whole = ask(request);
      for (const Hit& hit : whole.hits) all.push_back(hit.id);
      std::vector<std::string> joined;
      request.limit = 4;
      for (bool more = true; more;) {
        const SearchResult page = ask(request);
        for (const Hit& hit : page.hits) {
          joined.push_back(hit.id);
          EXPECT_EQ(hit.rank, joined.size());
        }
        more = page.next_cursor.has_value();
        request.cursor = page.next_cursor.value_or("");
      }
      EXPECT_EQ(joined, all);
      request.cursor.clear();
      request.offset = 4;
      EXPECT_EQ(ask(request).hits[0].id, all[4]);
    }
  }
}

TEST_F(StoryAnswersTest, PagesOfArticlesWhileStoriesAreCounted) {
  SearchRequest request;
  request.count = Count::stories;
  request.limit = 50;
  std::size_t hits = 0;
  for (bool more = true; more;) {
    const SearchResult page = ask(request);
    hits += page.hits.size();
    more = page.next_cursor.has_value();
    request.cursor = page.next_cursor.value_or("");
  }
  EXPECT_EQ(hits, searcher_->articles());
}

}  // namespace
}  // namespace dateline::testing
