// Facet values by what they say: whole values with case and accents folded, and words of names. Made from the names of
// one snapshot when first needed; immutable then. With aliases, every name of a group finds all of the group, also a
// name that only the alias file has.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/names.h"
#include "common/schema.h"
#include "searcher/match/alias_map.h"

namespace dateline {

class NameIndex {
 public:
  explicit NameIndex(const archive::Names& names, const AliasMap* aliases = nullptr);

  // Ordinals, ascending. `exact`: the value byte for byte.
  std::vector<archive::Ordinal> exact(Facet facet, std::string_view value) const;
  std::vector<archive::Ordinal> folded(Facet facet, std::string_view value) const;
  // Values that hold the words of `text` next to each other; compounds as their parts or joined, as in texts.
  std::vector<archive::Ordinal> with_words(Facet facet, std::string_view text) const;
  // en: also en-GB.
  std::vector<archive::Ordinal> language(std::string_view tag) const;
  // All values of a facet, folded.
  void visit(Facet facet, const std::function<void(archive::Ordinal, const std::string& folded)>& visitor) const;
  // What a facet shows for an ordinal, a canonical one of aliases included.
  std::string_view shown(archive::Ordinal ordinal) const { return value_shown(names_, aliases_, ordinal); }

 private:
  struct Value {
    Facet facet;
    archive::Ordinal ordinal;
    std::string folded;
  };
  void add_aliases(Facet facet, std::string_view value, std::vector<archive::Ordinal>& found) const;

  const archive::Names& names_;
  const AliasMap* aliases_;
  std::vector<Value> values_;
};

}  // namespace dateline
