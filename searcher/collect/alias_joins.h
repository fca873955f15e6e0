// Counting under aliases: an article that has two spellings of one name counts once. The rows that have several, of
// each segment and facet, are found once and then taken off the plain counts, so that counting stays as fast.
//
//   AliasJoins joins(snapshot, map);
//   if (const JoinedRows* rows = joins.of(segment, Facet::person)) rows->take_off(counted_rows, counts);
//
// Thread-safe; what is asked for first makes it. Throws archive::Damaged.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "common/archive/live.h"
#include "common/archive/snapshot.h"
#include "searcher/match/alias_map.h"

namespace dateline {

// Rows of one segment with more than one spelling of a name.
class JoinedRows {
 public:
  JoinedRows(const archive::FacetColumn& column, const AliasMap& map, archive::Row rows);
  bool empty() const { return extra_.empty(); }
  // Subtracts from counts[local] what FacetColumn::count() has counted too much for these rows.
  void take_off(std::span<const archive::Row> rows, std::uint32_t* counts) const;

 private:
  std::vector<std::pair<archive::Row, std::uint32_t>> extra_;  // row, local ordinal of a spelling past the first; ascending
  archive::RowBits rows_;
};

class AliasJoins {
 public:
  AliasJoins(const archive::Snapshot& snapshot, const AliasMap& map) : snapshot_(snapshot), map_(map) {}
  const AliasMap& map() const { return map_; }
  // nullptr where no row has two spellings.
  const JoinedRows* of(std::uint32_t segment, Facet facet) const;

 private:
  const archive::Snapshot& snapshot_;
  const AliasMap& map_;
  mutable std::mutex mutex_;
  mutable std::map<std::pair<std::uint32_t, Facet>, std::unique_ptr<JoinedRows>> made_;
};

}  // namespace dateline
