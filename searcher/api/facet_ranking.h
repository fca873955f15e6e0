// From counts of ordinals to the values shown: the most frequent, ties by name.
#pragma once

#include "common/archive/names.h"
#include "searcher/api/request.h"
#include "searcher/api/results.h"
#include "searcher/collect/segment_run.h"

namespace dateline {

// `aliases` may be null. Throws archive::Damaged.
FacetResult rank_facet(const FacetRequest& request, const FacetRun& counts, const archive::Names& names,
                       const AliasMap* aliases);

}  // namespace dateline
