#include "indexer/readers/text_marks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/time/parse_moment.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLines = 3;
constexpr std::string_view kAround = " *-=!#[]()<>";

constexpr std::array kKills{"KILL"sv, "MANDATORY KILL"sv, "BULLETIN KILL"sv, "KILL KILL KILL"sv};
constexpr std::array kHolds{"WITHHOLD"sv, "WITHHELD"sv, "HOLD FOR RELEASE"sv};
constexpr std::array kCorrections{"CORRECTION"sv, "CORRECTED"sv};
constexpr std::array kEmbargoes{"EMBARGOED UNTIL"sv,       "EMBARGO UNTIL"sv, "NOT FOR RELEASE BEFORE"sv,
                                "NOT FOR RELEASE UNTIL"sv, "EMBARGO:"sv,      "EMBARGOED:"sv};

std::string_view trimmed(std::string_view text, std::string_view around) {
  const std::size_t first = std::min(text.find_first_not_of(around), text.size());
  return text.substr(first, text.find_last_not_of(around) + 1 - first);
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

// One of the words alone, or before a colon: then `rest` is what follows it.
template <std::size_t n>
bool is_mark(std::string_view line, const std::array<std::string_view, n>& words, std::string_view& rest) {
  rest = {};
  if (std::find(words.begin(), words.end(), trimmed(line, kAround)) != words.end()) return true;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  if (std::find(words.begin(), words.end(), trimmed(line.substr(0, colon), kAround)) == words.end())
    return false;
  rest = trimmed(line.substr(colon + 1), " ");
  return true;
}

std::optional<std::string> embargo_of(std::string_view line, const Zone& zone) {
  line = trimmed(line, kAround);
  const std::string capitals = upper(line);
  for (const std::string_view words : kEmbargoes) {
    if (!capitals.starts_with(words)) continue;
    std::string_view rest = line.substr(words.size());
    if (!words.ends_with(':') && !rest.starts_with(' ') && !rest.starts_with(':')) continue;
    std::string time(trimmed(rest, " :.-"));
    if (time.empty()) continue;
    const bool shouted = line.starts_with(words);
    if (shouted || parse_moment(time, zone)) return time;
  }
  return std::nullopt;
}

}  // namespace

TextMarks take_text_marks(std::vector<std::string>& lines, const Zone& zone) {
  TextMarks marks;
  std::size_t filled = 0;
  for (std::string& line : lines) {
    if (line.empty()) continue;
    if (++filled > kLines) break;
    std::string_view rest;
    if (is_mark(line, kKills, rest)) {
      marks.killed = true;
      marks.note = rest;
      line.clear();
    } else if (is_mark(line, kHolds, rest)) {
      marks.withheld = true;
      marks.note = rest;
      line.clear();
    } else if (is_mark(line, kCorrections, rest)) {
      marks.corrected = true;
      line = std::string(rest);  // a headline may follow
    } else if (auto embargo = embargo_of(line, zone)) {
      marks.embargo = std::move(embargo);
      line.clear();
    }
  }
  return marks;
}

}  // namespace dateline::readers
