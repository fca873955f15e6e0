// The JSON of an answer, field by field, as the public contract shows it: the keys, their order, their types,
// what is null and what is an empty list; by the real programs.
#include <gtest/gtest.h>

#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

using Ordered = nlohmann::ordered_json;

std::vector<std::string> keys(const Ordered& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

const std::vector<std::string> kHitKeys = {
    "id",         "rank",           "score",       "headline", "headline_highlights",
    "published",  "date_precision", "date_source", "updated",  "source",
    "section",    "byline",         "language",    "url",      "story",
    "duplicates", "snippet",        "persons",     "orgs",     "places"};

class AnswerJson : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string lines;
    lines += json{{"id", "full-1"},
                  {"version", "2"},
                  {"updated", "2015-09-29T16:03:00+02:00"},
                  {"published", "2015-09-29"},
                  {"headline", "Putin meets Obama in New York"},
                  {"source", "Meridian Post"},
                  {"section", "World"},
                  {"byline", {"Jane Roe", "Max Muster"}},
                  {"language", "en"},
                  {"url", "https://news.example/1"},
                  {"persons", {"Vladimir Putin"}},
                  {"body",
                   "Vladimir Putin met Barack Obama at the United Nations on Monday. They spoke of Syria & "
                   "of August 2014 — again."}}
                 .dump() +
             "\n";
    lines += R"({"id":"bare-2","body":"some said putin, others did not."})"
             "\n";
    lines += R"({"id":"month-3","headline":"Putin in Sochi","published":"2015-11","body":"Nothing else."})"
             "\n";
    ASSERT_EQ(place_.index({"add", "--archive", archive_, place_.write("a.jsonl", lines)}).code, 0);
  }
  Ordered ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--archive", archive_, "--now", "2015-12-01T00:00:00Z"});
    const Ran ran = place_.run("dateline-search", arguments);
    EXPECT_LE(ran.code, 1) << ran.err;
    return Ordered::parse(ran.out);
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

TEST_F(AnswerJson, HasTheContractsKeysInItsOrder) {
  const Ordered answer = ask({"--format", "json", "--sort", "oldest", "--facet", "person", "--timeline",
                              "month", "--about-timeline", "month", "putin"});
  EXPECT_EQ(keys(answer),
            (std::vector<std::string>{"version", "query", "total", "hits", "facets", "timeline",
                                      "about_timeline", "next_cursor", "suggestion", "took_ms", "revision"}));
  EXPECT_EQ(answer["version"], 1);
  EXPECT_EQ(keys(answer["query"]), (std::vector<std::string>{"text", "parsed", "notices"}));
  EXPECT_EQ(answer["query"]["text"], "putin");
  EXPECT_EQ(answer["query"]["parsed"], "putin");
  EXPECT_EQ(answer["query"]["notices"], Ordered::array());
  EXPECT_EQ(answer["total"].dump(), R"({"value":3,"unit":"articles","exact":true})");
  EXPECT_TRUE(answer["took_ms"].is_number());
  EXPECT_TRUE(answer["revision"].is_string());
  EXPECT_TRUE(answer["next_cursor"].is_null());
  EXPECT_TRUE(answer["suggestion"].is_null());
  EXPECT_EQ(
      answer["facets"].dump(),
      R"({"person":{"distinct":3,"values":[{"value":"Barack Obama","count":1},{"value":"Putin","count":1},{"value":"Vladimir Putin","count":1}]}})");
  EXPECT_EQ(
      answer["timeline"].dump(),
      R"({"interval":"month","undated":1,"coarse":0,"buckets":[{"start":"2015-09-01","count":1},{"start":"2015-10-01","count":0},)"
      R"({"start":"2015-11-01","count":1}]})");
  EXPECT_EQ(keys(answer["about_timeline"]), (std::vector<std::string>{"interval", "coarse", "buckets"}));
  EXPECT_EQ(answer["about_timeline"]["buckets"][0].dump(), R"({"start":"2014-08-01","count":1})");
  for (const Ordered& hit : answer["hits"]) EXPECT_EQ(keys(hit), kHitKeys);
}

