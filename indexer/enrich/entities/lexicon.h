// What is known about names before any learning: countries with demonyms and capitals, cities, regions, given
// names and surnames, organisations, titles. Read from the data files built into the library (data/NOTICE.md).
//
//   auto lexicon = Lexicon::load();
//   Hit hit = (*lexicon)->find("sao paulo");   // hit.flags & kCity, hit.place -> BR
//
// Immutable after load and safe to share between threads. Keys are lower case, tokens parted by one space.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"

namespace dateline::entities {

// Bits of an entry. A phrase may be several things at once.
enum Flag : std::uint32_t {
  kGiven = 1U << 0,
  kSurname = 1U << 1,
  kCountry = 1U << 2,    // Syria, U.S., Soviet Union
  kDemonym = 1U << 3,    // Syrian, French
  kCity = 1U << 4,       // 300,000 people and more, or a capital
  kTown = 1U << 5,       // smaller
  kRegion = 1U << 6,     // state, province, territory
  kTitle = 1U << 7,      // President, Mr.
  kOrgSuffix = 1U << 8,  // Inc., Corp.
  kOrgWord = 1U << 9,    // Ministry, University
  kLocWord = 1U << 10,   // River, Street
  kCalendar = 1U << 11,  // months and days
  kParticle = 1U << 12,  // von, bin, de
  kOrg = 1U << 13,       // a known organisation
  kGroup = 1U << 14,     // religions, peoples, ideologies: Muslim, Kurdish
  kFunction = 1U << 15,  // closed-class words: the, of, he
  kAgency = 1U << 16,    // news agencies, whose credits are no mentions
  kPrefix = 1U << 30,    // begins a longer entry
};
inline constexpr int kFlagBits = 17;

inline constexpr std::uint16_t kNoCountry = 0xFFFF;

struct CountryFact {
  std::string code;
  std::string name;
};

struct Hit {
  std::uint32_t flags = 0;
  std::uint16_t country = kNoCountry;  // index into countries(), for places and demonyms
};

std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);

class Lexicon {
 public:
  static Result<std::shared_ptr<const Lexicon>> load();

  Hit find(std::string_view lower) const { return find_hash(hash_of(lower)); }
  Hit find_hash(std::uint64_t hash) const;
  const std::vector<CountryFact>& countries() const { return countries_; }
  std::uint16_t country_by_code(std::string_view code) const;

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t flags = 0;
    std::uint16_t country = kNoCountry;
    std::uint16_t rank = 0;  // the larger claim on a name wins: country, region, city by population
  };
  void reserve(std::size_t entries);
  Slot& slot(std::uint64_t key);
  void add(std::string_view phrase, std::uint32_t flags, std::uint16_t country = kNoCountry, std::uint16_t rank = 0);
  Result<> add_countries(std::string_view tsv);

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<CountryFact> countries_;
};

// Lower case, tokens as the tokenizer cuts them, parted by one space: "U.S.-led" -> "u.s. - led".
std::string lexicon_key(std::string_view phrase);

}  // namespace dateline::entities
