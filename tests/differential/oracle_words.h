// Words of queries for the brute-force evaluator: compounds, wildcards, edit distances.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/differential/oracle_corpus.h"

namespace dateline::testing {

// A word of a query text, or several joined: al-Assad is al (0 to 1), Assad (1 to 2) and alAssad (0 to 2).
struct QueryWord {
  std::uint32_t from;
  std::uint32_t to;
  std::string surface;
  std::string folded;
  std::string spelling;
};
// `words`: how many there are. Of C++, only C++ itself: whoever writes the marks means them.
// `exact`: of a compound only the whole, with its marks.
std::vector<QueryWord> query_words(const std::string& text, std::uint32_t& words, bool exact);

// The words that a pattern with * and ? stands for; the 1,000 most frequent.
std::vector<const OracleWord*> words_like(const std::vector<OracleWord>& words, const std::string& pattern);
// Those at an edit distance (insert, delete, replace; in code points) of at most `edits`; the 1,000 most frequent.
std::vector<const OracleWord*> words_near(const std::vector<OracleWord>& words, const std::string& word, unsigned edits);

}  // namespace dateline::testing
