// One request put to the engine and to the brute-force evaluator, and what their answers differ in.
//
//   std::string difference = compare(searcher, corpus, request);   // empty: they agree, or the query is refused
//   std::string report = smallest(searcher, corpus, request);      // the same, of a smaller request that still differs
#pragma once

#include <string>

#include "searcher/api/searcher.h"
#include "tests/differential/oracle_corpus.h"

namespace dateline::testing {

inline constexpr double kScoreTolerance = 1e-9;  // relative

bool same_score(double a, double b);

std::string compare(const Searcher& searcher, const OracleCorpus& corpus, const SearchRequest& request,
                    std::uint64_t* total = nullptr);

// Asks again for values that the facets show: the count must be the total after the click. Empty: it is.
std::string click(const Searcher& searcher, const SearchRequest& request, std::size_t which);

// Leaves out parts of the request as long as the two still differ.
std::string smallest(const Searcher& searcher, const OracleCorpus& corpus, SearchRequest request);

std::string describe(const SearchRequest& request);

}  // namespace dateline::testing
