// The brute-force evaluator's answer to a whole request: hits in order, total, facets with drill-sideways, timelines.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/query/tree.h"
#include "tests/differential/oracle_corpus.h"

namespace dateline::testing {

struct OracleHit {
  std::string id;
  double score = 0;
  bool dated = false;
  std::int64_t instant = 0;
};

struct OracleAnswer {
  std::vector<OracleHit> hits;  // all of them, in order
  std::map<Facet, std::map<std::string, std::uint64_t>> facets;
  std::uint64_t undated = 0;
  // By what "auto" stands for, too: the test asks for what the engine chose.
  Timeline timeline;
  Timeline about_timeline;
};

// `intervals`: of the two timelines, never automatic; not asked for where the request has none.
OracleAnswer oracle_search(const OracleCorpus& corpus, const Node& root, const SearchRequest& request, Sort sort,
                           Interval interval, Interval about_interval);

// What "auto" stands for: days up to 62 of them, weeks up to a year, months up to 20 years, else years.
Interval oracle_interval(Day first, Day last);

// Facet values in the order they are shown.
std::vector<FacetCount> ranked(const std::map<std::string, std::uint64_t>& counts);

}  // namespace dateline::testing
