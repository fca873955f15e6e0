// Corrects the tagger's spans with what is certain: no titles, possessives, peoples or credits in names;
// US-Russia is two places; a country's name is a place unless a person bears it.
//
//   refine(doc, context, aliases, spans);    // spans stay in order and do not overlap
#pragma once

#include <vector>

#include "indexer/enrich/entities/aliases.h"
#include "indexer/enrich/entities/features.h"

namespace dateline::entities {

void refine(const Document& doc, const Context& context, const Lexicon& lexicon, const Aliases& aliases,
            std::vector<Span>& spans);

// Words of tokens [first, last) in lower case, parted by spaces: a key for Lexicon and Aliases.
std::string key_of(const Document& doc, std::uint32_t first, std::uint32_t last);

}  // namespace dateline::entities
