#include "tests/differential/oracle_words.h"

#include <algorithm>
#include <set>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "tests/differential/oracle_query.h"

namespace dateline::testing {
namespace {

constexpr std::size_t kMostWords = 1000;

// like[p][w]: the first p marks of the pattern stand for the first w letters of the word.
bool is_like(const std::u32string& pattern, const std::u32string& word) {
  std::vector<std::vector<bool>> like(pattern.size() + 1, std::vector<bool>(word.size() + 1));
  like[0][0] = true;
  for (std::size_t p = 1; p <= pattern.size(); ++p) {
    for (std::size_t w = 0; w <= word.size(); ++w) {
      if (pattern[p - 1] == U'*') {
        like[p][w] = like[p - 1][w] || (w > 0 && like[p][w - 1]);
      } else {
        like[p][w] = w > 0 && like[p - 1][w - 1] && (pattern[p - 1] == U'?' || pattern[p - 1] == word[w - 1]);
      }
    }
  }
  return like[pattern.size()][word.size()];
}

// Levenshtein (1966) by the whole matrix.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    }
  }
  return cost[a.size()][b.size()];
}

std::vector<const OracleWord*> most_frequent(std::vector<const OracleWord*> found) {
  std::sort(found.begin(), found.end(), [](const OracleWord* a, const OracleWord* b) {
    return a->occurrences != b->occurrences ? a->occurrences > b->occurrences : a->folded < b->folded;
  });
  if (found.size() > kMostWords) found.resize(kMostWords);
  return found;
}

std::string folded_pattern(const std::string& pattern) {
  std::string out;
  for (std::size_t at = 0; at <= pattern.size();) {
    const std::size_t mark = std::min(pattern.find_first_of("*?", at), pattern.size());
    out += text::fold(pattern.substr(at, mark - at));
    if (mark < pattern.size()) out += pattern[mark];
    at = mark + 1;
  }
  return out;
}

}  // namespace

std::vector<QueryWord> query_words(const std::string& raw, std::uint32_t& words, bool exact) {
  const std::string text = text::nfc(raw);
  std::vector<text::Token> tokens;
  text::tokenize(text, tokens);
  std::vector<QueryWord> out;
  words = 0;
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word && token.kind != text::TokenKind::joined) continue;
    const bool joined = token.kind == text::TokenKind::joined;
    if (!joined) ++words;
    const std::string surface = text::surface(text, token);
    if (joined && (exact || token.span == 1))
      std::erase_if(out, [&](const QueryWord& word) { return word.from + token.span >= words; });
    out.push_back({words - token.span, words, text::capped(surface), text::capped(text::fold(surface)),
                   text::capped(text::spelling(text, token))});
  }
  return out;
}

std::vector<const OracleWord*> words_like(const std::vector<OracleWord>& words, const std::string& pattern) {
  const std::u32string wanted = code_points(folded_pattern(pattern));
  const std::u32string head = wanted.substr(0, wanted.find_first_of(U"*?"));
  std::vector<const OracleWord*> found;
  for (const OracleWord& word : words)
    if (word.letters.starts_with(head) && is_like(wanted, word.letters)) found.push_back(&word);
  return most_frequent(std::move(found));
}

std::vector<const OracleWord*> words_near(const std::vector<OracleWord>& words, const std::string& to, unsigned edits) {
  const std::u32string wanted = code_points(text::fold(to));
  std::vector<const OracleWord*> found;
  for (const OracleWord& word : words) {
    const std::size_t shorter = std::min(word.letters.size(), wanted.size());
    const std::size_t longer = std::max(word.letters.size(), wanted.size());
    if (longer - shorter <= edits && distance(wanted, word.letters) <= edits) found.push_back(&word);
  }
  return most_frequent(std::move(found));
}

bool name_has_words(const std::string& name, const std::string& text) {
  std::uint32_t name_words = 0;
  std::uint32_t wanted_words = 0;
  const std::vector<QueryWord> there = query_words(text::fold_value(name), name_words, false);
  const std::vector<QueryWord> wanted = query_words(text::fold_value(text), wanted_words, false);
  if (wanted_words == 0) return false;
  // reached[w]: positions in the name that the first w words of the question can end at.
  for (std::uint32_t start = 0; start < name_words; ++start) {
    std::vector<std::set<std::uint32_t>> reached(wanted_words + 1);
    reached[0].insert(start);
    for (std::uint32_t w = 0; w < wanted_words; ++w) {
      for (const QueryWord& edge : wanted) {
        if (edge.from != w) continue;
        for (const QueryWord& word : there)
          if (reached[w].contains(word.from) && word.folded == edge.folded) reached[edge.to].insert(word.to);
      }
    }
    if (!reached[wanted_words].empty()) return true;
  }
  return false;
}

}  // namespace dateline::testing
