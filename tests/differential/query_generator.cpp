#include "tests/differential/query_generator.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "common/text/tokenizer.h"

namespace dateline::testing {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '*' || c == '?') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

// Without the marks inside compounds: alAssad, ONeill, ATT.
std::string glued(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == '\'' || c == '.' || c == '&' || c == '/'; });
  return text;
}

bool has_any(const std::string& text, const char* characters) { return text.find_first_of(characters) != std::string::npos; }

icu::UnicodeString wide(const std::string& text) { return icu::UnicodeString::fromUTF8(text); }
std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

}  // namespace

QueryGenerator::QueryGenerator(const OracleCorpus& corpus, std::uint64_t seed) : corpus_(corpus), random_(seed) {}

const OracleArticle& QueryGenerator::article() { return corpus_.articles()[below(corpus_.articles().size())]; }

std::string QueryGenerator::part_text() {
  for (;;) {
    const Article& a = article().article;
    const std::string& text = chance(25)                          ? a.headline
                              : chance(10)                        ? a.summary
                              : chance(10) && !a.keywords.empty() ? a.keywords[below(a.keywords.size())]
                              : chance(5) && !a.byline.empty()    ? a.byline[below(a.byline.size())]
                                                                  : a.body;
    if (!text.empty()) return text;
  }
}

// So many words of some text, with what stands between them.
std::string QueryGenerator::slice(std::size_t words) {
  for (;;) {
    const std::string text = part_text();
    std::vector<text::Token> tokens;
    text::tokenize(text, tokens);
    std::erase_if(tokens, [](const text::Token& token) { return token.kind != text::TokenKind::word; });
    if (tokens.empty()) continue;
    const std::size_t first = below(tokens.size());
    const std::size_t last = std::min(first + words, tokens.size()) - 1;
    return text.substr(tokens[first].start, tokens[last].end - tokens[first].start);
  }
}

std::string QueryGenerator::mangled(std::string text) {
  if (chance(70)) return text;
  icu::UnicodeString some = wide(text);
  return narrow(chance(50) ? some.toUpper() : some.toLower());
}

std::string QueryGenerator::word() {
  const std::string surface = chance(50) ? corpus_.forms()[below(corpus_.forms().size())].surface : slice(1);
  return has_any(surface, "\" ():\\*?~=") ? quoted(surface) : mangled(surface);
}

std::string QueryGenerator::plain_word() {
  for (;;) {
    const std::string surface = chance(30) ? corpus_.forms()[below(corpus_.forms().size())].surface : slice(1);
    std::vector<text::Token> tokens;
    text::tokenize(surface, tokens);
    if (tokens.size() == 1 && tokens[0].end == surface.size()) return surface;
  }
}

// What stands between two white spaces, with its punctuation: U.S., al-Assad, (AFP).
std::string QueryGenerator::chunk() {
  const std::string text = part_text();
  std::size_t begin = text.find_last_of(" \n", below(text.size()));
  begin = begin == std::string::npos ? 0 : begin + 1;
  std::string out = text.substr(begin, std::min(text.find_first_of(" \n", begin), text.size()) - begin);
  if (out.size() > 40) return word();
  if (chance(60)) {  // prefer compounds
    const bool compound = out.find_first_of("-'./&+") != std::string::npos || out.find("\u2019") != std::string::npos;
    if (!compound && chance(80)) return chunk();
  }
  if (chance(25)) out = glued(out);
  if (out.empty()) return word();
  return has_any(out, "\"():\\*?~=") || out.starts_with('-') ? quoted(out) : mangled(out);
}

std::string QueryGenerator::text_leaf() {
  switch (below(12)) {
    case 0:
    case 1:
    case 2: return word();
    case 3: return chunk();
    case 4: return quoted(mangled(slice(2)));
    case 5: return quoted(slice(1 + below(6)));
    case 6: return chance(50) ? "=" + quoted(slice(1 + below(3))) : "=" + chunk();
    case 7: {
      icu::UnicodeString text = wide(plain_word());
      const int32_t keep = std::max<int32_t>(1, static_cast<int32_t>(below(static_cast<std::size_t>(text.length()) + 1)));
      return narrow(text.tempSubString(0, keep)) + "*";
    }
    case 8: {
      icu::UnicodeString text = wide(plain_word());
      text.replace(static_cast<int32_t>(below(static_cast<std::size_t>(text.length()))), 1, chance(60) ? "?" : "*");
      return narrow(text);
    }
    case 9: {
      icu::UnicodeString text = wide(plain_word());
      const auto at = static_cast<int32_t>(below(static_cast<std::size_t>(text.length())));
      if (chance(50)) text.remove(at, 1);
      else text.insert(at, u'e');
      return narrow(text) + (chance(50) ? "~" : "~2");
    }
    case 10: return chance(10) ? "*" : quoted(slice(1));
    default: return mangled(plain_word());
  }
}

