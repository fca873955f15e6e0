// How one portal answers; the same for every request.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/request/search_parameters.h"

namespace dateline::server {

// How much of an article leaves the portal. full: the record. snippet: hits with snippets; of an article
// everything but the text beyond its first lines. none: hits without snippets, and no articles.
enum class ArticleAccess : std::uint8_t { full, snippet, none };

struct PortalOptions {
  std::string restrict_to;  // a query ANDed to everything; empty: nothing
  ArticleAccess articles = ArticleAccess::full;
  std::vector<std::string> cors;  // origins whose pages may ask; "*": any
  std::int64_t max_age = 0;       // seconds a client may keep an answer unasked
  std::string public_url;         // where the world sees the portal, ending in /; empty: as the request says
  std::size_t cache_bytes = 64U << 20U;         // 0: no cache
  std::size_t target_bytes = 16 * 1024;         // longer addresses: 414
  std::size_t header_bytes = 32 * 1024;         // more header fields: 431
  std::chrono::milliseconds time_budget{2000};  // for one request, waiting included; 0: no limit
  SearchLimits limits;
};

}  // namespace dateline::server
