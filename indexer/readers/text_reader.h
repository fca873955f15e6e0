// Plain text: one file is one article. Headline = first line with anything on it; a first line over 250
// characters, or the only one, is body, and the headline shown is its first sentence.
//
//   std::vector<Outcome> out;
//   parse_text(raw, options, out);
//
// Marks of the desk above the text (KILL, WITHHOLD, EMBARGOED UNTIL, CORRECTION; text_marks.h) become status,
// embargo and extra. A kill has the id of the text below it, or of the file with --id-from path.
//
// Notices: "mixed-encoding", "nul-bytes", "bad-embargo". Rejections: "empty", "field-too-large". Any thread,
// no shared state.
#pragma once

#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

void parse_text(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

}  // namespace dateline::readers