// Two words of one text, not far from each other.
std::string QueryGenerator::pair() {
  static constexpr std::array<const char*, 8> kOperators = {" w/", " pre/", " NEAR/", " ADJ/", " w/", " pre/", " w/s ", " w/p "};
  const std::string text = slice(2 + below(12));
  std::vector<text::Token> tokens;
  text::tokenize(text, tokens);
  std::erase_if(tokens, [](const text::Token& token) { return token.kind != text::TokenKind::word; });
  const auto one = [&](const text::Token& token) {
    const std::string surface = text.substr(token.start, token.end - token.start);
    return has_any(surface, ".,") || chance(30) ? quoted(surface) : surface;
  };
  std::string first = one(tokens.front());
  std::string second = one(tokens.back());
  if (chance(40)) std::swap(first, second);
  std::string op = kOperators[below(kOperators.size())];
  if (op.ends_with('/')) op += std::to_string(1 + below(tokens.size() + 1)) + " ";
  return first + op + second;
}

std::string QueryGenerator::positional(unsigned depth) {
  static constexpr std::array<const char*, 6> kOperators = {" w/3 ", " pre/5 ", " w/s ", " w/p ", " w/40 ", " pre/1 "};
  switch (depth == 0 ? 0 : below(6)) {
    case 0:
    case 1: return pair();
    case 2: return text_leaf() + kOperators[below(kOperators.size())] + text_leaf();
    case 3: return "(" + text_leaf() + " OR " + text_leaf() + ")" + kOperators[below(kOperators.size())] + text_leaf();
    case 4: return "(" + pair() + ")" + kOperators[below(kOperators.size())] + "(" + word() + " OR " + pair() + ")";
    default: {
      std::string inside = text_leaf();
      if (chance(40)) inside += " OR " + text_leaf();
      return "atleast" + std::to_string(1 + below(5)) + "(" + inside + ")";
    }
  }
}

std::string QueryGenerator::date_value() {
  const Article& a = article().article;
  const Day day = a.published.known() ? a.published.first : 16707;
  const std::string text = iso_day(day);
  const std::string later = iso_day(day + static_cast<Day>(below(900)));
  switch (below(8)) {
    case 0: return text;
    case 1: return text.substr(0, 7);
    case 2: return text.substr(0, 4);
    case 3: return text + ".." + later;
    case 4: return ">=" + text.substr(0, 7);
    case 5: return "<" + text;
    case 6: return ">" + text.substr(0, 4);
    default: return text.substr(0, 7) + ".." + later.substr(0, 7);
  }
}

std::string QueryGenerator::facet_value(Facet facet) {
  for (unsigned attempt = 0; attempt < 20; ++attempt) {
    const auto& values = article().values[static_cast<std::size_t>(facet)];
    if (!values.empty()) return *std::next(values.begin(), static_cast<std::ptrdiff_t>(below(values.size())));
  }
  return "nothing";
}

std::string QueryGenerator::value_leaf() {
  switch (below(9)) {
    case 0:
    case 1: {
      static constexpr std::array<std::pair<const char*, Facet>, 4> kEntities = {
          {{"person:", Facet::person}, {"org:", Facet::org}, {"place:", Facet::place}, {"entity:", Facet::person}}};
      const auto [field, facet] = kEntities[below(kEntities.size())];
      const std::string name = facet_value(facet);
      if (chance(50)) return field + quoted(mangled(name));
      const std::size_t space = name.rfind(' ');
      std::string last = name.substr(space == std::string::npos ? 0 : space + 1);
      if (chance(40)) last = glued(last);
      if (last.empty()) last = "nobody";
      return has_any(last, "\"():\\*?~") ? field + quoted(last) : field + last;
    }
    case 2:
    case 3: {
      const auto facet = static_cast<Facet>(below(kFacetCount));
      if (facet <= Facet::place) return "entity:" + quoted(facet_value(facet));
      return std::string(facet_name(facet)) + ":" + quoted(mangled(facet_value(facet)));
    }
    case 4: return "published:" + date_value();
    case 5: return "about:" + date_value();
    case 6: {
      const std::string words = std::to_string(article().body_words);
      static constexpr std::array<const char*, 5> kRanges = {">", "<=", ">=", "<", ""};
      return "wordcount:" + (chance(20) ? "20.." + words : kRanges[below(kRanges.size())] + words);
    }
    case 7: return chance(50) ? "undated:true" : "undated:false";
    default: return "id:" + article().article.id;
  }
}

