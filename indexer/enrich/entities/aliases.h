// The shipped table of names that mean the same (data/aliases.tsv: type, canonical name, variant).
//
//   aliases.canonical(EntityType::place, "u.s.")   // "United States"; nullptr when the name has no other
//
// Keys as lexicon_key() makes them. Immutable after load.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "common/article.h"
#include "indexer/enrich/entities/lexicon.h"

namespace dateline::entities {

class Aliases {
 public:
  static Aliases load();
  const std::string* canonical(EntityType type, std::string_view key) const;

 private:
  std::unordered_map<std::uint64_t, std::string> names_;
};

}  // namespace dateline::entities
