// A linear-chain conditional random field over BILOU labels (J. Lafferty, A. McCallum, F. Pereira, ICML 2001), trained
// by AdaGrad on the log-likelihood, with the features the tagger will see. Probabilities bear the contradictions
// between several makers' annotations better than a perceptron's corrections do (TRAINING.md).
//
//   Crf crf(word_rows, place_rows, full, masked);
//   crf.train(sequences, settings);
//
// A sequence is one stretch. Where several labels are right (an O that may be a name of another kind), the likelihood
// of all of them together counts.
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

struct Descent {
  int epochs = 10;
  float rate = 0.2F;
  float decay = 1e-5F;    // L2, on the weights an example touches
  float forget = 0.1F;    // share of words whose identity is hidden, so that spelling and context learn to do alone
  std::uint64_t seed = 1;
};

class Crf {
 public:
  using Rows = std::vector<std::vector<std::uint32_t>>;  // word -> rows
  // `full` and `masked`: the rows of each word with and without those of its identity. Kept by reference.
  Crf(std::size_t word_rows, std::size_t place_rows, const Rows& full, const Rows& masked);

  void start_from(const std::array<Scores, kLabels>& moves) { moves_ = moves; }
  void train(const std::vector<const Sequence*>& sequences, const Descent& descent);
  Scores emission(const Position& position) const { return emission(position, 0); }
  void decode(const Sequence& sequence, std::vector<std::uint8_t>& labels) const;

  const std::vector<float>& word_weights() const { return words_; }    // kOffsets x kLabels a row
  const std::vector<float>& place_weights() const { return places_; }  // kLabels a row
  const std::array<Scores, kLabels>& transitions() const { return moves_; }

 private:
  Scores emission(const Position& position, std::uint32_t hidden) const;
  // Probabilities of each label at each place, and of each move, among all or the right labels.
  void expect(const Sequence& sequence, bool truth);
  void step(float& weight, float& square, float gradient) const;
  void update(const Position& position, std::uint32_t hidden, const Scores& gradient);

  const Rows &full_, &masked_;
  std::vector<float> words_, word_squares_, places_, place_squares_;
  std::array<Scores, kLabels> moves_{}, move_squares_{};
  Descent descent_;
  std::vector<Scores> scores_, forward_, backward_, belief_;
  std::array<Scores, kLabels> moved_{};
};

}  // namespace dateline::entities::train
