// Where a text has the words of a query: the analyzer's own tokens, folded and stemmed as the index has them, so that
// what is marked is what was found.
//
//   Matcher matcher(words);
//   Scan scan;
//   matcher.scan(article.body, article.language, scan);   // scan.matches, by position
//
// Tokenises a text once. A word is folded and stemmed only where its first letter is one of those looked for (stemming
// keeps it, except in the languages named in matcher.cpp), and then only the first time it is seen. One Matcher for
// each thread.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/stem.h"
#include "common/text/tokenizer.h"
#include "searcher/present/highlight_words.h"

namespace dateline::present {

struct WordAt {
  std::uint32_t start = 0;  // bytes of the text, half open
  std::uint32_t end = 0;
};

struct Match {
  std::uint32_t start = 0;       // bytes of the text, half open
  std::uint32_t end = 0;
  std::uint32_t first_word = 0;  // index into Scan::words
  std::uint32_t last_word = 0;
  std::uint64_t wanted = 0;      // a bit for each word of the query that it is; those past the 64th share one
};

struct Scan {
  std::vector<WordAt> words;
  std::vector<std::uint32_t> sentences;   // bytes where a sentence's first word starts, but for the text's first
  std::vector<std::uint32_t> paragraphs;  // likewise; a paragraph's start is in both
  std::vector<Match> matches;             // by start, then longest first

  // Kept between calls only for their memory.
  std::vector<text::Token> tokens;
};

class Matcher {
 public:
  explicit Matcher(const HighlightWords& words) : wanted_(words) {}

  // `language` (BCP 47) decides the stems. `out` is cleared first.
  void scan(std::string_view text, std::string_view language, Scan& out);

  bool empty() const { return wanted_.empty(); }

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::uint64_t bits = 0;
    bool exact = false;
  };
  struct Known {
    std::uint64_t wanted = 0;
    bool begins_phrase = false;
  };
  struct Joined {
    std::uint32_t first = 0;  // word it begins with
    text::Token token;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  std::uint64_t next_bit();
  void choose(std::string_view language);
  void choose_stems(const std::string& code);
  void add_phrases(const std::vector<std::vector<std::string>>& phrases, bool exact);
  void want_first(std::string_view folded);
  bool may_match(std::string_view surface);
  const Known& known(std::string_view surface);
  bool spelled(std::string_view surface, const std::string& wanted, bool exact) const;
  // The word behind the phrase, or 0 where it does not stand at word `at`.
  std::uint32_t phrase_end(std::string_view text, const Scan& scan, const Phrase& phrase, std::size_t done,
                           std::uint32_t at) const;

  HighlightWords wanted_;

  // Of the language chosen. The bits are given out anew for each: a query has a word's stems in every language of the
  // archive, and those of the others would use them up.
  bool chosen_ = false;
  std::string language_tag_;
  const text::Stemmer* stemmer_ = nullptr;  // null where the query has no stems of it
  unsigned bits_used_ = 0;
  Map<std::uint64_t> stems_;
  Map<std::uint64_t> words_;
  std::vector<std::pair<std::string, std::uint64_t>> patterns_;
  std::vector<Phrase> phrases_;
  bool any_first_ = false;
  std::bitset<128> first_ascii_;
  std::vector<char32_t> first_other_;
  Map<Known> known_;

  Map<text::Stemmer> stemmers_;
  std::unordered_map<char32_t, char32_t> folded_first_;  // 0: unknown what it folds to
  std::vector<Joined> joined_;                           // of the text being scanned, by first word
};

// Whether the folded word is one of the pattern's.
bool matches_pattern(std::string_view pattern, std::string_view folded);

}  // namespace dateline::present
