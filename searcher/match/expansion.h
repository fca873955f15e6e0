// Words of an archive that a pattern stands for: trailing, inner and leading * and ?, and words within an edit distance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

struct Expansion {
  std::vector<std::string> words;  // folded, the most frequent first
  bool cut = false;                // there were more than asked for
};

// `pattern` is folded; * stands for any letters or none, ? for one.
Expansion expand_wildcard(const archive::Snapshot& snapshot, std::string_view pattern, std::size_t most);
// Words at a Levenshtein distance (in code points) of at most `edits` (1 or 2).
Expansion expand_fuzzy(const archive::Snapshot& snapshot, std::string_view word, unsigned edits, std::size_t most);

}  // namespace dateline
