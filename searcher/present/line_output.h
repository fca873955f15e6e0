// Hits a line each, for spreadsheets, scripts and evaluation tools. Every function returns whole lines, line ends
// included. Thread-safe.
//
//   out(csv_header());
//   for (const Hit& hit : result.hits) out(csv_line(hit));
#pragma once

#include <string>
#include <string_view>

#include "searcher/api/results.h"

namespace dateline {

// RFC 4180: comma, CR LF, quotes where needed. The columns are the hit's JSON keys in their order; lists are joined by
// "; ", absent values are empty; headline_highlights are "0-2; 5-9"; snippet is its text alone.
std::string csv_header();
std::string csv_line(const Hit& hit);

// The id and a line feed.
std::string id_line(const Hit& hit);

// A line of a TREC run: query id, Q0, article, rank, score, "dateline". Columns are parted by a space, so white space
// and controls inside ids are percent-encoded.
std::string trec_line(std::string_view query_id, const Hit& hit);

}  // namespace dateline
