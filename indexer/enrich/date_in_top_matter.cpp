#include "indexer/enrich/date_in_top_matter.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/time/date_tokens.h"
#include "common/time/parse_moment.h"
#include "indexer/enrich/date_in_dateline.h"
#include "indexer/enrich/date_in_text_line.h"

namespace dateline {
namespace {

constexpr std::size_t kMostLines = 6;
constexpr std::size_t kShortLine = 100;  // bytes; a longer line that is nothing of ours begins the story

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_folded(std::string_view text, std::string_view folded) {
  return text.size() >= folded.size() &&
         std::equal(folded.begin(), folded.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

TopSpan trimmed(std::string_view body, TopSpan s) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (s.begin < s.end && space(body[s.begin])) ++s.begin;
  while (s.end > s.begin && space(body[s.end - 1])) --s.end;
  return s;
}

// --- Bylines ---

bool is_name_particle(std::string_view w) {
  constexpr std::array<std::string_view, 24> kWords = {"and", "of",  "the", "for", "in", "at", "with", "de",
                                                       "van", "von", "der", "den", "la", "le", "du",   "di",
                                                       "da",  "dos", "bin", "al",  "y",  "e",  "und",  "et"};
  return w == "&" || std::find(kWords.begin(), kWords.end(), w) != kWords.end();
}

// A full stop ends a name only where it abbreviates: "Jr.", "Sr.", "J.", "Ph.D.".
bool ends_like_a_name(std::string_view text) {
  const char last = text.back();
  if (last == '!' || last == '?' || last == ':' || last == ';' || last == ',') return false;
  if (last != '.') return true;
  const std::size_t space = text.rfind(' ');
  return text.size() - (space == std::string_view::npos ? 0 : space + 1) <= 5;
}

bool is_names(std::string_view text) {
  if (text.size() < 2 || text.size() > kShortLine || std::any_of(text.begin(), text.end(), is_digit))
    return false;
  if (is_lower(text[0]) || !ends_like_a_name(text)) return false;
  if (starts_with_folded(text, "the ") && text.find("Press") == std::string_view::npos &&
      text.find("PRESS") == std::string_view::npos && text.find("Board") == std::string_view::npos &&
      text.find("Staff") == std::string_view::npos) {
    return false;  // "By The Numbers"
  }
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++words) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    std::string_view word = text.substr(i, end - i);
    while (word.ends_with(',')) word.remove_suffix(1);
    if (!word.empty() && is_lower(word[0]) && !is_name_particle(word) && !word.starts_with("al-") &&
        !word.starts_with("el-")) {
      return false;
    }
    i = end;
    while (i < text.size() && text[i] == ' ') ++i;
  }
  if (words == 1) {
    // "By Friday", "By June": when, not who.
    const DateTokens tokens(text);
    if (tokens[0].month != 0 || tokens[0].weekday >= 0) return false;
  }
  return words <= 14;
}

// What is left of a byline between its names: "Staff Writer", "Associated Press", "Moscow Correspondent".
bool is_role(std::string_view text) {
  constexpr std::array<std::string_view, 14> kRoles = {
      "writer",  "staff",  "press",     "correspondent", "editor", "reporter", "news",
      "service", "bureau", "columnist", "reuters",       "times",  "agency",   "contributor"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && text[i - 1] != ' ') continue;
    for (const std::string_view role : kRoles) {
      if (starts_with_folded(text.substr(i), role)) return true;
    }
  }
  return false;
}

std::vector<std::string> names_of(std::string_view byline) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < byline.size();) {
    std::size_t end = byline.size();
    std::size_t next = end;
    for (const std::string_view mark : {",", " and ", " AND ", " & ", " und ", " et ", " with "}) {
      const std::size_t at = byline.find(mark, i);
      if (at < end) {
        end = at;
        next = at + mark.size();
      }
    }
    std::string_view name = byline.substr(i, end - i);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    for (const std::string_view lead : {"and ", "AND "}) {
      if (name.starts_with(lead)) name.remove_prefix(lead.size());
    }
    if (name == "Jr." || name == "Jr" || name == "Sr.") {
      if (!names.empty()) names.back().append(", ").append(name);
    } else if (!name.empty() && !is_role(name)) {
      names.emplace_back(name);
    }
    i = next;
  }
  if (names.empty() && !byline.empty()) names.emplace_back(byline);  // "By The Associated Press"
  return names;
}

// --- Date lines ---

// The byte behind "Published:", "Posted on" and their like; 0 where the line starts otherwise.
std::size_t label_length(std::string_view line) {
  constexpr std::array<std::string_view, 11> kLabels = {"first published",
                                                        "published",
                                                        "publication date",
                                                        "posted",
                                                        "date published",
                                                        "date posted",
                                                        "release date",
                                                        "released",
                                                        "issued",
                                                        "dated",
                                                        "date"};
  for (const std::string_view label : kLabels) {
    if (!starts_with_folded(line, label)) continue;
    std::size_t i = label.size();
    if (i < line.size() && line[i] != ' ' && line[i] != ':') continue;
    while (i < line.size() && (line[i] == ' ' || line[i] == ':')) ++i;
    if (starts_with_folded(line.substr(i), "on ")) i += 3;
    return i;
  }
  return 0;
}

