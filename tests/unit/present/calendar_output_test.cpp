// The dates ahead as JSON and as iCalendar; every line of the latter by the rules of RFC 5545.
#include "searcher/present/calendar_output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/time/civil.h"
#include "common/time/make_moment.h"

namespace dateline {
namespace {

CalendarEntry entry() {
  CalendarEntry out;
  out.from = *day_of(2015, 10, 4);
  out.to = *day_of(2015, 10, 6);
  out.precision = DatePrecision::range;
  out.mention = {Part::body, 10, 24};
  out.text = "October 4 to 6";
  out.id = "wire:1/ü";
  out.headline = "Talks; on \"Syria\", again\\resumed";
  out.published = *instant_moment(1443535380, 7200);
  out.source = "Test Agency";
  out.url = "https://example.org/1?a=b";
  return out;
}

Calendar calendar() {
  Calendar out;
  out.query_text = "talks";
  out.parsed = "talks";
  out.notices = {{"n", "note", 2}};
  out.now = 1443540000;
  out.today = *day_of(2015, 9, 29);
  out.total = 12;
  out.entries = {entry()};
  out.revision = "7";
  return out;
}

TEST(CalendarJsonTest, HasEveryKey) {
  const auto json = nlohmann::ordered_json::parse(calendar_json(calendar(), Layout::compact));
  const char* expected = R"({"version":1,
    "query":{"text":"talks","parsed":"talks","notices":[{"code":"n","message":"note","column":2}]},
    "today":"2015-09-29","total":12,
    "entries":[{"from":"2015-10-04","to":"2015-10-06","precision":"range","text":"October 4 to 6","part":"body","start":10,
      "end":24,"id":"wire:1/ü","headline":"Talks; on \"Syria\", again\\resumed","published":"2015-09-29T16:03:00+02:00",
      "source":"Test Agency","url":"https://example.org/1?a=b"}],
    "took_ms":0.0,"revision":"7"})";
  EXPECT_EQ(json, nlohmann::ordered_json::parse(expected)) << json.dump(1);
  CalendarEntry bare;
  bare.from = bare.to = *day_of(2015, 10, 4);
  Calendar with_bare = calendar();
  with_bare.entries = {bare};
  const auto empty = nlohmann::json::parse(calendar_json(with_bare, Layout::compact))["entries"][0];
  for (const char* key : {"text", "headline", "published", "source", "url"})
    EXPECT_TRUE(empty.at(key).is_null()) << key;
}

