// The real program against the gold annotations of corpus/gold: no score may fall below its floor in
// corpus/gold/floors.json. Floors only rise: after an improvement,
// DATELINE_REFRESH=1 build/bin/test_integration --gtest_filter='Gold*' raises those that are lower than the
// score, and lowers none.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "common/time/civil.h"
#include "tests/integration/index_program.h"
#include "tests/integration/scorer.h"

namespace dateline::test {
namespace {

Records by_id(const std::string& lines) {
  Records out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    json record = json::parse(line);
    const std::string id = record.at("id");
    out.emplace(id, std::move(record));
  }
  return out;
}

TEST(GoldTest, NoScoreFallsBelowItsFloor) {
  const std::string gold_file = corpus("gold/articles.jsonl");
  const std::string floors_file = corpus("gold/floors.json");
  Workplace place;
  // Only what a newsroom would send: the annotations stay out.
  std::string lines;
  const Records gold = by_id(read_text(gold_file));
  ASSERT_EQ(gold.size(), 40U);
  for (const auto& [id, record] : gold) {
    lines += json{{"id", id},
                  {"published", record.at("published")},
                  {"headline", record.at("headline")},
                  {"body", record.at("body")}}
                 .dump() +
             "\n";
  }
  const Ran analyzed = place.index({"analyze", place.write("gold.jsonl", lines)});
  ASSERT_EQ(analyzed.code, 0) << analyzed.err;
  const Scores scores = score(gold, by_id(analyzed.out));
  json floors = json::parse(read_text(floors_file));
  for (const auto& [name, value] : scores) {
    RecordProperty(name, std::to_string(value));
    if (!name.ends_with("f1")) continue;  // precision may be traded for recall
    ASSERT_TRUE(floors.contains(name)) << name;
    EXPECT_GE(value + 1e-9, floors[name].get<double>()) << name << " is lower than it was";
    if (value > floors[name].get<double>()) floors[name] = value;
  }
  if (std::getenv("DATELINE_REFRESH") != nullptr) std::ofstream(floors_file) << floors.dump(1) << "\n";
}

TEST(GoldTest, IntervalsOfValues) {
  const struct {
    const char* value;
    const char* days;  // "": names none
  } cases[] = {{"2015-09-29", "2015-09-29 2015-09-29"},
               {"2015-09-29T10:00", "2015-09-29 2015-09-29"},
               {"2014-08", "2014-08-01 2014-08-31"},
               {"2012-02", "2012-02-01 2012-02-29"},
               {"2014", "2014-01-01 2014-12-31"},
               {"199", "1990-01-01 1999-12-31"},
               {"2014-Q3", "2014-07-01 2014-09-30"},
               {"2014-H1", "2014-01-01 2014-06-30"},
               {"2014-W10", "2014-03-03 2014-03-09"},
               {"2014-W10-WE", "2014-03-08 2014-03-09"},
               {"2014-08/2014-Q4", "2014-08-01 2014-12-31"},
               {"PRESENT_REF", ""},
               {"P3D", ""},
               {"2015-02-30", ""},
               {"2014-SU", ""},
               {"2014-13", ""}};
  for (const auto& c : cases) {
    const auto days = interval_of(c.value);
    EXPECT_EQ(days ? format_day(days->first) + " " + format_day(days->second) : "", c.days) << c.value;
  }
}

// By hand: one of two persons found with its exact span, one place too long, and one org that is none.
TEST(GoldTest, ScoresByHand) {
  const json gold =
      json::parse(R"({"gold_entities":[["body",0,4,"person"],["body",10,14,"person"],["body",20,25,"place"]],
    "gold_dates":[["body",30,40,"2014-08"],["body",50,54,"2014"],["body",60,64,"P3D"]]})");
  const json out = json::parse(
      R"({"entities":[{"type":"person","mentions":[{"part":"body","start":0,"end":4},{"part":"headline","start":10,"end":14}]},
      {"type":"place","mentions":[{"part":"body","start":18,"end":25}]},{"type":"org","mentions":[{"part":"body","start":5,"end":8}]}],
    "dates":[{"part":"body","start":32,"end":40,"from":"2014-08-01","to":"2014-08-31"},
      {"part":"body","start":50,"end":54,"from":"2015-01-01","to":"2015-12-31"},{"part":"body","start":70,"end":74,"from":null,"to":null}]})");
  const Scores s = score({{"a", gold}}, {{"a", out}});
  EXPECT_EQ(s.at("entities.person.p"), 0.5);
  EXPECT_EQ(s.at("entities.person.r"), 0.5);
  EXPECT_EQ(s.at("entities.place.f1"), 0);
  EXPECT_EQ(s.at("entities.org.p"), 0);
  EXPECT_EQ(s.at("entities.all.p"), 0.25);
  EXPECT_EQ(s.at("entities.all.r"), 0.3333);
  EXPECT_EQ(s.at("entities.overlap_f1"), 0.5714);  // 2 of 4 found, 2 of 3 wanted
  EXPECT_EQ(s.at("dates.strict.f1"), 0.5);         // the year, of 2 and 2
  EXPECT_EQ(s.at("dates.relaxed_f1"), 1);
  EXPECT_EQ(s.at("dates.value_f1"), 0.5);  // August
}

}  // namespace
}  // namespace dateline::test
