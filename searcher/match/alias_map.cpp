#include "searcher/match/alias_map.h"

#include <algorithm>

#include "common/text/fold.h"

namespace dateline {

using archive::Ordinal;

AliasMap::AliasMap(std::shared_ptr<const AliasTable> table, const archive::Names& names)
    : table_(std::move(table)), names_(names) {
  if (table_->groups().empty()) return;
  std::vector<bool> has_exact;
  names.visit([&](Ordinal ordinal, Facet facet, std::string_view value) {
    if (!may_have_aliases(facet)) return;
    const AliasGroup* names_of_group = table_->find(facet, value);
    if (names_of_group == nullptr) return;
    const auto [at, added] = by_names_.emplace(names_of_group, static_cast<std::uint32_t>(groups_.size()));
    if (added) {
      groups_.push_back({names_of_group, 0, {}});
      has_exact.push_back(false);
    }
    groups_[at->second].members.push_back(ordinal);
    group_of_.emplace(ordinal, at->second);
    if (value == names_of_group->name) {
      groups_[at->second].canonical = ordinal;
      has_exact[at->second] = true;
    }
  });
  Ordinal next = names.size();
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    if (has_exact[i]) continue;
    groups_[i].canonical = next;
    group_of_.emplace(next++, i);
  }
}

const AliasMap::Group* AliasMap::group_of(Ordinal ordinal) const {
  const auto found = group_of_.find(ordinal);
  return found == group_of_.end() ? nullptr : &groups_[found->second];
}

const AliasMap::Group* AliasMap::group_named(Facet facet, std::string_view value) const {
  const AliasGroup* found = table_->find(facet, value);
  if (found == nullptr) return nullptr;
  const auto at = by_names_.find(found);
  return at == by_names_.end() ? nullptr : &groups_[at->second];
}

std::string_view AliasMap::value(Ordinal ordinal) const {
  const Group* group = group_of(ordinal);
  return group != nullptr && group->canonical == ordinal ? std::string_view(group->names->name) : names_.value(ordinal);
}

void AliasMap::widen(std::vector<Ordinal>& ordinals) const {
  const std::size_t before = ordinals.size();
  for (std::size_t i = 0; i < before; ++i) {
    const Group* group = group_of(ordinals[i]);
    if (group != nullptr) ordinals.insert(ordinals.end(), group->members.begin(), group->members.end());
  }
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  while (!ordinals.empty() && ordinals.back() >= names_.size()) ordinals.pop_back();
}

}  // namespace dateline