std::vector<std::string> lines_of(const std::string& ics) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < ics.size();) {
    const std::size_t end = ics.find("\r\n", at);
    EXPECT_NE(end, std::string::npos) << "the last line has an end";
    if (end == std::string::npos) break;
    out.push_back(ics.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// Folded lines joined (3.1).
std::vector<std::string> unfolded(const std::string& ics) {
  std::vector<std::string> out;
  for (const std::string& line : lines_of(ics)) {
    if (line.starts_with(' ') && !out.empty())
      out.back() += line.substr(1);
    else
      out.push_back(line);
  }
  return out;
}

TEST(CalendarIcsTest, IsWhatTheStandardSays) {
  const std::vector<std::string> expected = {
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Dateline//Dateline 1//EN",
      "CALSCALE:GREGORIAN",
      "NAME:Dates ahead: talks",
      "X-WR-CALNAME:Dates ahead: talks",
      "BEGIN:VEVENT",
      "UID:wire%3A1%2F%C3%BC-20151004-20151006@dateline",
      "DTSTAMP:20150929T140300Z",
      "DTSTART;VALUE=DATE:20151004",
      "DTEND;VALUE=DATE:20151007",
      "SUMMARY:Talks\\; on \"Syria\"\\, again\\\\resumed",
      "DESCRIPTION:\"October 4 to 6\" (body)\\nTest Agency\\, 2015-09-29T16:03:00+02:00\\nid wire:1/ü",
      "URL:https://example.org/1?a=b",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR"};
  EXPECT_EQ(unfolded(calendar_ics(calendar())), expected);
}

TEST(CalendarIcsTest, FoldsAtSeventyFiveOctetsAndNeverInsideACharacter) {
  for (int lead = 0; lead < 5; ++lead) {
    Calendar long_one = calendar();
    std::string headline(static_cast<std::size_t>(lead), 'x');
    for (int i = 0; i < 60; ++i) headline += i % 3 == 0 ? "東" : i % 3 == 1 ? "é" : "😀";
    long_one.entries[0].headline = headline;
    const std::string ics = calendar_ics(long_one);
    for (const std::string& line : lines_of(ics)) {
      EXPECT_LE(line.size(), 75U) << line;
      const std::size_t first = line.starts_with(' ') ? 1 : 0;
      EXPECT_NE(static_cast<unsigned char>(line[first]) & 0xC0, 0x80) << "begins inside a character";
      EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    }
    const auto whole = unfolded(ics);
    EXPECT_NE(std::find(whole.begin(), whole.end(), "SUMMARY:" + headline), whole.end());
  }
  Calendar exact = calendar();
  exact.entries[0].headline = std::string(75 - 8, 'y');
  const auto lines = lines_of(calendar_ics(exact));
  EXPECT_NE(std::find(lines.begin(), lines.end(), "SUMMARY:" + std::string(67, 'y')), lines.end())
      << "75 fit";
}

TEST(CalendarIcsTest, NothingOfAnArticleBreaksOutOfItsLine) {
  Calendar hostile = calendar();
  hostile.query_text = "x\r\nBEGIN:VEVENT";
  CalendarEntry& e = hostile.entries[0];
  e.id = "a\r\nEND:VCALENDAR";
  e.headline = "One\nTwo\x01\x7F\tThree\r\nBEGIN:VALARM";
  e.source = "S\r\nDTSTART:19700101";
  for (const char* url :
       {"javascript:alert(1)", "https://x/\r\nBEGIN:VEVENT", "https://x/a b", "https://x/\"", "ftp://x/"}) {
    e.url = url;
    std::size_t events = 0;
    for (const std::string& line : unfolded(calendar_ics(hostile))) {
      if (line == "BEGIN:VEVENT") ++events;
      EXPECT_FALSE(line.starts_with("BEGIN:VALARM") || line.starts_with("DTSTART:19") ||
                   line.starts_with("URL:"))
          << line;
      if (line.starts_with("SUMMARY:")) {
        EXPECT_EQ(line, "SUMMARY:One\\nTwo\tThree\\nBEGIN:VALARM");
      }
    }
    EXPECT_EQ(events, 1U);
  }
  EXPECT_NE(
      calendar_ics(hostile, "https://portal/").find("URL:https://portal/?article=a%0D%0AEND%3AVCALENDAR\r\n"),
      std::string::npos);
}

TEST(CalendarIcsTest, StampsAndLastDays) {
  Calendar c = calendar();
  c.entries[0].updated = *instant_moment(-1, 0);
  EXPECT_NE(calendar_ics(c).find("DTSTAMP:19691231T235959Z\r\n"), std::string::npos)
      << "when that version was made";
  c.entries[0].updated = {};
  c.entries[0].published = {};
  EXPECT_NE(calendar_ics(c).find("DTSTAMP:20150929T152000Z\r\n"), std::string::npos) << "now";
  c.entries[0].from = kMaxDay - 1;
  c.entries[0].to = kMaxDay;
  const std::string last = calendar_ics(c);
  EXPECT_EQ(last.find("DTEND"), std::string::npos) << "no day comes behind";
  EXPECT_NE(last.find("DTSTART;VALUE=DATE:99991230\r\nDURATION:P2D\r\n"), std::string::npos);
  c.entries.clear();
  c.query_text.clear();
  EXPECT_EQ(unfolded(calendar_ics(c)).size(), 7U);
}

}  // namespace
}  // namespace dateline
