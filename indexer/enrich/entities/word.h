// One word as the tagger knows it, whatever its place: written form, shape, what the gazetteers say, and the part
// of the score that depends on the word alone, summed once for its five places around a token.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/enrich/entities/lexicon.h"
#include "indexer/enrich/entities/token.h"

namespace dateline::entities {

// O, then Begin, Inside, Last, Unit of person, organisation, place, other name.
inline constexpr int kTypes = 4;
inline constexpr int kLabels = 1 + 4 * kTypes;
inline constexpr int kLanes = 24;  // kLabels, padded for vector instructions
inline constexpr int kOffsets = 5;  // the word two before .. two after
enum Bilou : int { kBegin = 0, kInside = 1, kLast = 2, kUnit = 3 };
enum Type : int { kPerson = 0, kOrganisation = 1, kPlace = 2, kOther = 3 };
constexpr int label_of(int type, int position) { return 1 + 4 * type + position; }
constexpr int type_of(int label) { return (label - 1) / 4; }
constexpr int position_of(int label) { return (label - 1) % 4; }

using Lanes = std::array<std::int16_t, kLanes>;

struct Word {
  std::string text;   // as written, typographic apostrophes as ASCII
  std::string lower;
  std::uint64_t hash = 0;        // of text, digits as 0
  std::uint64_t lower_hash = 0;  // of lower: the key into the lexicon
  std::uint64_t shape_hash = 0;  // Xxxx-Xx
  std::uint32_t flags = 0;       // Flag bits
  std::uint16_t country = kNoCountry;
  Shape shape = Shape::other;
  std::uint8_t habit = 0;        // how often the word is written small: 0 unknown, 1 never .. 5 always
  std::array<Lanes, kOffsets> emission{};

  bool capitalised() const {
    return shape == Shape::capital || shape == Shape::caps || shape == Shape::initial || shape == Shape::dotted ||
           shape == Shape::mixed;
  }
  bool is(std::uint32_t flag) const { return (flags & flag) != 0; }
};

// Fills everything but `habit` and `emission`.
void describe(std::string_view surface, const Lexicon& lexicon, Word& word);

// The keys of the features of a word on its own. `known`: include those of the exact word (it is in the vocabulary).
void word_features(const Word& word, bool known, std::vector<std::uint32_t>& keys);

}  // namespace dateline::entities
