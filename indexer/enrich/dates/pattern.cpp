#include "indexer/enrich/dates/pattern.h"

#include <algorithm>

namespace dateline::dates {
namespace {

enum NumberKind : std::uint16_t {
  kYear = 1, kDay = 2, kTwo = 4, kShortYear = 8, kThree = 16, kEight = 32, kCount = 64, kNth = 128, kDecade = 256,
  kShortDecade = 512
};

struct ClassName {
  std::string_view name;
  std::uint32_t words;
  std::uint16_t numbers;
};

constexpr ClassName kNames[] = {
    {"MONTH", kMonth, 0}, {"WDAY", kWeekday, 0}, {"UNIT", kUnit, 0}, {"UNITS", kUnits, 0}, {"NUMBER", kNumber, 0},
    {"ORDINAL", kOrdinal, kNth}, {"SEASON", kSeason, 0}, {"PART", kDaypart, 0}, {"SHIFT", kShift, 0},
    {"PHASE", kPhase, 0}, {"EDGE", kEdge, 0}, {"TENS", kTens, 0}, {"ISOWEEK", kIsoWeek, 0},
    {"QCODE", kQuarterCode, 0}, {"HCODE", kHalfCode, 0}, {"VAGUE", kVague, 0},
    {"YEAR", 0, kYear}, {"DAY", 0, kDay}, {"N2", 0, kTwo}, {"YY", 0, kShortYear}, {"N3", 0, kThree},
    {"N8", 0, kEight}, {"COUNT", 0, kCount}, {"NTH", 0, kNth}, {"DECADE", 0, kDecade},
    {"SHORTDECADE", 0, kShortDecade},
};

bool is_mark(std::string_view part) { return part.size() == 1 && !(part[0] >= 'a' && part[0] <= 'z'); }

void add_alternatives(std::string_view part, Lexicon& lexicon, Element& element) {
  while (!part.empty()) {
    const std::size_t bar = part.find('|');
    const std::string_view one = part.substr(0, bar);
    part.remove_prefix(bar == std::string_view::npos ? part.size() : bar + 1);
    const auto named = std::find_if(std::begin(kNames), std::end(kNames), [&](const ClassName& n) { return n.name == one; });
    if (named != std::end(kNames)) {
      element.words |= named->words;
      element.numbers = static_cast<std::uint16_t>(element.numbers | named->numbers);
    } else if (is_mark(one)) {
      element.marks[element.marks[0] == 0 ? 0 : 1] = one[0];
    } else {
      element.literals.push_back(lexicon.intern(one));
    }
  }
}

// The kind of number among `kinds` that the token is; 0: none.
std::uint16_t number_kind(const Token& t, std::uint16_t kinds) {
  const bool plain = !t.ordinal && !t.plural;
  const auto is = [&](std::uint16_t kind, bool condition) { return (kinds & kind) != 0 && condition; };
  if (is(kYear, plain && t.digits == 4 && t.value >= 1000 && t.value < 3000)) return kYear;
  if (is(kDay, !t.plural && t.digits <= 2 && t.value >= 1 && t.value <= 31)) return kDay;
  if (is(kTwo, plain && t.digits <= 2)) return kTwo;
  if (is(kShortYear, plain && t.digits == 2)) return kShortYear;
  if (is(kThree, plain && t.digits == 3)) return kThree;
  if (is(kEight, plain && t.digits == 8)) return kEight;
  if (is(kCount, plain && t.digits <= 4 && t.value >= 1)) return kCount;
  if (is(kNth, t.ordinal && t.digits <= 2)) return kNth;
  if (is(kDecade, t.plural && t.digits == 4 && t.value % 10 == 0)) return kDecade;
  if (is(kShortDecade, t.plural && t.digits == 2 && t.value % 10 == 0)) return kShortDecade;
  return 0;
}

void put(Captures::Pair& pair, std::uint32_t value) { pair[pair[0] < 0 ? 0 : 1] = static_cast<std::int16_t>(value); }

void capture_number(std::uint16_t kind, std::uint32_t value, Captures& c) {
  if (kind == kYear || kind == kDecade) return put(c.year, value);
  if (kind == kCount || kind == kShortYear) return put(c.number, value);
  if (kind == kNth) return void(c.ordinal = static_cast<std::int16_t>(value));
  if (kind == kEight) return void(c.compact = static_cast<std::int32_t>(value));
  put(c.day, value);
}

void capture_word(std::uint32_t classes, int value, Captures& c) {
  const auto v = static_cast<std::int16_t>(value);
  if ((classes & kMonth) != 0) return put(c.month, static_cast<std::uint32_t>(v));
  if ((classes & kNumber) != 0 && c.number[1] >= 0) return void(c.ordinal = v);  // nineteen eighty-four
  if ((classes & kNumber) != 0) return put(c.number, static_cast<std::uint32_t>(v));
  if ((classes & kTens) != 0) return put(c.day, static_cast<std::uint32_t>(v));
  if ((classes & (kUnit | kUnits)) != 0) return void(c.unit = v);
  if ((classes & kWeekday) != 0) return void(c.weekday = v);
  if ((classes & kOrdinal) != 0) return void(c.ordinal = v);
  if ((classes & kSeason) != 0) return void(c.season = v);
  if ((classes & kShift) != 0) return void(c.shift = static_cast<std::int8_t>(v));
  if ((classes & (kIsoWeek | kQuarterCode | kHalfCode)) != 0) c.code = v;
}

// Captures (may be null) are written only where the element takes the token.
bool takes(const Element& e, const Token& t, const Lexicon& lexicon, Captures* captures) {
  switch (t.kind) {
    case TokenKind::amount: return false;
    case TokenKind::mark: return t.mark != 0 && (t.mark == e.marks[0] || t.mark == e.marks[1]);
    case TokenKind::number: {
      const std::uint16_t kind = number_kind(t, e.numbers);
      if (kind != 0 && captures != nullptr) capture_number(kind, t.value, *captures);
      return kind != 0;
    }
    case TokenKind::word: break;
  }
  if (t.word == kNoWord) return false;
  const Entry& entry = lexicon.entry(t.word);
  if (const std::uint32_t classes = entry.classes & e.words; classes != 0) {
    if (captures != nullptr) capture_word(classes, entry.value, *captures);
    return true;
  }
  return std::find(e.literals.begin(), e.literals.end(), t.word) != e.literals.end();
}

bool begins(const Pattern& pattern, std::size_t at, const Token& token, const Lexicon& lexicon) {
  if (at >= pattern.size()) return false;
  const Element& e = pattern[at];
  return takes(e, token, lexicon, nullptr) || (e.optional && begins(pattern, at + 1, token, lexicon)) ||
         (e.skip != 0 && begins(pattern, at + e.skip, token, lexicon));
}

bool number_begins(const Pattern& pattern, std::size_t at) {
  if (at >= pattern.size()) return false;
  const Element& e = pattern[at];
  return e.numbers != 0 || (e.optional && number_begins(pattern, at + 1)) ||
         (e.skip != 0 && number_begins(pattern, at + e.skip));
}

struct Matcher {
  const Pattern& pattern;
  std::span<const Token> tokens;
  const Lexicon& lexicon;

