// The user's aliases laid over the names of one snapshot: which ordinals are one value.
//
//   AliasMap map(table, snapshot.names());
//   map.canonical(ordinal_of_v_putin)   // the ordinal of "Vladimir Putin", or one of its own where no article has that
//
// A canonical name that the archive lacks gets an ordinal behind the archive's (from names.size() on); columns and
// plans never hold such a one, counts and values shown may. Immutable, thread-safe. Throws archive::Damaged when made.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/names.h"
#include "searcher/match/alias_table.h"

namespace dateline {

class AliasMap {
 public:
  struct Group {
    const AliasGroup* names = nullptr;
    archive::Ordinal canonical = 0;
    std::vector<archive::Ordinal> members;  // ordinals of the archive, ascending; the canonical one among them if it has it
  };

  // `names` must outlive the map.
  AliasMap(std::shared_ptr<const AliasTable> table, const archive::Names& names);

  const AliasTable& table() const { return *table_; }
  const std::vector<Group>& groups() const { return groups_; }  // those of which the archive has a name

  // The ordinal that stands for a value's group; the same one for a value without aliases.
  archive::Ordinal canonical(archive::Ordinal ordinal) const {
    const Group* group = group_of(ordinal);
    return group == nullptr ? ordinal : group->canonical;
  }
  // By an ordinal of the archive or a canonical one; nullptr: none.
  const Group* group_of(archive::Ordinal ordinal) const;
  // By a value in any spelling, case and accents folded; nullptr: none, or none that the archive has.
  const Group* group_named(Facet facet, std::string_view value) const;
  std::string_view value(archive::Ordinal ordinal) const;

  // Each ordinal with all of its group; ascending, distinct, ordinals of the archive only.
  void widen(std::vector<archive::Ordinal>& ordinals) const;

 private:
  std::shared_ptr<const AliasTable> table_;
  const archive::Names& names_;
  std::vector<Group> groups_;
  std::unordered_map<archive::Ordinal, std::uint32_t> group_of_;
  std::unordered_map<const AliasGroup*, std::uint32_t> by_names_;
};

// What an ordinal is shown as, with or without aliases.
inline std::string_view value_shown(const archive::Names& names, const AliasMap* aliases, archive::Ordinal ordinal) {
  return aliases == nullptr ? names.value(ordinal) : aliases->value(ordinal);
}

}  // namespace dateline
