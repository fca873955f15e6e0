// The averaged structured perceptron, with floating-point weights, that training uses.
//
//   Perceptron p(word_rows, place_rows);
//   p.train(sequences, words, 10, seed);     // averaged weights when done
//
// A sequence is one stretch. Where several labels are right (an O that may be a name of another kind), the best of
// them under the current weights counts as the truth.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/enrich/entities/word.h"

namespace dateline::entities::train {

using Scores = std::array<float, kLabels>;

struct Position {
  std::array<std::int32_t, kOffsets> words{-1, -1, -1, -1, -1};  // index into the word table, -1 outside
  std::vector<std::uint32_t> places;                            // rows of place features
  std::uint32_t allowed = 0;                                    // bit set of right labels
  std::uint32_t token = 0;
  Scores base{};                                                // added to the score: the first pass, for the second
};

struct Sequence {
  std::vector<Position> positions;
  float weight = 1;
};

class Perceptron {
 public:
  // `word_features`: the rows of each word; may be empty when words do not count.
  Perceptron(std::size_t word_rows, std::size_t place_rows, const std::vector<std::vector<std::uint32_t>>& word_features);

  // Transitions to start from: those of the first pass, for the second.
  void start_from(const std::array<Scores, kLabels>& moves) { moves_ = moves; }
  void train(const std::vector<const Sequence*>& sequences, int epochs, std::uint64_t seed);
  Scores emission(const Position& position) const;
  // Best labels among `mask` (all labels: ~0U for every position).
  void decode(const Sequence& sequence, bool truth, std::vector<std::uint8_t>& labels) const;

  const std::vector<float>& word_weights() const { return words_; }    // kOffsets x kLabels a row
  const std::vector<float>& place_weights() const { return places_; }  // kLabels a row
  const std::array<Scores, kLabels>& transitions() const { return moves_; }

 private:
  void viterbi(const Sequence& sequence, const std::vector<Scores>& scores, bool truth,
               std::vector<std::uint8_t>& labels) const;
  void update(const Position& position, int label, float amount);

  const std::vector<std::vector<std::uint32_t>>& features_;
  std::vector<float> words_, word_sums_, places_, place_sums_;
  std::array<Scores, kLabels> moves_{}, move_sums_{};
  double clock_ = 1;
  mutable std::vector<Scores> scores_;
  mutable std::vector<std::array<std::uint8_t, kLabels>> back_;
};

}  // namespace dateline::entities::train
