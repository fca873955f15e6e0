#include "indexer/enrich/entities/aliases.h"

#include "indexer/enrich/entities/embedded.h"
#include "indexer/enrich/entities/tsv.h"

namespace dateline::entities {
namespace {
std::uint64_t key_of(EntityType type, std::string_view key) { return hash_of(key, 1 + static_cast<std::uint64_t>(type)); }
}  // namespace

Aliases Aliases::load() {
  Aliases aliases;
  aliases.names_.reserve(2048);
  for_each_row(embedded::aliases(), [&](const Row& row) {
    const EntityType type = row[0] == "person" ? EntityType::person : row[0] == "org" ? EntityType::org : EntityType::place;
    aliases.names_.emplace(key_of(type, lexicon_key(row[1])), row[1]);
    aliases.names_.emplace(key_of(type, lexicon_key(row[2])), row[1]);
  });
  return aliases;
}

const std::string* Aliases::canonical(EntityType type, std::string_view key) const {
  const auto it = names_.find(key_of(type, key));
  return it == names_.end() ? nullptr : &it->second;
}

}  // namespace dateline::entities
