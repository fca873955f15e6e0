// Everything of one search before its pass: the query read and resolved, what else binds it, what is to be counted.
//
//   auto prepared = prepare_search(request, page, databases);   // an Error of the query, with its column
//   run_segments(prepared->run, ...);
//
// Throws archive::Damaged and Xapian::Error. Thread-safe, each caller with databases of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/page_cursor.h"
#include "searcher/api/paging.h"
#include "searcher/api/postings_pool.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/collect/segment_run.h"
#include "searcher/match/resolve.h"
#include "searcher/query/parser.h"

namespace dateline {

struct PreparedSearch {
  ParseOptions options;
  ParsedQuery parsed;
  Resolution resolution;
  RunPlan run;
  CollectionStatistics statistics;
  std::uint64_t question = 0;  // for cursors
};

// `similar_to`: the search is for articles similar to this one, which changes its order and its cursors.
Result<PreparedSearch> prepare_search(const SearchRequest& request, const Page& page, const PostingsPool::Databases& databases,
                                      std::optional<std::string_view> similar_to = {});

// What was noticed while reading and resolving.
void add_notices(const PreparedSearch& prepared, std::vector<QueryNotice>& out);

// Makes `child` bind the query, too.
void add_child(PlanNode& query, PlanNode child);

// For a notice about a value that no article has: "; the nearest is 'Sergei Shoygu' (5)", or nothing.
std::string nearest_text(State& at, std::int64_t now, const std::vector<Facet>& facets, const std::string& value);

}  // namespace dateline