  std::size_t run(std::size_t element, std::size_t at, Captures& captures) const {
    if (element == pattern.size()) return at;
    const Element& e = pattern[element];
    if (at < tokens.size() && (!e.glued || tokens[at].glued) && !(element > 0 && tokens[at].breaks)) {
      Captures kept = captures;
      if (takes(e, tokens[at], lexicon, &kept)) {
        if (const std::size_t end = run(element + 1, at + 1, kept); end != 0) {
          captures = kept;
          return end;
        }
      }
    }
    if (e.optional) {
      if (const std::size_t end = run(element + 1, at, captures); end != 0) return end;
    }
    return e.skip == 0 ? 0 : run(element + e.skip, at, captures);
  }
};

}  // namespace

Pattern compile(std::string_view text, Lexicon& lexicon) {
  Pattern pattern;
  std::vector<std::size_t> groups;  // where those begin that are not closed yet
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    std::string_view part = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (part.empty()) continue;
    if (part == "[") {
      groups.push_back(pattern.size());
    } else if (part == "]" && !groups.empty() && groups.back() < pattern.size()) {
      pattern[groups.back()].skip = static_cast<std::uint8_t>(pattern.size() - groups.back());
      groups.pop_back();
    } else {
      Element element;
      if (part.size() > 1 && part.front() == '~') {
        element.glued = true;
        part.remove_prefix(1);
      }
      if (part.size() > 1 && part.back() == '?') {
        element.optional = true;
        part.remove_suffix(1);
      }
      add_alternatives(part, lexicon, element);
      pattern.push_back(std::move(element));
    }
  }
  return pattern;
}

bool can_begin(const Pattern& pattern, const Token& token, const Lexicon& lexicon) {
  return begins(pattern, 0, token, lexicon);
}

bool begins_with_number(const Pattern& pattern) { return number_begins(pattern, 0); }

std::size_t match(const Pattern& pattern, std::span<const Token> tokens, std::size_t at, const Lexicon& lexicon,
                  Captures& captures) {
  return Matcher{pattern, tokens, lexicon}.run(0, at, captures);
}

}  // namespace dateline::dates
