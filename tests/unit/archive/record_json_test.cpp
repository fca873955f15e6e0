#include "common/archive/record_json.h"

#include <gtest/gtest.h>

namespace dateline::archive {
namespace {

Article full() {
  Article a;
  a.id = "id \"quoted\" \\ / \x01 €";
  a.version = "1.10";
  a.updated = {Precision::instant, 16707, 16707, 1443535380, 7200};
  a.status = Status::withheld;
  a.held_for_doubt = true;
  a.has_embargo = true;
  a.embargo_until = INT64_MAX;
  a.embargo_text = "some day";
  a.published = {Precision::month, 16679, 16708, 1441058400, 0};
  a.date_source = DateSource::filename;
  a.headline = "A \"headline\"\twith\nbreaks";
  a.headline_derived = true;
  a.subheadline = "sub";
  a.summary = "summary";
  a.byline = {"By Jane Roe", "John Doe"};
  a.dateline = "VIENNA";
  a.source = "Agency";
  a.section = "World";
  a.keywords = {"war", "", "peace talks"};
  a.language = "en-GB";
  a.language_detected = true;
  a.url = "https://example.org/?a=1&b=2";
  a.copyright = "(c)";
  a.body = "One.\n\nTwo \xF0\x9F\x98\x80.";
  a.extra = {{"key", "{\"x\":[1,2.5,null,true]}"}, {"", "\"text\""}, {"big", "12345678901234567890"}};
  a.entities = {{EntityType::org, "AT&T", true, {}}, {EntityType::place, "Wien", false, {{Part::body, 1, 5}, {Part::headline, 0, 4}}}};
  a.countries = {{"SY", "Syria", 9, true}, {"YUCS", "Yugoslavia", 1, false}};
  a.dates = {{{Part::body, 3, 9}, true, -5, 20, DatePrecision::range}, {{Part::summary, 0, 1}, false, 0, 0, DatePrecision::unresolved}};
  return a;
}

void expect_same(const Article& a, const Article& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.version, b.version);
  EXPECT_EQ(a.updated, b.updated);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.held_for_doubt, b.held_for_doubt);
  EXPECT_EQ(a.has_embargo, b.has_embargo);
  EXPECT_EQ(a.embargo_until, b.embargo_until);
  EXPECT_EQ(a.embargo_text, b.embargo_text);
  EXPECT_EQ(a.published, b.published);
  EXPECT_EQ(a.date_source, b.date_source);
  EXPECT_EQ(a.headline, b.headline);
  EXPECT_EQ(a.headline_derived, b.headline_derived);
  EXPECT_EQ(a.subheadline, b.subheadline);
  EXPECT_EQ(a.summary, b.summary);
  EXPECT_EQ(a.byline, b.byline);
  EXPECT_EQ(a.dateline, b.dateline);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.section, b.section);
  EXPECT_EQ(a.keywords, b.keywords);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.language_detected, b.language_detected);
  EXPECT_EQ(a.url, b.url);
  EXPECT_EQ(a.copyright, b.copyright);
  EXPECT_EQ(a.body, b.body);
  EXPECT_EQ(a.extra, b.extra);
  EXPECT_EQ(a.entities, b.entities);
  EXPECT_EQ(a.countries, b.countries);
  EXPECT_EQ(a.dates, b.dates);
}

Article round_trip(const Article& article) {
  std::string json;
  append_record(json, article);
  RecordParser parser;
  auto read = parser.parse(json);
  EXPECT_TRUE(read.has_value()) << json;
  return read ? *read : Article();
}

TEST(RecordJsonTest, RoundTrip) { expect_same(round_trip(full()), full()); }

TEST(RecordJsonTest, EmptyArticle) {
  std::string json;
  append_record(json, {});
  EXPECT_EQ(json, "{}");
  expect_same(round_trip({}), {});
}

TEST(RecordJsonTest, EmbargoWithoutText) {
  Article a;
  a.has_embargo = true;
  a.embargo_until = -1;
  expect_same(round_trip(a), a);
}

TEST(RecordJsonTest, OneParserForMany) {
  RecordParser parser;
  std::string json;
  append_record(json, full());
  ASSERT_TRUE(parser.parse(json).has_value());
  const auto empty = parser.parse("{}");
  ASSERT_TRUE(empty.has_value());
  expect_same(*empty, {});
}

TEST(RecordJsonTest, WhatIsNoRecordIsDamage) {
  RecordParser parser;
  for (const char* text : {"", "[]", "{", "1", "{\"id\":", "\xFF"}) {
    const auto read = parser.parse(text);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().code, "damaged-record");
  }
  // Well-formed, but not what we wrote: read as far as it makes sense.
  for (const char* text : {R"({"id":5,"_published":"x","_entities":[[1]],"byline":3,"_dates":[1,[2]],"_extra":[]})"}) {
    EXPECT_TRUE(parser.parse(text).has_value());
  }
}

}  // namespace
}  // namespace dateline::archive