std::string QueryGenerator::query(unsigned depth) {
  const std::size_t kind = below(20);
  if (depth == 0) return kind < 12 ? text_leaf() : kind < 15 ? positional(0) : value_leaf();
  const std::string below_this = kind < 12 ? query(depth - 1) : std::string();
  switch (kind) {
    case 0:
    case 1: return "(" + below_this + ") (" + query(depth - 1) + ")";
    case 2: return below_this + " AND " + query(depth - 1);
    case 3:
    case 4: return "(" + below_this + ") OR (" + query(depth - 1) + ")";
    case 5: return below_this + " OR " + text_leaf() + " " + text_leaf();
    case 6: return "(" + below_this + ") NOT (" + query(depth - 1) + ")";
    case 7: return "NOT (" + below_this + ")";
    case 8: return text_leaf() + " -" + text_leaf();
    case 9:
    case 10:
    case 11: {
      static constexpr std::array<const char*, 7> kParts = {"headline:", "lead:", "body:",  "summary:",
                                                            "byline:",   "keyword:", "lead:"};
      const std::string part = kParts[below(kParts.size())];
      switch (below(4)) {
        case 0: return part + text_leaf();
        case 1: return part + "(" + positional(1) + ")";
        case 2: return part + "(" + text_leaf() + (chance(50) ? " OR " : " ") + text_leaf() + ")";
        default: return part + "(" + text_leaf() + " -" + text_leaf() + ")";
      }
    }
    case 12:
    case 13:
    case 14: return positional(depth);
    case 15:
    case 16: return value_leaf();
    default: return text_leaf();
  }
}

Filter QueryGenerator::filter() {
  Filter out;
  out.facet = static_cast<Facet>(below(kFacetCount));
  if (chance(8)) {
    out.none = true;
  } else {
    out.value = chance(85) ? facet_value(out.facet) : mangled(facet_value(out.facet));
  }
  out.exclude = chance(30);
  return out;
}

SearchRequest QueryGenerator::request() {
  SearchRequest out;
  out.query = chance(6) ? "" : query(static_cast<unsigned>(below(4)));
  out.match_any = chance(10);
  out.snippets = false;
  if (chance(20)) {
    const Article& a = article().article;
    const Day day = a.published.known() ? a.published.first : 16707;
    if (chance(60)) out.published.from = day - static_cast<Day>(below(2000));
    if (chance(60)) out.published.to = day + static_cast<Day>(below(2000));
  }
  for (std::size_t n = chance(50) ? below(4) : 0; n > 0; --n) {
    out.filters.push_back(filter());
    if (chance(30)) {  // another of the same facet
      Filter again = filter();
      again.facet = out.filters.back().facet;
      if (!again.none) again.value = facet_value(again.facet);
      out.filters.push_back(again);
    }
  }
  static constexpr std::array<std::uint32_t, 5> kLimits = {0, 1, 3, 10, 1'000'000};
  for (std::size_t n = chance(60) ? below(5) : 0; n > 0; --n) {
    const auto facet = chance(40) && !out.filters.empty() ? out.filters[below(out.filters.size())].facet
                                                          : static_cast<Facet>(below(kFacetCount));
    out.facets.push_back({facet, kLimits[below(kLimits.size())]});
  }
  static constexpr std::array<Interval, 5> kIntervals = {Interval::day, Interval::week, Interval::month, Interval::year,
                                                         Interval::automatic};
  if (chance(50)) out.timeline = kIntervals[below(kIntervals.size())];
  if (chance(30)) out.about_timeline = kIntervals[below(kIntervals.size())];
  if (chance(40)) out.sort = static_cast<Sort>(below(3));
  static constexpr std::array<std::uint64_t, 4> kHits = {0, 3, 10, kAll};
  out.limit = kHits[below(kHits.size())];
  if (chance(20)) out.offset = below(20);
  return out;
}

}  // namespace dateline::testing
