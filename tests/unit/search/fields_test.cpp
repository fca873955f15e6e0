// Every field of --fields: its example runs, and finds the article made for it.
#include <gtest/gtest.h>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

// One article that every example finds but status: and undated:.
Article whole() {
  Article out = article("example-1", "Talks begin", "The Pentagon spoke of the civil war.");
  for (int i = 0; i < 600; ++i) out.body += " word";
  out.summary = "A budget.";
  out.byline = {"Jane Roe"};
  out.keywords = {"election"};
  out.source = "Reuters";
  out.section = "sport";
  out.language = "en";
  out.published = moment("2015-09-29");
  out.entities = {{EntityType::person, "Vladimir Putin", true, {}}, {EntityType::org, "Islamic State", true, {}},
                  {EntityType::place, "Latakia", true, {}}, {EntityType::place, "Georgia", true, {}}};
  out.countries = {{"SY", "Syria", 3, true}};
  const Moment from = moment("2014-08-01");
  out.dates = {{{Part::body, 0, 3}, true, from.first, from.first, DatePrecision::day}};
  return out;
}

TEST(FieldsTest, EveryExampleRuns) {
  ArchiveMaker maker;
  Article undated = article("u", "Undated", "nothing");
  undated.published = {};
  Article old = article("c", "Corrected", "old words");
  old.version = "1";
  old.published = moment("2015-09-28");
  maker.add({whole(), undated, old});
  old.version = "2";
  old.body = "new words";
  maker.add({old});
  const Searcher searcher = maker.searcher();
  for (const Field& field : fields()) {
    SearchRequest request;
    request.query = field.example;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result.has_value()) << field.example << " " << result.error().message;
    EXPECT_TRUE(std::string(field.example).starts_with(std::string(field.name) + ":")) << field.example;
    EXPECT_GE(result->total, 1U) << field.example;
  }
}

TEST(FieldsTest, CountriesByCode) {
  ArchiveMaker maker;
  maker.add({whole()});
  const Searcher searcher = maker.searcher();
  for (const char* query : {"country:SY", "country:sy", "country:SYR", "about-country:sy", "country:(FR OR SY)"}) {
    SearchRequest request;
    request.query = query;
    EXPECT_EQ(searcher.search(request)->total, 1U) << query;
  }
  for (const char* value : {"SY", "syr", "Syria"}) {
    SearchRequest request;
    request.filters = {{Facet::country, value, false, false}};
    EXPECT_EQ(searcher.search(request)->total, 1U) << value;
  }
}

}  // namespace
}  // namespace dateline::testing
