// Facet values by what they say: whole values with case and accents folded, and words of names. Made from the names of
// one snapshot when first needed; immutable then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/archive/names.h"
#include "common/schema.h"

namespace dateline {

class NameIndex {
 public:
  explicit NameIndex(const archive::Names& names);

  // Ordinals, ascending. `exact`: the value byte for byte.
  std::vector<archive::Ordinal> exact(Facet facet, std::string_view value) const;
  std::vector<archive::Ordinal> folded(Facet facet, std::string_view value) const;
  // Values that hold the words of `text` next to each other; compounds as their parts or joined, as in texts.
  std::vector<archive::Ordinal> with_words(Facet facet, std::string_view text) const;
  // en: also en-GB.
  std::vector<archive::Ordinal> language(std::string_view tag) const;
  // The value nearest in spelling, for hints; empty where none is near.
  std::string nearest(Facet facet, std::string_view value) const;

 private:
  struct Value {
    Facet facet;
    archive::Ordinal ordinal;
    std::string folded;
  };
  const archive::Names& names_;
  std::vector<Value> values_;
};

}  // namespace dateline
