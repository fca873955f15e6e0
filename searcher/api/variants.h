// How the archive spells a name: the values that aliases join, and the words of the texts.
//
//   auto found = searcher.variants("putin", {});   // Result<std::vector<NameVariants>>
//
// A name is found as person:"..." and person:... find it: whole, or by words of it; also a source, section or author by
// its whole value. Articles that are held or killed count for nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/schema.h"

namespace dateline {

inline constexpr std::size_t kMostVariantNames = 20;     // the most frequent are given
inline constexpr std::size_t kMostVariantReads = 2'000;  // articles read for the spellings of one name, the last added first

struct Spelling {
  std::string text;
  std::uint64_t count = 0;  // articles
  bool operator==(const Spelling&) const = default;
};

struct NameVariants {
  Facet facet = Facet::person;
  std::string name;               // as facets show it
  std::uint64_t count = 0;        // articles with any of its values
  std::vector<Spelling> values;   // those the archive has, joined by aliases.tsv; by falling count, then by text
  std::vector<Spelling> texts;    // of persons, organisations and places: as the texts have it; the same order
  std::uint64_t articles_read = 0;  // for `texts`: less than `count` where there are more than kMostVariantReads
};

}  // namespace dateline
