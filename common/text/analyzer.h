// One analyzer for both sides: an article becomes a token stream and its stem terms.
//
//   Analyzer analyzer;                     // one for each thread: it caches folded words and stems
//   analyzer.analyze(article, out);        // out.words, out.stream, out.terms; `out` is reused
//
// The parts come in the order of enum Part; each keyword is a part of its own, so that no phrase runs across two.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::text {

// A word of the headline counts as this many in BM25 (its within-document frequency and the article's length).
inline constexpr std::uint32_t kHeadlineWeight = 3;

// Where an article has no headline of its own, this many first words of its body count as a headline's do.
inline constexpr std::uint32_t kOpeningWords = 12;

// One item of an article's token stream.
struct StreamItem {
  enum class Kind : std::uint8_t { part, sentence, paragraph, word, joined };
  Kind kind = Kind::word;
  std::uint8_t span = 1;    // joined: words covered
  std::uint32_t value = 0;  // part: enum Part; word, joined: index into Analyzed::words
};

struct TermCount {
  std::string_view term;  // valid until the analyzer's next analyze()
  std::uint32_t count = 0;  // 0: an uncounted_term()
};

struct AnalyzedWord {
  std::string_view surface;  // as written (spelling()), capped(); valid until the analyzer's next analyze()
  std::string_view folded;
  std::string_view term;     // its stem term in the article's language
};

struct Analyzed {
  std::vector<AnalyzedWord> words;  // distinct surfaces, in order of first occurrence
  std::vector<StreamItem> stream;
  std::vector<TermCount> terms;     // distinct, sorted by term
  std::vector<std::string_view> byline_terms;  // distinct, sorted; they add nothing to length
  std::uint32_t length = 0;         // sum of the counts of `terms`: BM25's document length
  std::uint32_t body_words = 0;     // for wordcount:
};

class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  // article.language decides the stems.
  void analyze(const Article& article, Analyzed& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::text
