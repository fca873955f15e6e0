// Where parts of an article lie in its token stream (common/archive/tokens.h), found by their marks without decoding it.
//
//   std::vector<stream::Extent> extents;
//   stream::find_extents(bytes, part_bit(Part::keyword), false, extents);
//
// Parts stand in the order of enum Part; between the marks of the parts before the body lie a few bytes, and behind the
// body only keywords follow, so that one search for their mark ends it. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/match/plan.h"

namespace dateline::stream {

// Bytes [begin, end) in which words count; begins behind a part's mark. The keywords are one extent, marks and all.
struct Extent {
  const char* begin;
  const char* end;
};

// `lead`: of the body only the first paragraph; without a headline, its first two sentences. `out` is cleared first.
void find_extents(std::string_view bytes, PartMask parts, bool lead, std::vector<Extent>& out);

}  // namespace dateline::stream
