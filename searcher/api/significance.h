// Values that the articles found have more often than the rest of the archive: by the log-likelihood ratio of
// T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19 (1993).
//
//   log_likelihood(12, 100, 40, 200'000)   // 12 of 100 articles found, 40 of the archive's 200,000: 135.1
//
// G2 = 2 * sum of O * ln(O / E) over the four cells "with the value or without, found or in the rest". Above 10.8 chance
// would give it once in a thousand (chi squared with one degree of freedom). Pure, thread-safe.
#pragma once

#include <cstdint>

#include "common/archive/names.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/collect/segment_run.h"

namespace dateline {

// `with` of `found` articles found have the value, `archive_with` of all `archive` (those found included).
double log_likelihood(std::uint64_t with, std::uint64_t found, std::uint64_t archive_with, std::uint64_t archive);

// A single article says nothing: values of fewer are left out.
inline constexpr std::uint64_t kLeastSignificantCount = 2;

struct SignificanceTotals {
  std::uint64_t found = 0;
  std::uint64_t archive = 0;
};

// `counts`: of the articles found; `archive`: of all. `aliases` may be null. Throws archive::Damaged.
SignificantResult rank_significant(const FacetRequest& request, const FacetRun& counts, const FacetRun& archive,
                                   const SignificanceTotals& totals, const archive::Names& names,
                                   const AliasMap* aliases);

}  // namespace dateline
