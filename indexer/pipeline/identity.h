// The identity of an article whose record gives none (CONTRACT.md, section 2).
//
//   if (article.id.empty()) article.id = derive_identity(article, origin, {.from_path = true, .prefix = "desk-"});
//   // "desk-stories/a.zip!b.jsonl#3": member and, from the second on, number of the record
#pragma once

#include <string>

#include "common/article.h"
#include "indexer/readers/reader.h"

namespace dateline {

struct IdentityRule {
  bool from_path = false;  // else from headline, body, publication day and source
  std::string prefix;
};

// Enrich the article first: its publication day counts.
std::string derive_identity(const Article& article, const readers::Origin& origin, const IdentityRule& rule);

}  // namespace dateline