TEST_F(AnswerJson, AFullHitHasEveryValue) {
  const Ordered hit = ask({"--format", "json", "--limit", "1", "id:full-1 putin"})["hits"][0];
  EXPECT_EQ(hit["id"], "full-1");
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_GT(hit["score"].get<double>(), 0);
  EXPECT_EQ(hit["headline"], "Putin meets Obama in New York");
  EXPECT_EQ(hit["headline_highlights"].dump(), "[[0,5]]");
  EXPECT_EQ(hit["published"], "2015-09-29");
  EXPECT_EQ(hit["date_precision"], "day");
  EXPECT_EQ(hit["date_source"], "metadata");
  EXPECT_EQ(hit["updated"], "2015-09-29T16:03:00+02:00");
  EXPECT_EQ(hit["source"], "Meridian Post");
  EXPECT_EQ(hit["section"], "World");
  EXPECT_EQ(hit["byline"], "Jane Roe; Max Muster");
  EXPECT_EQ(hit["language"], "en");
  EXPECT_EQ(hit["url"], "https://news.example/1");
  EXPECT_TRUE(hit["story"].is_null());
  EXPECT_EQ(hit["duplicates"], 0);
  EXPECT_EQ(keys(hit["snippet"]), (std::vector<std::string>{"text", "highlights"}));
  EXPECT_TRUE(hit["snippet"]["text"].get<std::string>().starts_with("Vladimir Putin met")) << hit["snippet"];
  EXPECT_EQ(hit["snippet"]["highlights"][0].dump(), "[9,14]");
  EXPECT_EQ(hit["persons"].dump(), R"(["Vladimir Putin","Barack Obama"])");
  EXPECT_EQ(hit["orgs"].dump(), R"(["United Nations"])");
  EXPECT_EQ(hit["places"].dump(), R"(["New York","Syria"])");
}

TEST_F(AnswerJson, WhatABareHitLacksIsNull) {
  const Ordered hit = ask({"--format", "json", "id:bare-2"})["hits"][0];
  for (const char* key : {"published", "updated", "source", "section", "byline", "url", "story"})
    EXPECT_TRUE(hit.at(key).is_null()) << key;
  EXPECT_EQ(hit["date_precision"], "none");
  EXPECT_EQ(hit["date_source"], "none");
  for (const char* key : {"headline_highlights", "persons", "orgs", "places"})
    EXPECT_EQ(hit.at(key), Ordered::array()) << key;
  const Ordered month = ask({"--format", "json", "id:month-3"})["hits"][0];
  EXPECT_EQ(month["published"], "2015-11");
  EXPECT_EQ(month["date_precision"], "month");
}

TEST_F(AnswerJson, BlocksNotAskedForAreNull) {
  const Ordered answer = ask({"--format", "json", "--limit", "0", "putin"});
  for (const char* key : {"facets", "timeline", "about_timeline", "next_cursor", "suggestion"})
    EXPECT_TRUE(answer.at(key).is_null()) << key;
  EXPECT_EQ(answer["hits"], Ordered::array());
  const Ordered none = ask({"--format", "json", "--facet", "person", "qqqqq"});
  EXPECT_EQ(none["facets"].dump(), R"({"person":{"distinct":0,"values":[]}})");
}

TEST_F(AnswerJson, LinesAreHitsOnly) {
  const Ran ran =
      place_.run("dateline-search", {"--archive", archive_, "--format", "jsonl", "--limit", "all"});
  std::istringstream lines(ran.out);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_EQ(keys(Ordered::parse(line)), kHitKeys);
  EXPECT_EQ(count, 3);
  const std::string csv =
      place_.run("dateline-search", {"--archive", archive_, "--format", "csv", "--limit", "1"}).out;
  std::string header = csv.substr(0, csv.find("\r\n"));
  std::string expected;
  for (const std::string& key : kHitKeys) expected += (expected.empty() ? "" : ",") + key;
  EXPECT_EQ(header, expected);
}

// Every offset counts code points, and cuts out what matched.
TEST_F(AnswerJson, OffsetsCountCodePoints) {
  const Ordered hit = ask({"--format", "json", "again"})["hits"][0];
  const std::string text = hit["snippet"]["text"];
  std::vector<std::size_t> starts;  // byte of each code point
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  ASSERT_EQ(hit["snippet"]["highlights"].size(), 1U);
  const std::size_t from = starts.at(hit["snippet"]["highlights"][0][0]);
  const std::size_t to = starts.at(hit["snippet"]["highlights"][0][1]);
  EXPECT_EQ(text.substr(from, to - from), "again");
  EXPECT_LT(starts.at(hit["snippet"]["highlights"][0][0]), text.size());
}

}  // namespace
}  // namespace dateline::test
