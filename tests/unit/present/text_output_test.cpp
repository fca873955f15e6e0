#include "searcher/present/text_output.h"

#include <gtest/gtest.h>

#include "searcher/present/charts.h"
#include "searcher/present/cross_table.h"
#include "searcher/present/clusters.h"
#include "tests/unit/present/sample.h"

namespace dateline {
namespace {

const TextStyle kPlain{false, 60};

TEST(TextOutputTest, Hit) {
  EXPECT_EQ(hit_text(full_hit(), kPlain),
            "1  US strikes, \"again\"\n"
            "   2015-09-29 · Reuters · world · Jane Roe; John Doe · 2\n"
            "   copies\n"
            "   …the US struck São Paulo, 東京 twice.\n"
            "   id wire:1\n\n");
  EXPECT_EQ(hit_text(bare_hit(), kPlain), "2  (no headline)\n   undated\n   id b 2\n\n");
}

TEST(TextOutputTest, Colours) {
  const std::string text = hit_text(full_hit(), {true, 60});
  EXPECT_TRUE(text.starts_with("\x1b[2m1\x1b[0m  \x1b[1;31mUS\x1b[0m\x1b[1m \x1b[0m\x1b[1;31mstrikes\x1b[0m")) << text;
  EXPECT_NE(text.find("…the \x1b[1;31mUS\x1b[0m struck"), std::string::npos) << text;
}

TEST(TextOutputTest, EscapeSequencesOfArticlesDoNotReachTheTerminal) {
  Hit hit = full_hit();
  hit.id = hit.headline = hit.source = "a\x1b]0;x\x07";
  hit.snippet->text = "b\x1b[2J";
  Article article;
  article.id = article.headline = article.body = article.section = "c\x1b[2J";
  article.extra = {{"k\x1b", "\"v\x1b\""}};
  SearchResult result;
  result.facets = {{Facet::person, 1, {{"d\x1b[2J", 1}}}};
  result.suggestion = "e\x1b[2J";
  for (const std::string& text : {hit_text(hit, kPlain), article_text(article, kPlain), summary_text(result, kPlain)})
    EXPECT_EQ(text.find_first_of("\x1b\x07"), std::string::npos) << text;
}

TEST(TextOutputTest, Summary) {
  EXPECT_EQ(summary_text(full_result(), kPlain),
            "person  57 values\n"
            "  Vladimir Putin   █████████████████  12\n"
            "  Bashar al-Assad  ███████▏            5\n"
            "\n"
            "about-country  0 values\n"
            "\n"
            "published  by month, 3 undated, 2 wider than a month\n"
            "  2015-09  █████████████████  3\n"
            "  2015-10                     0\n"
            "  2015-11  █████▋             1\n"
            "\n"
            "dates mentioned  by year, 1 wider than a year\n"
            "\n"
            "1,234 articles · 1.9 ms\n");
  EXPECT_EQ(summary_text({}, kPlain), "nothing found · 0.0 ms\n");
}

TEST(TextOutputTest, LinesFitTheWidth) {
  SearchResult result = full_result();
  result.facets[0].values = {{std::string(300, 'x'), 1'000'000'000}, {"東京都東京都東京都東京都東京都東京都東京都", 7}, {"", 1}};
  for (int i = 0; i < 500; ++i) result.timeline->buckets.push_back({*day_of(2016, 1, 1) + i, std::uint64_t(i % 60)});
  for (const std::size_t width : {20U, 40U, 80U, 120U}) {
    const std::string text = summary_text(result, {false, width});
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = text.find('\n', at);
      const std::string line = text.substr(at, end - at);
      const bool is_title = !line.starts_with(' ');
      EXPECT_TRUE(is_title || present::columns(line) <= std::max<std::size_t>(width, 29)) << width << ": " << line;
      at = end + 1;
    }
  }
}

TEST(ChartTest, Columns) {
  Timeline timeline{Interval::month, 0, 0, {}};
  for (int month = 1; month <= 16; ++month)
    timeline.buckets.push_back({*day_of(2015 + (month - 1) / 12, (month - 1) % 12 + 1, 1), std::uint64_t(month == 5 ? 0 : month)});
  EXPECT_EQ(timeline_chart(timeline, "published", kPlain),
            "published  by month\n"
            "  16             ▂▄▆█\n"
            "             ▂▄▆█████\n"
            "          ▄▆█████████\n"
            "     ▂▄▆█ ███████████\n"
            "     2015-01  2016-04\n");
}

TEST(CrossTableTest, HasAColumnForEachBucketOfPublication) {
  CrossTimeline cross{Interval::year, Interval::month, 1, {}};
  cross.buckets = {{*day_of(2014, 8, 1), 1216, 1, 0, {{*day_of(2014, 1, 1), 3, {}}, {*day_of(2015, 1, 1), 1212, {}}}},
                   {*day_of(2014, 9, 1), 2, 0, 0, {{*day_of(2015, 1, 1), 2, {}}}}};
  EXPECT_EQ(cross_table(cross, kPlain),
            "dates mentioned  by month, published by year, 1 wider than a month\n"
            "           2014   2015  undated    all\n"
            "  2014-08     3  1,212        1  1,216\n"
            "  2014-09            2               2\n");
  // What is wider than the terminal goes below, without the lines that have nothing there.
  EXPECT_EQ(cross_table(cross, {false, 20}),
            "dates mentioned  by month, published by year, 1 wider than a month\n"
            "           2014\n"
            "  2014-08     3\n"
            "\n"
            "            2015\n"
            "  2014-08  1,212\n"
            "  2014-09      2\n"
            "\n"
            "           undated\n"
            "  2014-08        1\n"
            "\n"
            "             all\n"
            "  2014-08  1,216\n"
            "  2014-09      2\n");
  EXPECT_EQ(cross_table({}, kPlain), "dates mentioned  by month, published by month\n  none\n");
}

TEST(ChartTest, NamesOfBuckets) {
  const Day day = *day_of(2015, 12, 28);
  EXPECT_EQ(bucket_name(day, Interval::day), "2015-12-28");
  EXPECT_EQ(bucket_name(day, Interval::week), "2015-W53");
  EXPECT_EQ(bucket_name(day, Interval::month), "2015-12");
  EXPECT_EQ(bucket_name(day, Interval::year), "2015");
}

TEST(TextOutputTest, Article) {
  Article article;
  article.id = "a1";
  article.headline = "Talks";
  article.published = month_moment(2015, 9, Zone::utc());
  article.date_source = DateSource::filename;
  article.byline = {"Jane Roe", "John Doe"};
  article.dateline = "MOSCOW, Sept 29 (AFP) -";
  article.body = "One paragraph that is somewhat longer than a single line of it.\n\nTwo.";
  article.entities = {{EntityType::person, "Putin", false, {}}, {EntityType::person, "Putin", true, {}}, {EntityType::org, "UN", false, {}}};
  article.countries = {{"SY", "Syria", 2, true}};
  article.dates = {{{}, true, *day_of(2014, 8, 1), *day_of(2014, 8, 31), DatePrecision::month}, {{}, false, 0, 0, {}}};
  article.extra = {{"priority", "3"}};
  EXPECT_EQ(article_text(article, kPlain),
            "Talks\n"
            "2015-09 (filename) · Jane Roe; John Doe\n"
            "\n"
            "MOSCOW, Sept 29 (AFP) -\n"
            "\n"
            "One paragraph that is somewhat longer than a single line of\n"
            "it.\n"
            "\n"
            "Two.\n"
            "\n"
            "id          a1\n"
            "persons     Putin\n"
            "orgs        UN\n"
            "countries   Syria (about)\n"
            "dates       2014-08-01..2014-08-31\n"
            "priority    3\n");
}

TEST(TextOutputTest, Fields) {
  const std::string text = fields_text(kPlain);
  for (const Field& field : fields()) {
    EXPECT_NE(text.find("\n" + std::string(field.name) + " "), field.name == "headline" ? 0 : std::string::npos);
    EXPECT_NE(text.find(field.example), std::string::npos) << field.name;
  }
}

}  // namespace
}  // namespace dateline
