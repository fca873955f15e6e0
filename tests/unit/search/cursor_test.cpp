// Cursors: the text form, and pages that join without a gap or a repeat, over every sort and over changes of the archive.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <limits>

#include "searcher/api/page_cursor.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

TEST(PageCursorTest, ReadsWhatItWrites) {
  const PageCursor cursors[] = {
      {},
      {7, 0x8000000000000001, 10, 3.25, -5, 1443571200, "a"},
      {~0ULL, 1, ~0ULL, -0.0, std::numeric_limits<std::int64_t>::min(), 0, "Ж id\n\"\xff"},
  };
  for (const PageCursor& cursor : cursors) {
    const std::string text = write_cursor(cursor);
    EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_EQ(*read_cursor(text), cursor);
  }
}

TEST(PageCursorTest, EveryChangedCharacterIsRefused) {
  const std::string good = write_cursor({7, 99, 10, 3.25, -5, 1443571200, "article-1"});
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(read_cursor(bad).error().code, "bad-cursor") << i;
  }
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_FALSE(read_cursor(good.substr(0, length))) << length;
  for (const char* bad : {"", "x", "=", "null", "AQ==", "über", "AAAA AAAA"}) EXPECT_FALSE(read_cursor(bad)) << bad;
}

std::vector<Article> articles(int from, int to) {
  std::vector<Article> out;
  for (int i = from; i < to; ++i) {
    Article a = article("n" + std::to_string(i), "News of the day", i % 3 == 0 ? "talks talks in Vienna" : "talks in Vienna today");
    a.published = i % 7 == 0 ? Moment{} : moment(i % 5 == 0 ? "2015-09" : "2015-09-1" + std::to_string(i % 9));
    a.section = i % 2 == 0 ? "World" : "Sport";
    out.push_back(std::move(a));
  }
  return out;
}

class CursorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    maker_.add(articles(0, 17));
    maker_.add(articles(17, 40));
    maker_.add(articles(40, 53));
  }
  // Ids of all pages of `limit` hits, each after the other; ranks and totals checked on the way.
  static std::vector<std::string> pages(const Searcher& searcher, SearchRequest request, std::uint64_t limit) {
    std::vector<std::string> out;
    request.limit = limit;
    for (int page = 0; page < 100; ++page) {
      const auto result = searcher.search(request);
      if (!result) {
        ADD_FAILURE() << result.error().message;
        return out;
      }
      for (const Hit& hit : result->hits) {
        out.push_back(hit.id);
        EXPECT_EQ(hit.rank, out.size());
      }
      EXPECT_EQ(result->next_cursor.has_value(), out.size() < result->total);
      if (!result->next_cursor) return out;
      EXPECT_EQ(result->hits.size(), limit);
      request.cursor = *result->next_cursor;
    }
    ADD_FAILURE() << "pages without end";
    return out;
  }
  static std::vector<std::string> everything(const Searcher& searcher, SearchRequest request) {
    request.limit = kAll;
    std::vector<std::string> out;
    const auto result = searcher.search(request);
    for (const Hit& hit : result->hits) out.push_back(hit.id);
    return out;
  }
  ArchiveMaker maker_;
};

TEST_F(CursorTest, PagesJoinForEverySort) {
  const Searcher searcher = maker_.searcher();
  for (const auto sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const char* query : {"", "talks", "talks -today"}) {
      SearchRequest request;
      request.query = query;
      request.sort = sort;
      const auto all = everything(searcher, request);
      EXPECT_GT(all.size(), 10U);
      for (const std::uint64_t limit : {1, 2, 7, 18, 52, 53, 1000}) EXPECT_EQ(pages(searcher, request, limit), all) << limit;
    }
  }
}

TEST_F(CursorTest, FirstPageMayHaveAnOffset) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.offset = 3;
  request.limit = 4;
  const auto first = searcher.search(request);
  request.offset = 0;
  request.cursor = *first->next_cursor;
  EXPECT_EQ(searcher.search(request)->hits[0].rank, 8U);
  request.offset = 1;
  EXPECT_EQ(searcher.search(request).error().code, "cursor-with-offset");
}

