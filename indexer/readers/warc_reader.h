// WARC 1.0 and 1.1 and ARC files: each HTML page that a crawler fetched is an article.
//
//   auto splitter = warc_splitter(sniffed, limits);   // one record, one piece; of records without a page
//   only the head parse_warc(raw, options, out);
//
// The page's URI is the id; when it was fetched counts as `updated` where the page does not say, never as
// published. A response of another status or type, requests, revisits and metadata are skipped. Of a damaged
// stretch one rejection "bad-warc" is made, and reading goes on at the next record; a file that ends inside a
// record is "truncated". Text conversions (WET) are read as plain text. Any thread.
#pragma once

#include <memory>
#include <vector>

#include "indexer/readers/format_table.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {

std::unique_ptr<Splitter> warc_splitter(const Sniffed&, const Limits&);

void parse_warc(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

}  // namespace dateline::readers
