// A search as an address or a JSON text asks for it, read into a SearchRequest.
//
//   read_search({{"q", "syria"}, {"f.person", "Vladimir Putin"}, {"facet", "person:5"}}, limits, today)
//
// q match from to f.NAME f.NAME.not facet significant timeline share about_timeline cross_timeline sort recency limit offset
// cursor lenient count collapse feedback; the meaning is
// that of the options of dateline-search. facet and significant are NAME, NAME:N, NAME:N:PREFIX or
// NAME::PREFIX, several parted by commas. f.NAME= asks for articles without any value, f.NAME.not= for those
// with some. Hyphens and underscores of about_timeline are alike. Errors are ErrorKind::usage or,
// of dates, ErrorKind::query without a column. Pure, thread-safe.
#pragma once

#include "searcher/api/request.h"
#include "searcher/request/parameters.h"

namespace dateline {

struct SearchLimits {
  std::uint64_t hits = 1000;       // limit
  std::uint64_t offset = 100'000;  // deeper pages by cursor
  std::uint64_t facet_values = 10'000;
};

struct SearchParameters {
  SearchRequest request;
  bool relative_dates = false;  // from, to or recency depend on today
};

// What may be asked of the route: a feed has no facets or pages.
enum class SearchScope { whole, feed };

Asked<SearchParameters> read_search(const std::vector<Parameter>& parameters, const SearchLimits& limits,
                                     Day today, SearchScope scope = SearchScope::whole);

}  // namespace dateline
