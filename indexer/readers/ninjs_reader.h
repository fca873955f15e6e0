// One ninjs item as an article: versions 1.x (lower case, singular, suffixes: body_xhtml), 2.x (lower case,
// lists) and 3.x (camelCase), all read by one table. Source: IPTC ninjs 1.4, 2.1 and 3.1 (JSON schemas and
// guidelines).
//
//   parse_ninjs(raw, options, out);   // raw.bytes: {"uri": "urn:x:1", "headlines": [...], "bodies": [...]}
//
// Pictures, graphics, video, audio and plans are skipped, and packages and events without a text. The body is
// the HTML one where there is one, for its true paragraphs. Published is firstCreated, else contentCreated,
// else versionCreated. Keys of an article record (keys.h) are understood beside ninjs' own; what has no place
// in the record is kept in `extra`. Any thread.
#pragma once

#include <span>
#include <vector>

#include "indexer/readers/json_mapping.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {

void parse_ninjs(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

// The table, for the documentation.
std::span<const JsonMapping> ninjs_mapping();

// Keys that only ninjs has: an object with `uri` and one of these is an item.
bool is_ninjs_key(std::string_view key);

}  // namespace dateline::readers
