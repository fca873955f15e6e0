#include "indexer/readers/layout.h"

#include <algorithm>
#include <array>

namespace dateline::readers {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }

// Closing quotes and brackets that may follow a sentence's last mark.
std::size_t closers_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> kClosers = {"\"", "'", ")", "]", "\u201d", "\u2019"};
  std::size_t length = 0;
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view closer : kClosers) {
      if (text.substr(at + length).starts_with(closer)) {
        length += closer.size();
        found = true;
      }
    }
  }
  return length;
}

bool ends_sentence(std::string_view line) {
  while (line.ends_with("\u201d") || line.ends_with("\u2019")) line.remove_suffix(3);
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')'))
    line.remove_suffix(1);
  return !line.empty() &&
         (line.back() == '.' || line.back() == '!' || line.back() == '?' || line.back() == ':');
}

// A period here ends no sentence: "Sen.", "J.", "U.S." before another word.
bool is_abbreviation(std::string_view before) {
  const std::size_t space = before.find_last_of(" (\"'");
  const std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
  if (word.size() == 1 && is_upper(word[0])) return true;
  if (word.find('.') != std::string_view::npos) return true;
  constexpr std::array<std::string_view, 37> kKnown = {
      "Mr",   "Mrs", "Ms",  "Dr",  "Prof", "Sen",  "Sens", "Rep", "Reps", "Gov",  "Gen",  "Col", "Lt",
      "Capt", "Maj", "Sgt", "Adm", "Rev",  "Hon",  "St",   "Jr",  "Sr",   "Inc",  "Corp", "Co",  "Ltd",
      "No",   "vs",  "Jan", "Feb", "Aug",  "Sept", "Oct",  "Nov", "Dec",  "Pres", "Sec"};
  return std::find(kKnown.begin(), kKnown.end(), word) != kKnown.end();
}

// One past the end of the first sentence; npos where it goes on beyond the text.
std::size_t first_sentence_end(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("。") || rest.starts_with("！") || rest.starts_with("？")) return i + 3;
    if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
    const std::size_t end = i + 1 + closers_at(text, i + 1);
    if (end == text.size()) return end;
    if (text[end] != ' ' || (end + 1 < text.size() && is_lower(text[end + 1]))) continue;
    if (text[i] == '.' && is_abbreviation(text.substr(0, i))) continue;
    return end;
  }
  return std::string_view::npos;
}

// The byte offset of code point number `count`.
std::size_t offset_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    --count;
  }
  return at;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Paragraphs parted by exactly one empty line, and nothing else that lay_out() would change.
bool in_final_form(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 2)) {
    const bool pair = at + 2 < text.size() && text[at + 1] == '\n';
    if (!pair || is_space(text[at + 2]) || is_space(text[at - 1])) return false;
  }
  return true;
}

// A hard break inside a word: "US-" + "led" is "US-led", "peace -" + "or war" keeps its space.
bool joins_without_space(std::string_view line, std::string_view next) {
  return line.size() > 1 && line.back() == '-' && is_alpha(line[line.size() - 2]) && !next.empty() &&
         is_lower(next[0]);
}

}  // namespace

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) ++i;
    const std::size_t start = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    if (start == i) break;
    if (!out.empty()) out += ' ';
    out.append(text, start, i - start);
  }
  return out;
}

std::vector<std::string> split_lines(std::string_view text, Layout layout) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    lines.push_back(layout == Layout::record ? std::string(trimmed(line)) : one_line(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool hard_wrapped(const std::vector<std::string>& lines) {
  std::size_t continued = 0;  // lines with another right below
  std::size_t wide = 0;
  std::size_t narrow = 0;
  std::size_t ended = 0;
  std::size_t lower = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string& line = lines[i];
    const std::string& next = lines[i + 1];
    if (line.empty() || next.empty()) continue;
    ++continued;
    const std::size_t length = code_points(line);
    wide += length >= 40 && length <= 90;
    narrow += length >= 15 && length <= 90;
    ended += ends_sentence(line);
    lower += is_lower(next[0]);
  }
  if (continued < 2) return false;
  if (wide * 10 >= continued * 6 && ended * 2 <= continued) return true;
  return narrow * 10 >= continued * 7 && ended * 3 <= continued && lower * 10 >= continued * 4;
}

std::string lay_out(const std::vector<std::string>& lines, Layout layout) {
  const bool wrapped = hard_wrapped(lines);
  const auto filled = [](const std::string& line) { return !line.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), filled);
  const auto last = std::find_if(lines.rbegin(), lines.rend(), filled).base();
  std::string out;
  if (first >= last) return out;
  const bool has_blank = std::find(first, last, std::string()) != last;
  const std::string_view inner_break = layout == Layout::record && has_blank ? "\n" : "\n\n";
  bool after_blank = false;
  std::string_view previous;
  for (auto line = first; line != last; ++line) {
    if (line->empty()) {
      after_blank = true;
      continue;
    }
    if (!out.empty()) {
      if (after_blank) {
        out += "\n\n";
      } else if (!wrapped) {
        out += inner_break;
      } else if (!joins_without_space(previous, *line)) {
        out += ' ';
      }
    }
    out += *line;
    previous = *line;
    after_blank = false;
  }
  return out;
}

std::string lay_out(std::string_view text, Layout layout) {
  text = trimmed(text);
  if (layout == Layout::record && in_final_form(text)) return std::string(text);
  return lay_out(split_lines(text, layout), layout);
}

std::string derive_headline(std::string_view body) {
  constexpr std::size_t kLongest = 120;
  std::string_view text = body.substr(0, body.find('\n'));
  const std::size_t limit = offset_of(text, kLongest);
  // A little beyond the limit, so that what follows the last mark can be seen.
  const std::size_t end = first_sentence_end(text.substr(0, offset_of(text, kLongest + 2)));
  if (end != std::string_view::npos && end <= limit) return std::string(text.substr(0, end));
  if (limit == text.size()) return std::string(text);
  const std::size_t space = text.substr(0, limit).find_last_of(' ');
  // Where there is no space to speak of (Chinese, Japanese), in the middle of the run.
  std::string_view kept =
      text.substr(0, space == std::string_view::npos || space < limit / 2 ? limit : space);
  while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',' || kept.back() == '-'))
    kept.remove_suffix(1);
  return std::string(kept) + "…";
}

}  // namespace dateline::readers
