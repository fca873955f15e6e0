// The archive's own words that somebody may have meant: near in spelling, weighed by how often they occur.
//
//   SimilarWords words(snapshot);
//   words.find("shoigu", 5)   // {{"shoygu", "Shoygu", 231, 1, ...}}
//
// Weight, after the noisy channel of spelling correction (Kernighan, Church, Gale 1990): ln(occurrences), less kSlipCost
// for each slip, and less 2 where the first letter differs: people seldom get that wrong. Words of one or two letters
// and words with digits have no corrections, those of three or four letters one slip, longer ones two.
//
// Making it reads every word of the archive: some 15 ms and 5 MiB for 200,000 articles; a search then takes 1 ms, or much less
// where only words more frequent than a known one will do. Thread-safe once made. Throws archive::Damaged.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

inline constexpr double kSlipCost = 6;  // a word one slip away must be some 400 times as frequent as a known one

struct SimilarWord {
  std::string folded;
  std::string surface;            // as the archive writes it most often
  std::uint64_t occurrences = 0;  // those of held and killed articles included: look before showing it
  std::size_t slips = 0;
  double weight = 0;
};

class SimilarWords {
 public:
  // The snapshot must outlive it.
  explicit SimilarWords(const archive::Snapshot& snapshot);
  // Those that weigh more than `least`, by falling weight, at most `most`.
  std::vector<SimilarWord> find(std::string_view folded, std::size_t most,
                                double least = -std::numeric_limits<double>::infinity()) const;

 private:
  struct Shapes {  // of a segment's words, by id
    std::vector<std::uint64_t> letters;  // which it has
    std::vector<std::uint16_t> bytes;    // how long it is, with kNotAscii; kNever for one that is no correction
  };
  struct Wanted;
  // The ids, below `end`, of words of a segment that look alike enough to be compared.
  std::vector<std::uint32_t> candidates(const Shapes& shapes, const Wanted& wanted, std::uint32_t end) const;

  const archive::Snapshot& snapshot_;
  std::vector<Shapes> shapes_;  // of each segment
};

// Occurrences of a folded word in the archive, dead articles included.
std::uint64_t word_occurrences(const archive::Snapshot& snapshot, std::string_view folded);
// A folded word as the archive writes it most often.
std::string word_surface(const archive::Snapshot& snapshot, std::string_view folded);

// Slips that a word of so many letters may have.
std::size_t allowed_slips(std::size_t letters);

}  // namespace dateline
