// Iterators over the rows of one segment, in two phases: next() and seek() move to candidates, matches() proves the one
// they stand on. A conjunction aligns all its children before it lets any of them prove.
//
//   for (Row row = cursor.seek(0); row != kNoRow; row = cursor.next())
//     if (cursor.matches()) use(row, cursor.score());
//
// A pass over all rows takes them in blocks, which saves calls and lets the processor wait for many rows at a time:
//
//   cursor.seek(0);
//   for (RowBlock block; cursor.fill(block, true), block.size > 0; block.size = 0) use(block);
//
// For one thread. All functions may throw archive::Damaged and OverBudget.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/live.h"

namespace dateline {

using archive::kNoRow;
using archive::Row;

struct RowBlock {
  static constexpr std::size_t kRows = 1024;
  std::array<Row, kRows> rows;       // ascending
  std::array<double, kRows> scores;  // BM25; 0 where no scores were asked for
  std::size_t size = 0;
};

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

  // True where every candidate matches and narrow() is quick.
  virtual bool is_plain() const { return false; }
  // Puts the next matching rows, from row() on, into an empty block; it stays empty where there are no more. From then on
  // only fill() may be called. Not before the first seek().
  virtual void fill(RowBlock& block, bool scored);
  // Keeps the rows of the block that match and adds their scores. Its rows are not before row(). Not before the first
  // seek(); from then on only narrow() may be called.
  virtual void narrow(RowBlock& block, bool scored);

 protected:
  Row row_ = 0;
};

using CursorPtr = std::unique_ptr<Cursor>;

// Every row, and none.
CursorPtr all_rows(Row size);
CursorPtr no_rows();
// The rows listed, ascending.
CursorPtr listed_rows(std::vector<Row> rows);
// The rows whose bits are set.
CursorPtr bit_rows(archive::RowBits bits);
// Children at the same row; at least one. The cheapest leads.
CursorPtr conjunction(std::vector<CursorPtr> children);
// Rows of any child; scores add up.
CursorPtr disjunction(std::vector<CursorPtr> children);
// Rows of `wanted`, with the scores of those of `boosts` that have them added; boosts are plain.
CursorPtr boosted(CursorPtr wanted, std::vector<CursorPtr> boosts);
// Rows of `wanted` that `unwanted` does not match.
CursorPtr difference(CursorPtr wanted, CursorPtr unwanted);

}  // namespace dateline