// A text that is a date and nothing else, even an impossible one: whether it can be used is decided later.
bool is_date_alone(std::string_view text, bool labelled) {
  if (text.empty() || text.size() > 80 || std::none_of(text.begin(), text.end(), is_digit)) return false;
  // Digits alone on a line are a page or a count.
  if (!labelled && std::all_of(text.begin(), text.end(), is_digit)) return false;
  const auto moment = parse_moment(text, Zone::utc());
  if (moment || moment.error().code != "unreadable-date") return true;
  const auto date = date_within(text);
  return date && date->begin == 0 && date->end == text.size() && date->fields.day > 0;
}

// "(Adds details, Sept. 29)": the last piece of the bracket. Empty where it is no date.
TopSpan date_of_note(std::string_view body, TopSpan line) {
  const std::size_t close = body.find(')', line.begin);
  if (close == std::string_view::npos || close >= line.end) return {};
  // The commas of "Sept. 29, 2015" are tried before the shorter piece behind them.
  TopSpan best;
  for (std::size_t at = close; at > line.begin; --at) {
    if (body[at - 1] != ',' && body[at - 1] != '(') continue;
    const TopSpan piece = trimmed(body, {at, close});
    if (is_date_alone(piece.of(body), false)) best = piece;
  }
  return best;
}

class Finder {
 public:
  explicit Finder(std::string_view body) : body_(body) {}

  TopMatter find() {
    const std::size_t limit = std::min(body_.size(), kTopBytes);
    std::size_t strangers = 0;
    std::size_t lines = 0;
    for (std::size_t at = 0; at < limit && lines < kMostLines;) {
      const std::size_t newline = body_.substr(0, limit).find('\n', at);
      const bool whole = newline != std::string_view::npos || limit == body_.size();
      const std::size_t end = newline != std::string_view::npos ? newline : limit;
      const TopSpan line = trimmed(body_, {at, end});
      at = end + 1;
      if (line.empty()) continue;
      ++lines;
      if (take(line, whole)) continue;
      if (line.end - line.begin > kShortLine || ++strangers == 2) break;
    }
    return std::move(top_);
  }

 private:
  // True where the line is ours and the story may still not have begun.
  bool take(TopSpan line, bool whole) {
    const std::string_view text = line.of(body_);
    if (whole && take_byline(line, text)) return true;
    if (whole && take_date(line, text)) return true;
    return take_dateline(line, whole);
  }

  bool take_byline(TopSpan line, std::string_view text) {
    if (!top_.byline_at.empty() || !starts_with_folded(text, "by ")) return false;
    // "By Jane Roe | March 3, 2014"
    const std::size_t bar = std::min(text.find('|'), text.size());
    const TopSpan names = trimmed(body_, {line.begin + 3, line.begin + bar});
    if (names.empty() || !is_names(names.of(body_))) return false;
    top_.byline_at = names;
    top_.byline = names.of(body_);
    top_.authors = names_of(top_.byline);
    if (bar < text.size()) {
      const TopSpan rest = trimmed(body_, {line.begin + bar + 1, line.end});
      if (!rest.empty()) take_date(rest, rest.of(body_));
    }
    return true;
  }

  bool take_date(TopSpan line, std::string_view text) {
    if (!top_.date_at.empty() || text.size() > 160) return false;
    TopSpan date;
    if (text.front() == '(') {
      date = date_of_note(body_, line);
      if (date.empty() || date.end + 1 != line.end) return false;
    } else {
      const std::size_t label = label_length(text);
      date = {line.begin + label, line.end};
      if (date.empty() || !is_date_alone(date.of(body_), label > 0)) return false;
    }
    top_.date_at = date;
    top_.date = date.of(body_);
    return true;
  }

  bool take_dateline(TopSpan line, bool whole) {
    if (!top_.dateline_at.empty()) return false;
    if (body_[line.begin] == '(') {
      // A note before the dateline: "(Adds details) MOSCOW, Sept 29 (AFP) - ..."
      const std::size_t close = body_.find(')', line.begin);
      if (close == std::string_view::npos || close >= line.end) return false;
      const TopSpan note = date_of_note(body_, line);
      if (top_.date_at.empty() && !note.empty()) {
        top_.date_at = note;
        top_.date = note.of(body_);
      }
      line = trimmed(body_, {close + 1, line.end});
    }
    while (line.begin < line.end && body_[line.begin] == '*') ++line.begin;
    const std::size_t length = dateline_length(line.of(body_), whole);
    if (length == 0) return false;
    top_.dateline_at = {line.begin, line.begin + length};
    top_.dateline = top_.dateline_at.of(body_);
    return length == line.end - line.begin;  // otherwise the story goes on behind the dash
  }

  std::string_view body_;
  TopMatter top_;
};

}  // namespace

TopMatter find_top_matter(std::string_view body) { return Finder(body).find(); }

}  // namespace dateline
