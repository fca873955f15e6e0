#include "searcher/present/line_output.h"

#include <gtest/gtest.h>

#include "tests/unit/present/sample.h"

namespace dateline {
namespace {

TEST(LineOutputTest, Csv) {
  EXPECT_EQ(csv_header(),
            "id,rank,score,headline,headline_highlights,published,date_precision,date_source,updated,source,section,"
            "byline,language,url,story,duplicates,snippet,persons,orgs,places\r\n");
  EXPECT_EQ(csv_line(full_hit()),
            "wire:1,1,7.1,\"US strikes, \"\"again\"\"\",0-2; 3-10,2015-09-29,day,metadata,2015-09-29T16:03:00+02:00,"
            "Reuters,world,Jane Roe; John Doe,en,https://example.org/1?a=b,s1,2,\"…the US struck São Paulo, 東京 twice.\","
            "Vladimir Putin; Bashar al-Assad,NATO,\r\n");
  EXPECT_EQ(csv_line(bare_hit()), "b 2,2,0,,,,none,none,,,,,,,,0,,,,\r\n");
}

TEST(LineOutputTest, CsvQuotes) {
  Hit hit;
  hit.id = "a\nb";
  hit.section = "c\rd";
  const std::string line = csv_line(hit);
  EXPECT_TRUE(line.starts_with("\"a\nb\",")) << line;
  EXPECT_NE(line.find(",\"c\rd\","), std::string::npos) << line;
}

TEST(LineOutputTest, Ids) { EXPECT_EQ(id_line(bare_hit()), "b 2\n"); }

TEST(LineOutputTest, Trec) {
  Hit hit = full_hit();
  hit.score = 1.0 / 3;
  EXPECT_EQ(trec_line("q1", hit), "q1 Q0 wire:1 1 0.3333333333333333 dateline\n");
  EXPECT_EQ(trec_line("q 2", bare_hit()), "q%202 Q0 b%202 2 0 dateline\n");
}

}  // namespace
}  // namespace dateline
