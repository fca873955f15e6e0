// The HTTP interface for programs: /api/v1/search, /api/v1/article, /api/v1/similar and /api/v1/suggest.
// Described in static/api/v1/openapi.yaml.
#pragma once

#include "searcher/server/call.h"

namespace dateline::server {

Outcome search_route(const Call& call);
Outcome article_route(const Call& call);
Outcome similar_route(const Call& call);
Outcome suggest_route(const Call& call);

// The article anybody may see here, or why not: 404 "unknown-article", where it is not there, held, or beyond
// the restriction; 410 "killed" with `id` and `time`; 404 "articles-not-served". A restricted portal does not
// tell killed articles from unknown ones: what it may not show, it says nothing of.
Answer<Article> visible_article(const Shared& shared, const std::string& id);

}  // namespace dateline::server
