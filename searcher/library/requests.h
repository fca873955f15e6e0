// What the C interface is asked, read from its JSON texts (searcher/api/dateline.h has the names).
//
//   Asked<LibraryRequest> asked = read_library_request(R"({"id": "a1", "now": "2015-09-29T12:00:00Z"})");
//   Asked<SearchRequest> search = as_search(*asked, today);    // q, match, ... and the common ones
//
// Pure, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/request.h"
#include "searcher/api/suggest.h"
#include "searcher/request/parameters.h"

namespace dateline::library {

// Names that are not of a search over HTTP, and the rest as it stands.
struct LibraryRequest {
  std::optional<std::string> id;
  std::optional<std::int64_t> now;
  std::string restrict_to;
  std::vector<Parameter> rest;
};

Asked<LibraryRequest> read_library_request(std::string_view json);

// Refuses `id`.
Asked<SearchRequest> as_search(const LibraryRequest& asked, Day today);
// The same for articles similar to `id`, which must be there.
Asked<SearchRequest> as_similar(const LibraryRequest& asked, Day today);
// {"id"}: the article to show. Refuses all that is left.
Asked<std::string> as_show(const LibraryRequest& asked);
Asked<SuggestRequest> as_suggest(const LibraryRequest& asked);

}  // namespace dateline::library