TEST_F(CursorTest, BelongsToItsQuestion) {
  const Searcher searcher = maker_.searcher();
  SearchRequest request;
  request.query = "talks  Vienna";
  request.filters = {{Facet::section, "World", false, false}, {Facet::language, "en", false, false}};
  request.limit = 2;
  const std::string cursor = *searcher.search(request)->next_cursor;
  request.cursor = cursor;
  request.query = "talks AND Vienna";
  std::swap(request.filters[0], request.filters[1]);
  request.facets = {{Facet::section, 3}};
  request.limit = 5;
  EXPECT_TRUE(searcher.search(request).has_value()) << "the same question, written and counted otherwise";

  const std::vector<std::function<void(SearchRequest&)>> changes = {
      [](SearchRequest& r) { r.query = "talks"; },
      [](SearchRequest& r) { r.match_any = true; r.query = "talks Vienna"; },
      [](SearchRequest& r) { r.sort = Sort::newest; },
      [](SearchRequest& r) { r.filters[0].exclude = true; },
      [](SearchRequest& r) { r.filters.pop_back(); },
      [](SearchRequest& r) { r.published.from = 16000; },
      [](SearchRequest& r) { r.published.to = 16000; },
  };
  for (const auto& change : changes) {
    SearchRequest other = request;
    change(other);
    const auto result = searcher.search(other);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, "other-query");
  }
}

TEST_F(CursorTest, ContinuesOnItsRevisionWhileThatIsOnDisk) {
  SearchRequest request;
  request.query = "talks";
  request.limit = 10;
  Searcher searcher = maker_.searcher();
  const auto all = everything(searcher, request);
  const auto first = searcher.search(request);
  maker_.add(articles(100, 140));
  maker_.remove(all[12]);
  EXPECT_TRUE(*searcher.reopen());
  const Searcher fresh = maker_.searcher();
  for (const Searcher* later : {static_cast<const Searcher*>(&searcher), &fresh}) {
    request.cursor = *first->next_cursor;
    const auto second = later->search(request);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->revision, first->revision);
    EXPECT_EQ(second->total, first->total);
    EXPECT_TRUE(second->notices.empty());
    for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(second->hits[i].id, all[10 + i]);
  }
}

TEST_F(CursorTest, MovesToTheCurrentRevisionWithANotice) {
  SearchRequest request;
  request.sort = Sort::oldest;
  request.limit = 10;
  Searcher searcher = maker_.searcher();
  const auto first = searcher.search(request);
  const auto all = everything(searcher, request);
  maker_.add(articles(100, 110));
  maker_.remove(all[10]);
  EXPECT_TRUE(*searcher.reopen());
  std::filesystem::remove(maker_.path() + "/MANIFEST-" + first->revision);  // as garbage collection does
  request.cursor = *first->next_cursor;
  for (int i = 0; i < 2; ++i) {
    const auto second = searcher.search(request);
    ASSERT_TRUE(second.has_value());
    ASSERT_EQ(second->notices.size(), 1U);
    EXPECT_EQ(second->notices[0].code, "cursor-moved");
    EXPECT_NE(second->revision, first->revision);
    const auto now = everything(searcher, [&] { auto r = request; r.cursor.clear(); return r; }());
    const auto at = std::find(now.begin(), now.end(), first->hits.back().id);
    ASSERT_NE(at, now.end());
    for (std::ptrdiff_t k = 0; k < 10; ++k) EXPECT_EQ(second->hits[static_cast<std::size_t>(k)].id, *(at + 1 + k));
    request.cursor = *first->next_cursor;
  }
}

TEST_F(CursorTest, KeepsItsTimeButNeverALaterOneThanTheReaders) {
  ArchiveMaker maker;
  auto many = articles(0, 9);
  many[3].has_embargo = true;
  many[3].embargo_until = 5000;
  maker.add(many);
  const Searcher searcher = maker.searcher();
  SearchRequest request;
  request.limit = 2;
  request.now = 1000;
  request.cursor = *searcher.search(request)->next_cursor;
  request.now = 9000;
  EXPECT_EQ(searcher.search(request)->total, 8U) << "the embargo was on when the first page was made";
  request.cursor.clear();
  request.cursor = *searcher.search(request)->next_cursor;
  request.now = 1000;
  EXPECT_EQ(searcher.search(request)->total, 8U) << "a cursor does not lift an embargo";
}

}  // namespace
}  // namespace dateline::testing
