// The words of a wildcard or ~ are a few that many articles have, and many that few have. The few are searched for as bytes
// in a blink; the many cost a walk through each article (word_finder.h). But posting lists say which articles have one of
// the many at all.
//
//   split_rare(context, candidates, matcher);   // right after the matcher is made
#pragma once

#include "searcher/match/segment_cursors.h"
#include "searcher/match/span_matcher.h"

namespace dateline {

// Tells the matcher which of its words only some rows have. `candidates`: the plan that finds its rows, with every term
// that its words have. Does nothing where the words are few, or where the rare ones are not rare.
void split_rare(const SegmentContext& context, const PlanNode& candidates, SpanMatcher& matcher);

}  // namespace dateline
