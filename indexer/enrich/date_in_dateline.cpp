#include "indexer/enrich/date_in_dateline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/enrich/date_in_text_line.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 120;  // bytes from the line's start to the dash

// Capitalised words before a dash that name no place.
constexpr std::array<std::string_view, 22> kNoPlaces = {
    "ADVISORY", "ANALYSIS", "BREAKING",  "CORRECTED", "CORRECTION", "EDITORIAL", "EDITORS", "EXCLUSIVE",
    "FACTBOX",  "FEATURE",  "INTERVIEW", "NEWS",      "NOTE",       "OPINION",   "REFILE",  "REPEAT",
    "RPT",      "SPORTS",   "UPDATE",    "URGENT",    "WRAPUP",     "TIMELINE"};

// In ordinary letters a bracket may be a senator's state; only these make "Moscow (AFP) -" a dateline.
constexpr std::array<std::string_view, 33> kAgencies = {
    "AAP",    "AFP", "ANI",  "ANSA",   "AP",      "BBC",       "Bernama",  "Bloomberg", "CNN",
    "DPA",    "EFE", "IANS", "IPS",    "IRNA",    "ITAR-TASS", "Interfax", "KUNA",      "Kyodo",
    "MENA",   "PA",  "PTI",  "Reuter", "Reuters", "REUTERS",   "RIA",      "SANA",      "TASS",
    "Tanjug", "UPI", "VOA",  "XINHUA", "Xinhua",  "dpa"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

struct Dash {
  std::size_t begin = 0;  // where the text before it ends
  std::size_t end = 0;    // the byte behind it; 0: none
};

// The next dash at or after `from` that parts a dateline from its story: typographic, double, or with a space
// behind it.
Dash next_dash(std::string_view line, std::size_t from) {
  const std::size_t limit = std::min(line.size(), kLongest);
  for (std::size_t i = from; i < limit; ++i) {
    if (line.compare(i, 3, "\u2013") == 0 || line.compare(i, 3, "\u2014") == 0) return {i, i + 3};
    if (line[i] != '-') continue;
    std::size_t end = i;
    while (end < line.size() && line[end] == '-') ++end;
    if (end - i > 1 || end == line.size() || line[end] == ' ') return {i, end};
  }
  return {};
}

// What the words of a place are made of.
struct PlaceWords {
  bool valid = false;               // capitalised words and nothing else
  bool capitals = false;            // the first word is all in capitals, with two letters or more
  bool abbreviated_region = false;  // "Washington, D.C."
  std::size_t words = 0;
  std::size_t name_words = 0;  // before the first comma
};

bool is_particle(std::string_view w) {
  return w == "of" || w == "the" || w == "de" || w == "la" || w == "del" || w == "da" || w == "do" ||
         w == "and" || w == "am" || w == "al" || w == "es" || w == "on" || w == "near" || w == "in" ||
         w == "an" || w == "der";
}

bool ends_in_preposition(std::string_view text) {
  constexpr std::array<std::string_view, 13> kWords = {"AFTER", "AS", "AT", "BEFORE", "BY", "FOR",  "FROM",
                                                       "IN",    "OF", "ON", "SINCE",  "TO", "UNTIL"};
  const std::string_view last =
      text.substr(text.rfind(' ') == std::string_view::npos ? 0 : text.rfind(' ') + 1);
  return std::find(kWords.begin(), kWords.end(), last) != kWords.end();
}

PlaceWords read_place(std::string_view text) {
  PlaceWords place;
  std::size_t i = 0;
  bool after_comma = false;
  while (i < text.size()) {
    const char c = text[i];
    if (c == ' ' || c == ',') {
      after_comma = after_comma || c == ',';
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t upper = 0;
    std::size_t lower = 0;
    while (i < text.size() && text[i] != ' ' && text[i] != ',') {
      const char w = text[i++];
      upper += is_upper(w) ? 1 : 0;
      lower += is_lower(w) ? 1 : 0;
      const bool letter = is_upper(w) || is_lower(w) || is_high(w);
      if (!letter && w != '.' && w != '-' && w != '\'' && w != '/') return {};
    }
    const std::string_view word = text.substr(begin, i - begin);
    if (!is_upper(word[0]) && !is_high(word[0]) && !(place.words > 0 && is_particle(word))) return {};
    if (place.words == 0) place.capitals = lower == 0 && upper >= 2;
    if (after_comma && word.back() == '.' && word.size() <= 8) place.abbreviated_region = true;
    ++place.words;
    if (!after_comma) ++place.name_words;
  }
  // No town's name is longer: beyond, a headline in capitals runs into the dateline.
  place.valid = place.words > 0 && place.words <= 9 && place.name_words <= 4;
  return place;
}

// A bracket with an agency at the end: "(AFP)", "(Reuters)". Cuts it off `head`.
std::optional<std::string_view> take_agency(std::string_view& head) {
  if (!head.ends_with(')')) return std::nullopt;
  const std::size_t open = head.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view name = head.substr(open + 1, head.size() - open - 2);
  if (name.empty() || name.size() > 40 || std::any_of(name.begin(), name.end(), is_digit))
    return std::nullopt;
  head = trimmed(head.substr(0, open));
  while (head.ends_with(',')) head.remove_suffix(1);
  return name;
}

bool is_known_agency(std::string_view name) {
  const std::string_view first = name.substr(0, name.find_first_of("/ "));
  return std::find(kAgencies.begin(), kAgencies.end(), name) != kAgencies.end() ||
         std::find(kAgencies.begin(), kAgencies.end(), first) != kAgencies.end();
}

// "MOSCOW, Sept 29", "RICHMOND, Va. Feb 26", "WASHINGTON, March 12, Reuter", each perhaps with an agency in
// brackets.
bool is_head(std::string_view head, bool whole_line_without_dash) {
  const auto agency = take_agency(head);
  head = trimmed(head);
  std::optional<LineDate> date;
  if (std::any_of(head.begin(), head.end(), is_digit)) {
    date = date_within(head);
    if (!date) return false;
  } else {
    date = weekday_within(head);
  }
  const std::string_view place_text = date ? head.substr(0, date->begin) : head;
  const PlaceWords place = read_place(place_text);
  if (!place.valid) return false;
  const std::string_view first_word = place_text.substr(0, place_text.find_first_of(" ,"));
  if (std::find(kNoPlaces.begin(), kNoPlaces.end(), first_word) != kNoPlaces.end()) return false;
  if (date) {
    // Behind the date only an agency's name.
    std::string_view rest = head.substr(date->end);
    while (!rest.empty() && (rest.front() == ',' || rest.front() == ' ' || rest.front() == '.'))
      rest.remove_prefix(1);
    if (!rest.empty() && (!read_place(rest).valid || read_place(rest).words > 3)) return false;
    if (place_text.find(',') != std::string_view::npos) return true;
    // "MOSCOW Sept 29 -", but not "NUNN-LUGAR UPDATE SEPT. 2007" on a line of its own, nor "AS OF MARCH 2007
    // -".
    return place.capitals && place.words <= 3 && !whole_line_without_dash &&
           !ends_in_preposition(trimmed(place_text));
  }
  if (agency) return place.capitals || is_known_agency(*agency);
  if (whole_line_without_dash) return false;
  if (place.capitals) return place.words <= 5 && first_word.size() > 2;
  return place.abbreviated_region && place.words <= 5;
}

// The end of a date between this dash and the next: "WASHINGTON — March 3, 2014 - ...".
std::size_t date_between_dashes(std::string_view line, std::size_t from) {
  const Dash next = next_dash(line, from);
  if (next.end == 0) return 0;
  const std::string_view text = line.substr(from, next.begin - from);
  if (std::none_of(text.begin(), text.end(), is_digit)) return 0;
  const auto date = date_within(text);
  if (!date || !trimmed(text.substr(0, date->begin)).empty() || !trimmed(text.substr(date->end)).empty())
    return 0;
  return from + date->end;
}

}  // namespace

std::size_t dateline_length(std::string_view line, bool whole_line) {
  if (line.empty() || (!is_upper(line[0]) && !is_high(line[0]))) return 0;
  bool dashed = false;
  for (Dash dash = next_dash(line, 0); dash.end != 0; dash = next_dash(line, dash.end)) {
    dashed = true;
    const std::string_view head = trimmed(line.substr(0, dash.begin));
    if (head.empty() || !is_head(head, false)) continue;
    const std::size_t extended = date_between_dashes(line, dash.end);
    return extended != 0 ? extended : head.size();
  }
  if (dashed || !whole_line || line.size() > kLongest) return 0;
  const std::string_view head = trimmed(line);
  return is_head(head, true) ? head.size() : 0;
}

}  // namespace dateline
