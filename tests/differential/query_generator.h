// Random questions about an archive, in words that it holds, so that they find something: every operator, field, filter,
// facet and sort of the language. The same seed asks the same.
//
//   QueryGenerator generator(corpus, seed);
//   SearchRequest request = generator.request();
//
// About one in a hundred texts is refused by the parser (a wildcard too short, say); callers draw again.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "searcher/api/request.h"
#include "tests/differential/oracle_corpus.h"

namespace dateline::testing {

class QueryGenerator {
 public:
  QueryGenerator(const OracleCorpus& corpus, std::uint64_t seed);

  SearchRequest request();
  std::string query(unsigned depth);
  // A word with its joined form left out: letters and digits only.
  std::string plain_word();
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  const OracleArticle& article();
  std::string part_text();
  std::string slice(std::size_t words);
  std::string word();
  std::string chunk();
  std::string text_leaf();
  std::string positional(unsigned depth);
  std::string pair();
  std::string value_leaf();
  std::string date_value();
  std::string facet_value(Facet facet);
  Filter filter();
  std::string mangled(std::string text);

  const OracleCorpus& corpus_;
  std::mt19937_64 random_;
};

}  // namespace dateline::testing
