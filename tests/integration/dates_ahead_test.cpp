// Dates found in the text, asked for by the real programs: about:>=today with --now, the calendar, the cross
// timeline.
#include <gtest/gtest.h>

#include "tests/integration/index_program.h"

namespace dateline::test {
namespace {

class DatesAhead : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string lines;
    lines += article("talks", "Talks go on",
                     {{"published", "2015-09-29"},
                      {"section", "world"},
                      {"body",
                       "Négociations: the talks resume on Sunday, October 4, the minister said. They broke "
                       "off in August 2014. A conference follows in Vienna on 30 October 2015."}});
    lines += article("vote", "Vote",
                     {{"published", "2015-09-28"},
                      {"section", "home"},
                      {"body", "The vote will be held on October 4, 2015. The last was in August 2014."}});
    lines += article("undated", "Nobody knows when", {{"body", "It opens on October 4, 2015, they say."}});
    lines += article("held", "Withheld",
                     {{"published", "2015-09-28"}, {"status", "withheld"}, {"body", "On October 4, 2015."}});
    lines += article("later", "Embargoed",
                     {{"published", "2015-09-28"},
                      {"embargoed", "2015-10-01T00:00:00Z"},
                      {"body", "On October 5, 2015."}});
    ASSERT_EQ(place_
                  .index({"add", "--archive", archive_, "--timezone", "Pacific/Auckland",
                          place_.write("a.jsonl", lines)})
                  .code,
              0);
  }
  Ran search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--archive", archive_});
    return place_.run("dateline-search", arguments);
  }
  Workplace place_;
  std::string archive_ = place_.path("archive");
};

TEST_F(DatesAhead, AboutTodayMovesWithNow) {
  const struct {
    const char* now;
    std::vector<std::string> ids;
  } cases[] = {
      {"2015-09-29T00:00:00Z", {"talks", "undated", "vote"}},
      {"2015-10-03T10:59:00Z", {"later", "talks", "undated", "vote"}},  // the third, in Auckland too
      {"2015-10-04T10:59:00Z",
       {"later", "talks", "undated", "vote"}},       // the last minute of the fourth in Auckland
      {"2015-10-04T11:00:00Z", {"later", "talks"}},  // the fifth there
      {"2015-10-30T10:59:00Z", {"talks"}},
      {"2015-10-30T11:00:00Z", {}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(place_.ids(archive_, {"--now", c.now, "about:>=today"}), c.ids) << c.now;
    std::set<std::string> listed;
    const Ran calendar = search({"--now", c.now, "--calendar", "json"});
    EXPECT_EQ(calendar.code, c.ids.empty() ? 1 : 0) << c.now;
    const json report = calendar.report();
    for (const json& entry : report["entries"]) listed.insert(entry["id"].get<std::string>());
    EXPECT_EQ(listed, std::set<std::string>(c.ids.begin(), c.ids.end())) << c.now;
  }
}

TEST_F(DatesAhead, EachEntryShowsWhereItStands) {
  const json calendar =
      search({"--now", "2015-09-29T00:00:00Z", "--calendar", "json", "section:world"}).report();
  EXPECT_EQ(calendar["today"], "2015-09-29");
  EXPECT_EQ(calendar["total"], 2);
  const json& entry = calendar["entries"][0];
  EXPECT_EQ(entry["id"], "talks");
  EXPECT_EQ(entry["headline"], "Talks go on");
  EXPECT_EQ(entry["part"], "body");
  EXPECT_EQ(entry["from"], "2015-10-04");
  EXPECT_EQ(entry["to"], "2015-10-04");
  EXPECT_EQ(entry["precision"], "day");
  // The same as --show has, text and code points.
  bool same = false;
  const json shown = search({"--show", "talks", "--format", "json"}).report();
  for (const json& date : shown["dates"])
    same = same || (date["start"] == entry["start"] && date["end"] == entry["end"] &&
                    date["text"] == entry["text"] && date["from"] == entry["from"]);
  EXPECT_TRUE(same) << entry;
  EXPECT_EQ(calendar["entries"][1]["from"], "2015-10-30");
  EXPECT_EQ(search({"--now", "2015-09-29T00:00:00Z", "--calendar", "json", "--limit", "1"})
                .report()["entries"]
                .size(),
            1U);
}

TEST_F(DatesAhead, CalendarForPeople) {
  const Ran ics = search({"--now", "2015-09-29T00:00:00Z", "--calendar", "ics", "--filter", "section=home"});
  EXPECT_EQ(ics.code, 0);
  EXPECT_EQ(ics.out,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Dateline "
            "1//EN\r\nCALSCALE:GREGORIAN\r\nNAME:Dates ahead\r\n"
            "X-WR-CALNAME:Dates "
            "ahead\r\nBEGIN:VEVENT\r\nUID:vote-20151004-20151004@dateline\r\nDTSTAMP:20150927T110000Z\r\n"
            "DTSTART;VALUE=DATE:20151004\r\nDTEND;VALUE=DATE:20151005\r\nSUMMARY:Vote\r\n"
            "DESCRIPTION:\"October 4\\, 2015\" (body)\\n2015-09-28\\nid "
            "vote\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  EXPECT_EQ(search({"--calendar", "ics", "persn:x"}).code, 2);
  EXPECT_EQ(search({"--calendar", "ics", "--format", "json"}).code, 2);
}

TEST_F(DatesAhead, CrossTimeline) {
  const json answer = search({"--now", "2015-09-29T00:00:00Z", "--format", "json", "--limit", "0",
                              "--cross-timeline", "year,month", "--about-timeline", "month"})
                          .report();
  const json& cross = answer["cross_timeline"];
  EXPECT_EQ(cross["buckets"].size(), 2U);
  EXPECT_EQ(
      cross["buckets"][0].dump(),
      R"({"coarse":0,"count":2,"published":[{"count":2,"start":"2015-01-01"}],"start":"2014-08-01","undated":0})");
  EXPECT_EQ(
      cross["buckets"][1].dump(),
      R"({"coarse":0,"count":3,"published":[{"count":2,"start":"2015-01-01"}],"start":"2015-10-01","undated":1})");
  EXPECT_EQ(answer["about_timeline"]["buckets"][0]["count"], 2);
  const std::string text =
      search({"--now", "2015-09-29T00:00:00Z", "--limit", "0", "--cross-timeline", "year,month"}).out;
  EXPECT_EQ(text.substr(0, text.find("\n\n")),
            "dates mentioned  by month, published by year\n"
            "           2015  undated  all\n"
            "  2014-08     2             2\n"
            "  2015-10     2        1    3");
}

}  // namespace
}  // namespace dateline::test
