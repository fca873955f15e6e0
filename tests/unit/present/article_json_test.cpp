#include "common/article_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/time/civil.h"
#include "common/time/make_moment.h"
#include "searcher/present/json_output.h"

namespace dateline {
namespace {

TEST(ArticleJsonTest, Bare) {
  EXPECT_EQ(article_json({}),
            R"({"id":null,"version":null,"updated":null,"status":"usable","embargoed":null,"published":null,)"
            R"("date_precision":"none","date_source":"none","headline":null,"subheadline":null,"summary":null,)"
            R"("byline":null,"dateline":null,"source":null,"section":null,"keywords":[],"language":null,"url":null,)"
            R"("copyright":null,"body":null,"persons":[],"orgs":[],"places":[],"countries":[],"entities":[],"dates":[]})");
}

Article full_article() {
  Article a;
  a.id = "a1";
  a.version = "10";
  a.updated = *instant_moment(0, 0);
  a.status = Status::withheld;
  a.embargo_text = "2030-01-01";
  a.published = year_moment(2015, Zone::utc());
  a.date_source = DateSource::directory;
  a.headline = "Élysée: \"oui\"";
  a.byline = {"Jane Roe"};
  a.keywords = {"war", "peace"};
  a.body = "In August 2014 東京 met 👨‍👩‍👧 Vladimir Putin.\n\nEnd";
  a.entities = {{EntityType::person, "Vladimir Putin", true, {{Part::body, 28, 42}}},
                {EntityType::place, "東京", false, {{Part::body, 15, 17}}},
                {EntityType::org, "Élysée", false, {{Part::headline, 0, 6}, {Part::keyword, 5, 10}, {Part::byline, 0, 4}}},
                {EntityType::org, "UN", true, {}}};
  a.countries = {{"JP", "Japan", 1, true}};
  a.dates = {{{Part::body, 3, 14}, true, *day_of(2014, 8, 1), *day_of(2014, 8, 31), DatePrecision::month},
             {{Part::body, 45, 90}, false, 0, 0, DatePrecision::unresolved}};
  a.extra = {{"priority", "{\n \"a\": [1,2]}"}, {"dates", "\"mine\""}};
  return a;
}

TEST(ArticleJsonTest, Full) {
  const std::string line = article_json(full_article());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line,
            R"({"id":"a1","version":"10","updated":"1970-01-01T00:00:00Z","status":"withheld","embargoed":"2030-01-01",)"
            R"("published":"2015","date_precision":"year","date_source":"directory","headline":"Élysée: \"oui\"",)"
            R"("subheadline":null,"summary":null,"byline":"Jane Roe","dateline":null,"source":null,"section":null,)"
            R"("keywords":["war","peace"],"language":null,"url":null,"copyright":null,)"
            R"("body":"In August 2014 東京 met 👨‍👩‍👧 Vladimir Putin.\n\nEnd","persons":["Vladimir Putin"],"orgs":["UN"],)"
            R"("places":[],"countries":[{"code":"JP","name":"Japan","mentions":1,"about":true}],"entities":[)"
            R"({"type":"person","name":"Vladimir Putin","given":true,"mentions":[{"part":"body","start":28,"end":42,)"
            R"("text":"Vladimir Putin"}]},)"
            R"({"type":"place","name":"東京","given":false,"mentions":[{"part":"body","start":15,"end":17,"text":"東京"}]},)"
            R"({"type":"org","name":"Élysée","given":false,"mentions":[{"part":"headline","start":0,"end":6,"text":"Élysée"},)"
            R"({"part":"keyword","start":5,"end":10,"text":"peace"},{"part":"byline","start":0,"end":4,"text":"Jane"}]},)"
            R"({"type":"org","name":"UN","given":true,"mentions":[]}],"dates":[)"
            R"({"text":"August 2014","part":"body","start":3,"end":14,"from":"2014-08-01","to":"2014-08-31","precision":"month"},)"
            R"({"text":"End","part":"body","start":45,"end":90,"from":null,"to":null,"precision":null}],)"
            R"("priority":{  "a": [1,2]},"_dates":"mine"})");
}

TEST(ArticleJsonTest, SeveralAuthorsAreAList) {
  Article a;
  a.byline = {"Jane Roe", "John Doe"};
  EXPECT_EQ(nlohmann::json::parse(article_json(a))["byline"], nlohmann::json::array({"Jane Roe", "John Doe"}));
}

TEST(ArticleJsonTest, HeldForDoubtIsWithheld) {
  Article a;
  a.held_for_doubt = true;
  EXPECT_EQ(nlohmann::json::parse(article_json(a))["status"], "withheld");
}

TEST(ArticleJsonTest, LateSlices) {
  Article a;
  for (int i = 0; i < 1000; ++i) a.body += "日x";
  for (std::uint32_t i = 0; i < 2000; i += 37) a.dates.push_back({{Part::body, i, i + 3}, false, 0, 0, {}});
  const auto json = nlohmann::json::parse(article_json(a));
  for (const auto& date : json["dates"]) {
    const int start = date["start"];
    const int left = 2000 - start;
    std::string expected = start % 2 == 0 ? "日x日" : "x日x";
    if (left < 3) expected = start % 2 == 0 ? "日x" : "x";
    EXPECT_EQ(date["text"], expected) << start;
  }
}

TEST(ArticleJsonTest, PrettySaysTheSame) {
  const std::string pretty = show_json(full_article(), Layout::pretty);
  EXPECT_TRUE(pretty.starts_with("{\n \"id\": \"a1\",\n"));
  EXPECT_EQ(nlohmann::ordered_json::parse(pretty).dump(),
            nlohmann::ordered_json::parse(show_json(full_article(), Layout::compact)).dump());
}

}  // namespace
}  // namespace dateline
