// An article as a record that makes the same article again when it is indexed.
//
//   std::string line = export_jsonl(article, {.corrected = true});   // one JSON object, no newline
//
// Keys are the contract's (CONTRACT, "The article record"); absent values are left out; unknown keys of the record stand
// under their own names; what indexing finds by itself (entities, countries, dates in the text) is left out. What the
// contract's keys cannot say stands in a list under "dateline:archive" (indexer/readers/keys.h), where there is any of it:
//   "date-source=filename"  where the date came from, unless from metadata; "date-source=none": it has none
//   "headline-derived", "language-detected", "id-derived"  made by indexing, not given
//   "corrected"             facet status
//   "in-doubt"              held because its status or embargo was not understood
//   "extra=KEY=JSON"        an unknown key that reads as one of the contract's, and those after it
// ninjs: version 3.0 (iptc.org/std/ninjs), with the same list under the same name, always there: it tells the reader that
// keys such as "type" are of the format, not of the article. Thread-safe.
#pragma once

#include <string>

#include "common/article.h"

namespace dateline::cli {

struct ExportState {
  bool corrected = false;  // facet status
};

std::string export_jsonl(const Article& article, const ExportState& state);
std::string export_ninjs(const Article& article, const ExportState& state);

// A tombstone: a record that kills, with the version that it holds for.
std::string export_kill(const std::string& id, const std::string& version, bool ninjs);

}  // namespace dateline::cli
