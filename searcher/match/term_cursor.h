// The articles that have one term, from Xapian's posting list or from the cache of lists read before. docid = row + 1.
//
//   TermCursorPtr cursor = term_cursor(context, "en:talk", weight);   // nullptr: the segment has no such term
//
// `weight`: BM25 weight of the term; 0: it adds nothing. `context` must outlive the cursor.
#pragma once

#include <memory>
#include <string>

#include "searcher/match/segment_cursors.h"

namespace dateline {

class TermCursor : public Cursor {
 public:
  virtual std::uint32_t count() const = 0;  // of the term in the row it stands on
};
using TermCursorPtr = std::unique_ptr<TermCursor>;

TermCursorPtr term_cursor(const SegmentContext& context, const std::string& term, double weight);
// Several terms scored as one: their counts add up.
// Their places do not matter and neither does how often they occur: rows of any of the terms, for many terms.
void add_rows(TermCursor& cursor, archive::RowBits& rows, std::size_t& missing);
CursorPtr any_term(const SegmentContext& context, const std::vector<std::string>& terms);
CursorPtr synonyms(const SegmentContext& context, std::vector<TermCursorPtr> terms, double weight);

}  // namespace dateline
