// One JSON object as an article record: the keys of keys.h under all their spellings, the rest kept as they
// are.
//
//   parse_jsonl(raw, options, out);   // raw.bytes: {"id": 7, "title": "Talks", "maintext": "..."}
//
// Notices: "bad-date", "unknown-status", "bad-embargo", "duplicate-key", "bad-value", "lone-surrogate".
// Rejections: "bad-json", "not-utf8", "no-text", "no-id", "field-too-large". A ninjs item among the records (it has a
// uri, and its text in body_* or bodies) is read as one. Any thread; keeps a parser's buffers per thread.
#pragma once

#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

void parse_jsonl(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

}  // namespace dateline::readers
