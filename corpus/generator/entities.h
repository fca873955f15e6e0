// Who and what the news is about: people, organisations and places, drawn by Zipf's law, the first two
// without end.
//
//   Entities entities;
//   Cast cast = entities.cast(topic, month, random);     // of one article
//   cast.front().full == "Ingrid Moreau";  cast.front().brief == "Moreau";
//
// Names are put together by chance from name_lists.h; no living person is meant. Each topic has people,
// bodies and places of its own, and each month some of its own, so that facets correlate with words and
// timelines have peaks. Immutable, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/random.h"
#include "corpus/generator/zipf.h"

namespace dateline::corpus {

enum class Kind : std::uint8_t { person, org, place };

struct Entity {
  Kind kind = Kind::person;
  std::string full;
  std::string brief;        // how it is named after the first time: the surname, or the same again
  std::uint32_t words = 1;  // of `full`
};
using Cast = std::vector<Entity>;

class Entities {
 public:
  Entities();

  // 3 to 12 different entities: 1 to 5 people, 0 to 3 organisations, 1 to 4 places (2 where there is no
  // organisation and but one person). `month` is any number that names the month.
  Cast cast(std::uint32_t topic, std::uint64_t month, Random& random) const;

  // "Jane Roe": one of 500 authors.
  std::string author(Random& random) const;

 private:
  std::uint64_t draw(Kind kind, std::uint32_t topic, std::uint64_t month, Random& random) const;

  ZipfRanks people_;
  ZipfRanks bodies_;
  ZipfRanks places_;
  ZipfRanks pool_;
  ZipfRanks authors_;
};

// The entity of that rank, the same for every seed.
Entity make_entity(Kind kind, std::uint64_t rank);

}  // namespace dateline::corpus
