// Plain text: one file is one article. Headline = first line with anything on it; a first line over 250
// characters, or the only one, is body, and the headline shown is its first sentence.
//
//   std::vector<Outcome> out;
//   parse_text(raw, options, out);
//
// Notices: "mixed-encoding". Rejections: "empty", "field-too-large". Any thread, no shared state.
#pragma once

#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

void parse_text(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

}  // namespace dateline::readers
