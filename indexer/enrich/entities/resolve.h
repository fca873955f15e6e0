// Joins the mentions of an article that mean the same: Carter -> Ashton Carter, SOHR -> Syrian Observatory for Human
// Rights, Barak -> Barack Obama, US -> United States. Given entities (from metadata) come first and keep their names.
//
//   resolve(doc, spans, aliases, lexicon, article.entities);
#pragma once

#include <vector>

#include "common/article.h"
#include "indexer/enrich/entities/aliases.h"
#include "indexer/enrich/entities/features.h"

namespace dateline::entities {

// A mention with its entity yet to be found: the dateline's city.
struct ExtraPlace {
  std::string name;
  Mention mention;
};

void resolve(const Document& doc, const std::vector<Span>& spans, const std::vector<ExtraPlace>& extra,
             const Aliases& aliases, const Lexicon& lexicon, std::vector<Entity>& entities);

}  // namespace dateline::entities
