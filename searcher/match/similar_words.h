// The archive's own words that somebody may have meant: near in spelling, weighed by how often they occur.
//
//   similar_words(snapshot, "shoigu", 5)   // {{"shoygu", "Shoygu", 231, 1, ...}}
//
// Weight, after the noisy channel of spelling correction (Kernighan, Church, Gale 1990): ln(occurrences), less kSlipCost
// for each slip, and less 2 where the first letter differs: people seldom get that wrong. Words of one or two letters
// and words with digits have no corrections, those of three or four letters one slip, longer ones two. Reads every word
// of the archive: some 10 ms for 200,000 articles. Thread-safe. Throws archive::Damaged.
#pragma once

#include <cstdint>
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

// By falling weight.
std::vector<SimilarWord> similar_words(const archive::Snapshot& snapshot, std::string_view folded, std::size_t most);

// Occurrences of a folded word in the archive, dead articles included.
std::uint64_t word_occurrences(const archive::Snapshot& snapshot, std::string_view folded);

// Slips that a word of so many letters may have.
std::size_t allowed_slips(std::size_t letters);

}  // namespace dateline
