// Cuts text into tokens and sentences for the entity tagger. English news conventions; any bytes are accepted.
//
//   tokenize(Part::body, "The US-led force left.", doc);   // The | US | - | led | force | left | .
//
// - possessive 's is its own token; O'Neill, AT&T, U.S., Mr., 9.5 stay whole
// - hyphens part names and -led, -based, ...; al-Assad, Ki-moon, de-confliction, SU-34 stay whole
// - a byte that is not UTF-8 counts as one code point
// A sentence ends at . ! ? before a capital (abbreviations considered) and at a blank line.
#pragma once

#include <string_view>

#include "indexer/enrich/entities/token.h"

namespace dateline::entities {

enum class Splitting : std::uint8_t { sentences, one_sentence };

// Appends one part of an article to `doc`, which keeps a view of `text`. Texts over 4 GiB are cut.
void tokenize(Part part, std::string_view text, Document& doc, Splitting splitting = Splitting::sentences);

}  // namespace dateline::entities
