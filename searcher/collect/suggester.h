// Completions for one state of an archive and one set of visible articles, made once and asked for each keystroke.
//
//   Suggester suggester(counts, words, names, aliases);
//   suggester.find("put", 10)      // by falling count
//
// Values are kept by falling count, so that a short prefix finds its first ten at once; words by their letters.
// Immutable, thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/names.h"
#include "searcher/api/suggest.h"
#include "searcher/collect/segment_run.h"
#include "searcher/match/headline_words.h"

namespace dateline {

inline constexpr Facet kSuggestedFacets[] = {Facet::person, Facet::org,     Facet::place, Facet::country,
                                             Facet::source, Facet::section, Facet::author};

class Suggester {
 public:
  // `counts`: of kSuggestedFacets, in that order, over the visible articles. `aliases` may be null. Throws Damaged.
  Suggester(const std::vector<OrdinalCounts>& counts, const std::vector<std::shared_ptr<const HeadlineWords>>& words,
            const archive::Names& names, const AliasMap* aliases);

  // At most `most`, by falling count. Words come folded: the caller knows how the archive writes them.
  std::vector<Suggestion> find(std::string_view prefix, std::size_t most) const;

 private:
  struct Value {
    std::string folded;  // several spellings parted by line ends
    std::string text;
    Facet facet;
    std::uint64_t count;
  };
  std::vector<Value> values_;  // by falling count, then by text
  HeadlineWords words_;
};

}  // namespace dateline
