#include "searcher/present/json_output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/present/sample.h"

namespace dateline {
namespace {

const std::string kFullHit =
    R"({"id":"wire:1","rank":1,"score":7.1,"headline":"US strikes, \"again\"","headline_highlights":[[0,2],[3,10]],)"
    R"("published":"2015-09-29","date_precision":"day","date_source":"metadata","updated":"2015-09-29T16:03:00+02:00",)"
    R"("source":"Reuters","section":"world","byline":"Jane Roe; John Doe","language":"en",)"
    R"("url":"https://example.org/1?a=b","story":"s1","duplicates":2,)"
    R"("snippet":{"text":"…the US struck São Paulo, 東京 twice.","highlights":[[5,7]]},)"
    R"("persons":["Vladimir Putin","Bashar al-Assad"],"orgs":["NATO"],"places":[]})";

const std::string kBareHit =
    R"({"id":"b 2","rank":2,"score":0.0,"headline":null,"headline_highlights":[],"published":null,)"
    R"("date_precision":"none","date_source":"none","updated":null,"source":null,"section":null,"byline":null,)"
    R"("language":null,"url":null,"story":null,"duplicates":0,"snippet":null,"persons":[],"orgs":[],"places":[]})";

TEST(JsonOutputTest, WholeAnswer) {
  EXPECT_EQ(result_json(full_result(), Layout::compact),
            R"({"version":1,"query":{"text":"us strikes","parsed":"us AND strikes","notices":[{"code":"mixed-operators",)"
            R"("message":"read as …","column":3}]},"total":{"value":1234,"unit":"articles","exact":true},"hits":[)" +
                kFullHit + "," + kBareHit +
                R"(],"facets":{"person":{"distinct":57,"values":[{"value":"Vladimir Putin","count":12},)"
                R"({"value":"Bashar al-Assad","count":5}]},"about-country":{"distinct":0,"values":[]}},)"
                R"("timeline":{"interval":"month","undated":3,"coarse":2,"buckets":[{"start":"2015-09-01","count":3},)"
                R"({"start":"2015-10-01","count":0},{"start":"2015-11-01","count":1}]},)"
                R"("about_timeline":{"interval":"year","coarse":1,"buckets":[]},"next_cursor":null,"suggestion":null,)"
                R"("took_ms":1.9,"revision":"r7"})");
}

TEST(JsonOutputTest, NothingAskedFor) {
  EXPECT_EQ(result_json({}, Layout::compact),
            R"({"version":1,"query":{"text":"","parsed":"","notices":[]},"total":{"value":0,"unit":"articles","exact":true},)"
            R"("hits":[],"facets":null,"timeline":null,"about_timeline":null,"next_cursor":null,"suggestion":null,)"
            R"("took_ms":0.0,"revision":""})");
}

TEST(JsonOutputTest, CrossTimeline) {
  SearchResult result;
  result.cross_timeline = CrossTimeline{
      Interval::year, Interval::month, 2, {{*day_of(2014, 8, 1), 7, 1, 2, {{*day_of(2014, 1, 1), 1, {}}, {*day_of(2015, 1, 1), 3, {}}}}}};
  const auto json = nlohmann::ordered_json::parse(result_json(result, Layout::compact));
  EXPECT_EQ(json["cross_timeline"].dump(),
            R"({"published_interval":"year","about_interval":"month","coarse":2,"buckets":[{"start":"2014-08-01","count":7,)"
            R"("undated":1,"coarse":2,"published":[{"start":"2014-01-01","count":1},{"start":"2015-01-01","count":3}]}]})");
}

TEST(JsonOutputTest, PrettySaysTheSame) {
  const std::string pretty = result_json(full_result(), Layout::pretty);
  EXPECT_TRUE(pretty.starts_with("{\n \"version\": 1,\n \"query\": {\n  \"text\": \"us strikes\",\n"));
  EXPECT_EQ(nlohmann::ordered_json::parse(pretty).dump(), result_json(full_result(), Layout::compact));
}

TEST(JsonOutputTest, HitLines) {
  EXPECT_EQ(hit_json(bare_hit()), kBareHit);
  EXPECT_EQ(hit_json(bare_hit(), "q7"), R"({"query_id":"q7",)" + kBareHit.substr(1));
}

TEST(JsonOutputTest, BytesThatAreNoText) {
  Hit hit;
  hit.id = "a\xff\x01";
  EXPECT_TRUE(hit_json(hit).starts_with("{\"id\":\"a\xEF\xBF\xBD\\u0001\",")) << hit_json(hit);
}

TEST(JsonOutputTest, EveryField) {
  const auto json = nlohmann::json::parse(fields_json(Layout::pretty));
  EXPECT_EQ(json["version"], 1);
  ASSERT_EQ(json["fields"].size(), fields().size());
  EXPECT_EQ(json["fields"][0]["name"], fields()[0].name);
  EXPECT_EQ(json["fields"][0]["kind"], "text");
  EXPECT_TRUE(json["fields"][0]["facet"].is_null());
  for (const auto& field : json["fields"]) EXPECT_FALSE(field["example"].get<std::string>().empty());
}

}  // namespace
}  // namespace dateline
