#include "searcher/present/calendar_output.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "common/article_json.h"
#include "common/percent_encoding.h"
#include "common/time/civil.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLine = 75;  // octets, without CR LF

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json entry_json(const CalendarEntry& entry) {
  return {{"from", format_day(entry.from)},
          {"to", format_day(entry.to)},
          {"precision", to_text(entry.precision)},
          {"text", text_or_null(entry.text)},
          {"part", to_text(entry.mention.part)},
          {"start", entry.mention.start},
          {"end", entry.mention.end},
          {"id", entry.id},
          {"headline", text_or_null(entry.headline)},
          {"published", text_or_null(entry.published.to_text())},
          {"source", text_or_null(entry.source)},
          {"url", text_or_null(entry.url)}};
}

bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A content line, folded.
void append_line(std::string& out, std::string_view line) {
  std::size_t room = kLine;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && is_tail(line[end])) --end;
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = kLine - 1;  // the space counts
  }
  out += line;
  out += "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\\' || c == ';' || c == ',')
      (out += '\\') += c;
    else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F))
      out += c;
  }
  return out;
}

void append_text(std::string& out, std::string_view name, std::string_view value) {
  append_line(out, std::string(name) + ":" + escaped(value));
}

// "20150929".
std::string basic(Day day) {
  std::string out = format_day(day);
  std::erase(out, '-');
  return out;
}

// "20150929T140300Z".
std::string stamp(std::int64_t seconds) {
  std::int64_t day = seconds / kSecondsPerDay;
  std::int64_t rest = seconds % kSecondsPerDay;
  if (rest < 0) {
    --day;
    rest += kSecondsPerDay;
  }
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return basic(static_cast<Day>(std::clamp<std::int64_t>(day, kMinDay, kMaxDay))) + "T" + two(rest / 3600) +
         two(rest / 60 % 60) + two(rest % 60) + "Z";
}

// An address that may stand in a URI value as it is (RFC 3986, 2): of the web, and in ASCII without what must
// be escaped.
bool is_web_address(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
  return std::all_of(url.begin(), url.end(), [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
  });
}

std::string description_of(const CalendarEntry& entry) {
  std::string out =
      entry.text.empty() ? std::string() : "\"" + entry.text + "\" (" + to_text(entry.mention.part) + ")\n";
  std::string from = entry.source;
  if (entry.published.known()) from += (from.empty() ? "" : ", ") + entry.published.to_text();
  if (!from.empty()) out += from + "\n";
  return out + "id " + entry.id;
}

void append_event(std::string& out, const CalendarEntry& entry, const Calendar& calendar,
                  const std::string& base_url) {
  const Moment& made = entry.updated.known() ? entry.updated : entry.published;
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + encode_percent(entry.id) + "-" + basic(entry.from) + "-" + basic(entry.to) +
                       "@dateline");
  append_line(out, "DTSTAMP:" + stamp(made.known() ? made.instant : calendar.now));
  append_line(out, "DTSTART;VALUE=DATE:" + basic(entry.from));
  // No day of four-digit years comes behind the last.
  if (entry.to < kMaxDay)
    append_line(out, "DTEND;VALUE=DATE:" + basic(entry.to + 1));
  else
    append_line(out, "DURATION:P" + std::to_string(entry.to - entry.from + 1) + "D");
  append_text(out, "SUMMARY", entry.headline.empty() ? entry.id : entry.headline);
  append_text(out, "DESCRIPTION", description_of(entry));
  if (is_web_address(entry.url))
    append_line(out, "URL:" + entry.url);
  else if (!base_url.empty())
    append_line(out, "URL:" + base_url + "?article=" + encode_percent(entry.id));
  append_line(out, "TRANSP:TRANSPARENT");
  append_line(out, "END:VEVENT");
}

}  // namespace

std::string calendar_json(const Calendar& calendar, Layout layout) {
  Json notices = Json::array();
  for (const QueryNotice& notice : calendar.notices)
    notices.push_back({{"code", notice.code}, {"message", notice.message}, {"column", notice.column}});
  Json entries = Json::array();
  for (const CalendarEntry& entry : calendar.entries) entries.push_back(entry_json(entry));
  const Json out = {
      {"version", 1},
      {"query",
       {{"text", calendar.query_text}, {"parsed", calendar.parsed}, {"notices", std::move(notices)}}},
      {"today", format_day(calendar.today)},
      {"total", calendar.total},
      {"entries", std::move(entries)},
      {"took_ms", std::round(calendar.took_ms * 1000) / 1000},
      {"revision", calendar.revision}};
  return out.dump(layout == Layout::pretty ? 1 : -1, ' ', false, Json::error_handler_t::replace);
}

std::string calendar_ics(const Calendar& calendar, const std::string& base_url) {
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Dateline//Dateline 1//EN");
  append_line(out, "CALSCALE:GREGORIAN");
  // RFC 7986, 5.1, and what calendars read that came before it.
  const std::string name =
      calendar.query_text.empty() ? "Dates ahead" : "Dates ahead: " + calendar.query_text;
  append_text(out, "NAME", name);
  append_text(out, "X-WR-CALNAME", name);
  for (const CalendarEntry& entry : calendar.entries) append_event(out, entry, calendar, base_url);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace dateline
