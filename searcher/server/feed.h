// What other programs subscribe to and search by: an Atom feed of any query (RFC 4287), and the
// OpenSearch 1.1 description by which browsers add the archive to their search engines.
//
// The feed has the newest articles first unless sort says otherwise, 20 of them unless limit does. An entry's
// id is its address in this portal, which --public-url keeps stable; its times are those of the record, a
// month or a year as its first day. Every text is escaped; links of articles are given only where they are
// http or https.
#pragma once

#include <string>

#include "searcher/server/call.h"

namespace dateline::server {

Outcome feed_route(const Call& call);
Outcome opensearch_route(const Call& call);

struct FeedFrame {
  std::string base;  // ends in /
  std::string self;  // the feed's own address
  std::string query;
  std::int64_t committed = 0;  // when the archive last changed, seconds since the epoch
};
std::string atom_feed(const SearchResult& result, const FeedFrame& frame);

}  // namespace dateline::server
