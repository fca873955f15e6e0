// The words that dates are made of, for one language: each has classes, a value, and a number by which rules name it.
//
//   Lexicon en(Language::english);
//   en.entry(en.find(key_of("sept")))    // {kMonth | kShort, 9}
//
// Words are looked up folded: lower case, accents of Latin letters removed. Safe to share between threads once it is filled.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::dates {

enum class Language : std::uint8_t { english, german, french, spanish, other };
inline constexpr std::size_t kLanguages = 5;

// Classes of words; the value is what follows.
enum WordClass : std::uint32_t {
  kMonth = 1U << 0,     // 1..12
  kWeekday = 1U << 1,   // Monday = 0
  kUnit = 1U << 2,      // singular: Unit
  kUnits = 1U << 3,     // plural: Unit
  kNumber = 1U << 4,    // how many
  kOrdinal = 1U << 5,   // which
  kSeason = 1U << 6,    // Season
  kDaypart = 1U << 7,   // morning, night
  kShift = 1U << 8,     // last -1, this 0, next 1
  kPhase = 1U << 9,     // early, late, mid
  kEdge = 1U << 10,     // beginning, middle, end
  kTens = 1U << 11,     // sixties: 60
  kIsoWeek = 1U << 12,  // W40: 40
  kQuarterCode = 1U << 13,  // Q3: 3
  kHalfCode = 1U << 14,     // H1: 1
  kVague = 1U << 15,        // few, several
  kShort = 1U << 16,        // an abbreviation or a name as well: not a date by itself
  kFuture = 1U << 17,       // cues of tense
  kPast = 1U << 18,
  kPresent = 1U << 19,      // "opens on Monday": what is arranged
  kPreposition = 1U << 20,  // stands before dates
  kQuantity = 1U << 21,     // "2000 people", "2000 GMT": a number before it is no year
  kAbout = 1U << 22,        // "nearly 2000": counts
  kHistoric = 1U << 23,     // "Black Friday", "Sunday Times" have such words beside them: no weekday
};

struct Entry {
  std::uint32_t classes = 0;
  int value = 0;
};

// A folded word of at most 16 bytes; longer words are none of ours and have an empty key.
using Key = std::array<std::uint64_t, 2>;
Key key_of(std::string_view folded);

using WordId = std::uint16_t;
inline constexpr WordId kNoWord = 0;

class Lexicon {
 public:
  explicit Lexicon(Language language);

  WordId find(const Key& key) const;
  const Entry& entry(WordId id) const { return entries_[id]; }
  std::size_t size() const { return entries_.size(); }
  // The number of a word, added without classes where it is new. For rules, while they are compiled.
  WordId intern(std::string_view folded);

 private:
  void add(std::string_view words, std::uint32_t classes, int value);
  void grow();

  struct Slot {
    Key key{};
    WordId id = kNoWord;
  };
  std::vector<Slot> slots_;  // open addressing, at most half full
  std::vector<Entry> entries_;
};

}  // namespace dateline::dates
