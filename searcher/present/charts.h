// Facets as bars and timelines as columns, drawn with Unicode's block elements (U+2581..U+2588, U+2589..U+258F).
//
//   PERSON  57 values
//     Vladimir Putin   ████████████████  12
//     Bashar al-Assad  ██████▋            5
//
// A bar's length is in proportion to the largest count; a count above 0 is at least an eighth of a block. Thread-safe.
#pragma once

#include <string>

#include "searcher/api/results.h"
#include "searcher/present/layout.h"

namespace dateline {

std::string facet_chart(const FacetResult& facet, const TextStyle& style);

// Up to 12 buckets: a bar a line. More: columns side by side, neighbours added up where there are more than fit.
std::string timeline_chart(const Timeline& timeline, std::string_view title, const TextStyle& style);

// "2015", "2015-09", "2015-W40", "2015-09-29": a bucket as it is named.
std::string bucket_name(Day start, Interval interval);

}  // namespace dateline
