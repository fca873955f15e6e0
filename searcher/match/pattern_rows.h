// The articles that have any of the words a wildcard or ~ stands for, without looking at most of them.
//
// A stem's posting list says in which articles one of its words stands. Where all words of a stem are among those looked
// for (the stem of jihadist and jihadists, for jihad*), its articles need no proof on the token store.
#pragma once

#include <functional>

#include "searcher/match/segment_cursors.h"

namespace dateline {

// Whether the segment's articles that have one of `terms` all have one of the expression's words. kind: words.
class SureTerms {
 public:
  SureTerms(const SegmentContext& context, const SpanExpr& expression);
  bool is_sure(const std::string& term) const;
  // Ids of the words of a term that are the expression's.
  std::vector<std::uint32_t> wanted_words(const std::string& term) const;

 private:
  std::vector<std::uint32_t> words_of(const std::string& term) const;
  const archive::Words& words_;
  std::function<bool(const std::string&)> wanted_;
};

// The rows with one of `terms` that have one of the words, anywhere but in the byline. Where the words of a term leave a doubt,
// those that are wanted are searched for.
CursorPtr pattern_rows(const SegmentContext& context, const std::vector<std::string>& terms, const SureTerms& sure);

}  // namespace dateline
