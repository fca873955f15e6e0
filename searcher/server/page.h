// The search page for readers without JavaScript: results and articles as HTML, filled into the page's frame.
//
//   GET /?q=syria&f.person=Vladimir+Putin&offset=10      results
//   GET /?article=world-en-001                           one article
//
// The frame is searcher/web/assets/index.html with two marks: <!--dateline:query--> for the text of q and
// <!--dateline:results--> for what is made here, in the classes of searcher/web (dl-hits, dl-headline,
// dl-pager, ...). Parameters are those of /api/v1/search; others belong to the page's script or to whoever
// linked here, and are passed over. Reading is lenient unless lenient=0. A fault is shown in the page, with
// the status it has in the interface.
#pragma once

#include <string>

#include "searcher/server/call.h"

namespace dateline::server {

Outcome page_route(const Call& call);

// The parts, for tests: each is a complete piece of HTML in which every text is escaped.
std::string results_html(const SearchResult& result, const SearchRequest& request,
                         const std::vector<Parameter>& asked);
std::string article_html(const Article& article);
std::string problem_html(const Problem& problem);
// `frame` with its marks replaced. A mark within a text put in is left alone.
std::string fill_page(std::string_view frame, std::string_view query, std::string_view results);

}  // namespace dateline::server
