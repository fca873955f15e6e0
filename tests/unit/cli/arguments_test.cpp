#include "searcher/cli/arguments.h"

#include <gtest/gtest.h>

#include "common/time/civil.h"

namespace dateline::cli {
namespace {

constexpr std::int64_t kClock = 1443535380;  // 2015-09-29T14:03:00Z, a Tuesday

std::optional<std::string> no_environment(const char*) { return std::nullopt; }

Result<Arguments> read(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--archive", "news"});
  return read_arguments(arguments, no_environment, kClock);
}

Arguments must(std::vector<std::string> arguments) {
  const auto read_them = read(std::move(arguments));
  EXPECT_TRUE(read_them) << read_them.error().message;
  return read_them.value_or(Arguments{});
}

TEST(ArgumentsTest, Defaults) {
  const Arguments a = must({});
  EXPECT_EQ(a.task, Task::search);
  EXPECT_EQ(a.archive, "news");
  EXPECT_EQ(a.format, Format::text);
  EXPECT_EQ(a.color, Color::automatic);
  EXPECT_EQ(a.request.query, "");
  EXPECT_FALSE(a.request.match_any);
  EXPECT_FALSE(a.request.lenient);
  EXPECT_FALSE(a.request.feedback);
  EXPECT_EQ(a.request.published, DayRange{});
  EXPECT_TRUE(a.request.filters.empty());
  EXPECT_TRUE(a.request.facets.empty());
  EXPECT_FALSE(a.request.timeline);
  EXPECT_FALSE(a.request.about_timeline);
  EXPECT_FALSE(a.request.sort);
  EXPECT_EQ(a.request.limit, 10U);
  EXPECT_EQ(a.request.offset, 0U);
  EXPECT_FALSE(a.request.now);
  EXPECT_TRUE(a.request.snippets);
}

TEST(ArgumentsTest, Everything) {
  const Arguments a = must({"--match", "any", "--from", "2015-09", "--to", "yesterday", "--filter", "person=Vladimir Putin",
                            "--filter", "place!=Syria", "--facet", "person:5,place", "--facet", "org:0", "--timeline", "week",
                            "--about-timeline=auto", "--sort", "oldest", "--limit", "all", "--offset", "20", "--cursor", "AQ", "--lenient", "--feedback",
                            "--color", "never", "--format", "json", "US-led", "coalition"});
  EXPECT_TRUE(a.request.match_any);
  EXPECT_TRUE(a.request.lenient);
  EXPECT_TRUE(a.request.feedback);
  EXPECT_EQ(a.request.query, "US-led coalition");
  EXPECT_EQ(a.request.published, (DayRange{day_of(2015, 9, 1), day_of(2015, 9, 28)}));
  EXPECT_EQ(a.request.filters, (std::vector<Filter>{{Facet::person, "Vladimir Putin", false, false}, {Facet::place, "Syria", true, false}}));
  EXPECT_EQ(a.request.facets, (std::vector<FacetRequest>{{Facet::person, 5}, {Facet::place, 10}, {Facet::org, 0}}));
  EXPECT_EQ(a.request.timeline, Interval::week);
  EXPECT_EQ(a.request.about_timeline, Interval::automatic);
  EXPECT_EQ(a.request.sort, Sort::oldest);
  EXPECT_EQ(a.request.cursor, "AQ");
  EXPECT_EQ(a.request.limit, kAll);
  EXPECT_EQ(a.request.offset, 20U);
  EXPECT_EQ(a.color, Color::never);
  EXPECT_EQ(a.format, Format::json);
}

TEST(ArgumentsTest, CrossTimelinesHaveOneIntervalOrTwo) {
  EXPECT_EQ(must({"--cross-timeline", "month"}).request.cross_timeline, (CrossRequest{Interval::month, Interval::month}));
  EXPECT_EQ(must({"--cross-timeline", "year,day"}).request.cross_timeline, (CrossRequest{Interval::year, Interval::day}));
  EXPECT_EQ(must({"--cross-timeline=auto,week"}).request.cross_timeline, (CrossRequest{Interval::automatic, Interval::week}));
}

TEST(ArgumentsTest, ACalendarHasEveryDateUnlessTold) {
  const Arguments all = must({"--calendar", "ics", "talks"});
  EXPECT_EQ(all.task, Task::calendar);
  EXPECT_EQ(all.subject, "ics");
  EXPECT_EQ(all.request.query, "talks");
  EXPECT_EQ(all.request.limit, kAll);
  EXPECT_EQ(must({"--calendar", "json", "--limit", "5"}).request.limit, 5U);
}

TEST(ArgumentsTest, DatesTakeTheirEnds) {
  const struct {
    const char* from;
    const char* to;
    DayRange expected;
  } cases[] = {
      {"2015", "2015", {day_of(2015, 1, 1), day_of(2015, 12, 31)}},
      {"2015-09-29", "2015-09-29", {day_of(2015, 9, 29), day_of(2015, 9, 29)}},
      {">2015", "<2017", {day_of(2016, 1, 1), day_of(2016, 12, 31)}},
      {"last week", "last week", {day_of(2015, 9, 21), day_of(2015, 9, 27)}},
      {"Q3 2014", "September 2015", {day_of(2014, 7, 1), day_of(2015, 9, 30)}},
      {"..2015", "2015..", {{}, {}}},
  };
  for (const auto& c : cases) EXPECT_EQ(must({"--from", c.from, "--to", c.to}).request.published, c.expected) << c.from;
}

TEST(ArgumentsTest, NowMovesRelativeDates) {
  const Arguments a = must({"--now", "2020-01-02T00:00:00Z", "--from", "yesterday"});
  EXPECT_EQ(a.request.now, 1577923200);
  EXPECT_EQ(a.request.published.from, day_of(2020, 1, 1));
}

TEST(ArgumentsTest, Tasks) {
  const struct {
    std::vector<std::string> arguments;
    Task task;
    const char* subject;
  } cases[] = {
      {{"--show", "a b"}, Task::show, "a b"},     {{"--explain", "x"}, Task::explain, ""},
      {{"--batch", "-"}, Task::batch, "-"},       {{"--fields"}, Task::fields, ""},
      {{"--help", "--show", "x"}, Task::help, ""}, {{"--version"}, Task::version, ""},
      {{"--generate", "man"}, Task::generate, "man"},
  };
  for (const auto& c : cases) {
    const Arguments a = must(c.arguments);
    EXPECT_EQ(a.task, c.task);
    EXPECT_EQ(a.subject, c.subject);
  }
  EXPECT_EQ(must({"--batch", "-"}).format, Format::jsonl);
  EXPECT_EQ(must({"--batch", "-", "--format", "trec"}).format, Format::trec);
}

TEST(ArgumentsTest, Archive) {
  const Environment named = [](const char* name) {
    return std::string(name) == "DATELINE_ARCHIVE" ? std::optional<std::string>("elsewhere") : std::nullopt;
  };
  EXPECT_EQ(read_arguments({"a"}, named, kClock)->archive, "elsewhere");
  EXPECT_EQ(read_arguments({"--archive", "here", "a"}, named, kClock)->archive, "here");
  EXPECT_EQ(read_arguments({"a"}, no_environment, kClock).error().code, "no-archive-given");
  for (const char* without : {"--fields", "--help", "--version", "--generate=man"})
    EXPECT_TRUE(read_arguments({without}, no_environment, kClock)) << without;
}

TEST(ArgumentsTest, Faults) {
  const struct {
    std::vector<std::string> arguments;
    const char* code;
  } cases[] = {
      {{"--limit", "x"}, "bad-number"},
      {{"--limit", "-1"}, "bad-number"},
      {{"--limit", ""}, "bad-number"},
      {{"--limit", "99999999999999999999999"}, "bad-number"},
      {{"--offset", "1.5"}, "bad-number"},
      {{"--facet", "persons"}, "unknown-facet"},
      {{"--facet", ""}, "unknown-facet"},
      {{"--facet", "person,"}, "unknown-facet"},
      {{"--facet", "headline"}, "unknown-facet"},
      {{"--facet", "person:"}, "bad-number"},
      {{"--facet", "person:x"}, "bad-number"},
      {{"--facet", "person:x:y"}, "bad-number"},
      {{"--filter", "person"}, "bad-filter"},
      {{"--filter", "=x"}, "bad-filter"},
      {{"--filter", "!=x"}, "unknown-facet"},
      {{"--filter", "nothing=x"}, "unknown-facet"},
      {{"--from", "01/02/2015"}, "slashed-date"},
      {{"--to", "2015-02-31"}, "bad-date"},
      {{"--show", "a", "query"}, "conflicting-options"},
      {{"--show", "a", "--batch", "b"}, "conflicting-options"},
      {{"--fields", "--explain"}, "conflicting-options"},
      {{"--batch", "a", "query"}, "conflicting-options"},
      {{"--batch", "a", "--format", "json"}, "bad-format"},
      {{"--format", "trec", "a"}, "bad-format"},
      {{"--show", "a", "--format", "csv"}, "bad-format"},
      {{"--explain", "a", "--format", "json"}, "bad-format"},
      {{"--sort", "best"}, "bad-choice"},
      {{"--cross-timeline", "decade"}, "bad-choice"},
      {{"--cross-timeline", "month,"}, "bad-choice"},
      {{"--cross-timeline", "year,month,day"}, "bad-choice"},
      {{"--calendar", "text"}, "bad-choice"},
      {{"--calendar", "json", "--format", "json"}, "conflicting-options"},
      {{"--calendar", "json", "--show", "a"}, "conflicting-options"},
  };
  for (const auto& c : cases) {
    const auto a = read(c.arguments);
    ASSERT_FALSE(a) << testing::PrintToString(c.arguments);
    EXPECT_EQ(a.error().code, c.code) << testing::PrintToString(c.arguments);
    EXPECT_EQ(a.error().kind, ErrorKind::usage);
    EXPECT_FALSE(a.error().hint.empty()) << testing::PrintToString(c.arguments);
  }
  EXPECT_EQ(read({"--facet", "persons"}).error().hint, "did you mean person?");
  EXPECT_TRUE(read({"--facet", "qqqqqqqqqq"}).error().hint.starts_with("the facets are person org"));
}

TEST(FilterTest, Table) {
  const struct {
    const char* text;
    Filter expected;
  } cases[] = {
      {"person=Vladimir Putin", {Facet::person, "Vladimir Putin", false, false}},
      {"about-country!=SY", {Facet::about_country, "SY", true, false}},
      {"section=a=b", {Facet::section, "a=b", false, false}},
      {"section=!", {Facet::section, "!", false, false}},
      {"source=", {Facet::source, "", false, true}},
      {"source!=", {Facet::source, "", true, true}},
  };
  for (const auto& c : cases) {
    const auto filter = read_filter(c.text);
    ASSERT_TRUE(filter) << c.text;
    EXPECT_EQ(*filter, c.expected) << c.text;
  }
}

TEST(FacetsTest, ANameAgainTakesTheLaterLimit) {
  std::vector<FacetRequest> facets;
  ASSERT_TRUE(read_facets("person:5,org", facets));
  ASSERT_TRUE(read_facets("person:7", facets));
  EXPECT_EQ(facets, (std::vector<FacetRequest>{{Facet::person, 7}, {Facet::org, 10}}));
  ASSERT_TRUE(read_facets("person:3:put,org::al-q:x,place:4:,country::", facets));
  EXPECT_EQ(facets, (std::vector<FacetRequest>{
                        {Facet::person, 3, "put"}, {Facet::org, 10, "al-q:x"}, {Facet::place, 4, ""}, {Facet::country, 10, ""}}));
  EXPECT_EQ(read({"--significant", "person:3", "--significant", "org"})->request.significant,
            (std::vector<FacetRequest>{{Facet::person, 3}, {Facet::org, 10}}));
  EXPECT_EQ(read({"--significant", "person:x"}).error().message, "--significant person cannot be \"x\"");
}

}  // namespace
}  // namespace dateline::cli
