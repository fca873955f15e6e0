// Iterators over the rows of one segment, in two phases: next() and seek() move to candidates, matches() proves the one
// they stand on. A conjunction aligns all its children before it lets any of them prove.
//
//   for (Row row = cursor.seek(0); row != kNoRow; row = cursor.next())
//     if (cursor.matches()) use(row, cursor.score());
//
// For one thread. All functions may throw archive::Damaged and OverBudget.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "common/archive/columns.h"

namespace dateline {

using archive::kNoRow;
using archive::Row;

class Cursor {
 public:
  virtual ~Cursor() = default;
  Row row() const { return row_; }
  // To the next candidate, or kNoRow. Not before the first seek().
  virtual Row next() = 0;
  // To the first candidate at or behind `target`, which is not before row().
  virtual Row seek(Row target) = 0;
  virtual bool matches() { return true; }
  // BM25 of the row; only where matches() was true.
  virtual double score() { return 0; }
  // About how many candidates there are; the least of a conjunction leads it.
  virtual std::uint64_t cost() const = 0;

 protected:
  Row row_ = 0;
};

using CursorPtr = std::unique_ptr<Cursor>;

// Every row, and none.
CursorPtr all_rows(Row size);
CursorPtr no_rows();
// The rows listed, ascending.
CursorPtr listed_rows(std::vector<Row> rows);
// Children at the same row; at least one. The cheapest leads.
CursorPtr conjunction(std::vector<CursorPtr> children);
// Rows of any child; scores add up.
CursorPtr disjunction(std::vector<CursorPtr> children);
// Rows of `wanted` that `unwanted` does not match.
CursorPtr difference(CursorPtr wanted, CursorPtr unwanted);

}  // namespace dateline
