#include "searcher/collect/alias_joins.h"

#include <algorithm>

namespace dateline {

using archive::Row;

JoinedRows::JoinedRows(const archive::FacetColumn& column, const AliasMap& map, Row rows) {
  if (column.single()) return;
  const auto none = static_cast<std::uint32_t>(column.values().size());
  std::vector<std::pair<Row, std::uint32_t>> of_group;
  std::vector<Row> found;
  for (const AliasMap::Group& group : map.groups()) {
    of_group.clear();
    for (const archive::Ordinal ordinal : group.members) {
      const std::uint32_t local = column.local(ordinal);
      if (local == none) continue;
      found.clear();
      column.rows_of(local, found);
      for (const Row row : found) of_group.emplace_back(row, local);
    }
    std::sort(of_group.begin(), of_group.end());
    for (std::size_t i = 1; i < of_group.size(); ++i)
      if (of_group[i].first == of_group[i - 1].first) extra_.push_back(of_group[i]);
  }
  if (extra_.empty()) return;
  std::sort(extra_.begin(), extra_.end());
  rows_ = archive::RowBits(rows, false);
  for (const auto& [row, local] : extra_) rows_.set(row);
}

void JoinedRows::take_off(std::span<const Row> rows, std::uint32_t* counts) const {
  for (const Row row : rows) {
    if (!rows_.test(row)) continue;
    auto at = std::lower_bound(extra_.begin(), extra_.end(), std::pair<Row, std::uint32_t>(row, 0));
    for (; at != extra_.end() && at->first == row; ++at) --counts[at->second];
  }
}

const JoinedRows* AliasJoins::of(std::uint32_t segment, Facet facet) const {
  const archive::FacetColumn* column = snapshot_.segments()[segment]->columns().facet(facet);
  if (column == nullptr || !may_have_aliases(facet)) return nullptr;
  const std::scoped_lock guard(mutex_);
  std::unique_ptr<JoinedRows>& made = made_[{segment, facet}];
  if (!made) made = std::make_unique<JoinedRows>(*column, map_, snapshot_.segments()[segment]->size());
  return made->empty() ? nullptr : made.get();
}

}  // namespace dateline
