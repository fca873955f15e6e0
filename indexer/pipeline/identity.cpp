#include "indexer/pipeline/identity.h"

#include "indexer/store/prepare.h"

namespace dateline {

std::string derive_identity(const Article& article, const readers::Origin& origin, const IdentityRule& rule) {
  if (!rule.from_path) return rule.prefix + store::derived_id(article);
  std::string id = rule.prefix + origin.path;
  if (!origin.member.empty()) id += "!" + origin.member;
  if (origin.record > 1) id += "#" + std::to_string(origin.record);
  return id;
}

}  // namespace dateline
