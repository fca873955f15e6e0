// Searcher::variants() on one state of an archive.
#pragma once

#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/api/variants.h"
#include "searcher/match/name_index.h"

namespace dateline {

// `aliases` may be null; `now` decides embargoes. Throws archive::Damaged.
std::vector<NameVariants> find_variants(std::string_view name, const archive::Snapshot& snapshot, const NameIndex& names,
                                        const AliasMap* aliases, std::int64_t now);

}  // namespace dateline
