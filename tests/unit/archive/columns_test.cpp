// The columns of a segment as the writer leaves them, against the articles that went in.
#include "common/archive/columns.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/archive/snapshot.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::archive {
namespace {

using testing::ArchiveMaker;
using testing::article;
using testing::moment;

TEST(ColumnsTest, LastDayOfAPrecision) {
  EXPECT_EQ(last_day_of(moment("2016-02").first, Precision::month), moment("2016-02-29").first);
  EXPECT_EQ(last_day_of(moment("2015").first, Precision::year), moment("2015-12-31").first);
  EXPECT_EQ(last_day_of(moment("2015-09-29").first, Precision::day), moment("2015-09-29").first);
  EXPECT_EQ(last_day_of(kUndated, Precision::year), kUndated);
}

std::shared_ptr<const Snapshot> opened(const ArchiveMaker& maker) {
  auto snapshot = Snapshot::open(maker.path());
  EXPECT_TRUE(snapshot.has_value());
  return *snapshot;
}

TEST(ColumnsTest, HoldWhatTheArticlesSay) {
  ArchiveMaker maker;
  std::vector<Article> articles = {article("a", "Headline of four words", "Body of four words"), article("b", "x", "y"),
                                   article("c", "x", "z")};
  articles[1].published = {};
  articles[1].has_embargo = true;
  articles[1].embargo_until = 77;
  articles[2].published = moment("2015-02");
  articles[2].status = Status::withheld;
  articles[2].dates = {{{}, true, 5, 9, DatePrecision::range}, {{}, true, 1, 1, DatePrecision::day}, {{}, true, 5, 9, DatePrecision::range}};
  maker.add(articles);
  const auto snapshot = opened(maker);
  const Columns& columns = snapshot->segments()[0]->columns();
  ASSERT_EQ(columns.size(), 3U);
  EXPECT_EQ(columns.id(0), "a");
  EXPECT_EQ(columns.days()[0], moment("2015-09-29").first);
  EXPECT_EQ(columns.lengths()[0], 4U * 3 + 4);
  EXPECT_EQ(columns.body_words()[0], 4U);
  EXPECT_EQ(columns.days()[1], kUndated);
  EXPECT_EQ(columns.instants()[1], kNoInstant);
  EXPECT_EQ(columns.last_day(2), moment("2015-02-28").first);
  EXPECT_EQ(columns.precision(2), Precision::month);
  EXPECT_EQ(static_cast<Held>(columns.held()[2]), Held::withheld);
  ASSERT_EQ(columns.embargo_rows().size(), 1U);
  EXPECT_EQ(columns.embargo_rows()[0], 1U);
  EXPECT_EQ(columns.embargo_until()[0], 77);
  EXPECT_EQ(columns.mention_offsets()[2], 0U);
  EXPECT_EQ(columns.mention_offsets()[3], 2U) << "distinct";
  EXPECT_EQ(columns.mention_from()[0], 1);
  std::vector<Row> rows;
  columns.find_id("b", [&](Row row) { rows.push_back(row); });
  EXPECT_EQ(rows, std::vector<Row>{1});
  columns.find_id("absent", [&](Row) { FAIL(); });
}

// Every facet read by row, by value and counted; with few and with very many values, one and several a row.
TEST(ColumnsTest, FacetsAgreeInAllDirections) {
  for (const std::size_t distinct : {1UL, 3UL, 254UL, 255UL, 700UL}) {
    for (const std::size_t most : {1UL, 12UL}) {
      ArchiveMaker maker;
      std::vector<Article> articles;
      std::map<std::string, std::uint32_t> expected;
      for (std::size_t i = 0; i < 750; ++i) {
        Article a = article("a" + std::to_string(i), "x", "y");
        const std::size_t values = i % 7 == 0 ? 0 : 1 + i % most;
        std::set<std::string> names;
        for (std::size_t v = 0; v < values; ++v) names.insert("P" + std::to_string((i * 31 + v * 17) % distinct));
        for (const std::string& name : names) {
          a.entities.push_back({EntityType::person, name, true, {}});
          ++expected[name];
        }
        articles.push_back(a);
      }
      maker.add(articles);
      const auto snapshot = opened(maker);
      const FacetColumn& column = *snapshot->segments()[0]->columns().facet(Facet::person);
      std::vector<Row> all;
      for (Row row = 0; row < articles.size(); ++row) all.push_back(row);
      std::vector<std::uint32_t> counted(column.values().size());
      column.count(all, counted.data());
      ASSERT_EQ(column.values().size(), expected.size());
      for (std::uint32_t local = 0; local < counted.size(); ++local) {
        const std::string name(snapshot->names().value(column.values()[local]));
        ASSERT_EQ(counted[local], expected[name]) << name;
        ASSERT_EQ(column.local(column.values()[local]), local);
        std::vector<Row> rows;
        column.rows_of(local, rows);
        ASSERT_EQ(rows.size(), expected[name]);
        ASSERT_TRUE(std::is_sorted(rows.begin(), rows.end()));
        for (const Row row : rows) {
          bool has = false;
          column.for_each(row, [&](std::uint32_t other) { has = has || other == local; });
          ASSERT_TRUE(has);
        }
      }
      std::vector<std::uint32_t> some(column.values().size());
      const std::vector<Row> last = {static_cast<Row>(articles.size() - 1)};
      column.count(last, some.data());
      std::uint32_t sum = 0;
      for (const std::uint32_t count : some) sum += count;
      ASSERT_EQ(sum, articles.back().entities.size());
      EXPECT_EQ(column.local(1'000'000), column.values().size());
    }
  }
}

}  // namespace
}  // namespace dateline::archive
