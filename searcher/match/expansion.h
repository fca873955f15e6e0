// Words of an archive that a pattern stands for: trailing, inner and leading * and ?, and words within an edit distance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

struct Expansion {
  std::vector<std::string> words;      // folded, the most frequent first
  std::vector<std::string> respelled;  // those of them that are also written with other letters (São for sao)
  bool cut = false;                    // there were more than asked for
};

// Whether the folded word is one that the folded pattern stands for.
bool is_like(std::string_view pattern, std::string_view word);

// `pattern` is folded; * stands for any letters or none, ? for one.
// Of an ending (jihad*), each segment's `most` most frequent words are weighed, and nothing else of it is read.
Expansion expand_wildcard(const archive::Snapshot& snapshot, std::string_view pattern, std::size_t most);
// Words at a Levenshtein distance (in code points) of at most `edits` (1 or 2).
Expansion expand_fuzzy(const archive::Snapshot& snapshot, std::string_view word, unsigned edits, std::size_t most);

}  // namespace dateline
