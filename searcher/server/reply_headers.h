// The header fields that every reply has: what a browser may do with it, and which other origins may read it.
//
// Content-Security-Policy: the page loads scripts, styles and data from this portal alone and cannot be
// framed; what is no page loads nothing. CORS as the Fetch Standard, 3.2, describes it: an origin that --cors
// names is answered with its own name, "*" with "*"; credentials are never allowed.
#pragma once

#include "searcher/server/message.h"
#include "searcher/server/portal_options.h"

namespace dateline::server {

void add_common_headers(Reply& reply, const Request& request, const PortalOptions& options);

// The answer to OPTIONS: 204, the methods, and for a page of an allowed origin what it may send.
Reply options_reply(const Request& request, const PortalOptions& options);

inline constexpr const char* kMethods = "GET, HEAD, OPTIONS";

}  // namespace dateline::server
