#include "indexer/enrich/entities/train/perceptron.h"

#include <algorithm>

#include "indexer/enrich/entities/model.h"

namespace dateline::entities::train {
namespace {

constexpr std::size_t kWidth = static_cast<std::size_t>(kOffsets) * kLabels;
constexpr float kNever = -1e9F;

std::uint64_t next_random(std::uint64_t& state) {  // SplitMix64: the same on every machine
  std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

}  // namespace

Perceptron::Perceptron(std::size_t word_rows, std::size_t place_rows,
                       const std::vector<std::vector<std::uint32_t>>& word_features)
    : features_(word_features),
      words_(word_rows * kWidth),
      word_sums_(word_rows * kWidth),
      places_(place_rows * kLabels),
      place_sums_(place_rows * kLabels) {}

Scores Perceptron::emission(const Position& position) const {
  Scores sum = position.base;
  if (!words_.empty()) {
    for (std::size_t o = 0; o < kOffsets; ++o) {
      if (position.words[o] < 0) continue;
      for (const std::uint32_t row : features_[static_cast<std::size_t>(position.words[o])]) {
        const float* w = words_.data() + row * kWidth + o * kLabels;
        for (std::size_t l = 0; l < kLabels; ++l) sum[l] += w[l];
      }
    }
  }
  for (const std::uint32_t row : position.places) {
    const float* w = places_.data() + std::size_t{row} * kLabels;
    for (std::size_t l = 0; l < kLabels; ++l) sum[l] += w[l];
  }
  return sum;
}

void Perceptron::viterbi(const Sequence& sequence, const std::vector<Scores>& scores, bool truth,
                         std::vector<std::uint8_t>& labels) const {
  const std::size_t n = sequence.positions.size();
  static const auto allowed_from = [] {
    std::array<std::vector<std::uint8_t>, kLabels> from;
    for (int to = 0; to < kLabels; ++to) {
      for (int f = 0; f < kLabels; ++f) {
        if (may_follow(f, to)) from[static_cast<std::size_t>(to)].push_back(static_cast<std::uint8_t>(f));
      }
    }
    return from;
  }();
  back_.resize(n);
  Scores now{}, next{};
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t mask = truth ? sequence.positions[i].allowed : ~0U;
    for (std::size_t to = 0; to < kLabels; ++to) {
      float best = kNever;
      if ((mask >> to & 1) != 0) {
        if (i == 0) {
          if (may_begin(static_cast<int>(to))) best = moves_[0][to];
        } else {
          for (const std::uint8_t from : allowed_from[to]) {
            const float score = now[from] + moves_[from][to];
            if (score > best) {
              best = score;
              back_[i][to] = from;
            }
          }
        }
      }
      next[to] = best <= kNever / 2 ? kNever : best + scores[i][to];
    }
    now = next;
  }
  std::size_t best = 0;
  float top = 2 * kNever;
  for (std::size_t l = 0; l < kLabels; ++l) {
    if (may_end(static_cast<int>(l)) && now[l] > top) {
      top = now[l];
      best = l;
    }
  }
  labels.resize(n);
  for (std::size_t i = n; i-- > 0;) {
    labels[i] = static_cast<std::uint8_t>(best);
    if (i > 0) best = back_[i][best];
  }
}

void Perceptron::decode(const Sequence& sequence, bool truth, std::vector<std::uint8_t>& labels) const {
  scores_.resize(sequence.positions.size());
  for (std::size_t i = 0; i < sequence.positions.size(); ++i) scores_[i] = emission(sequence.positions[i]);
  viterbi(sequence, scores_, truth, labels);
}

void Perceptron::update(const Position& position, int label, float amount) {
  const auto l = static_cast<std::size_t>(label);
  const auto later = static_cast<float>(clock_ * amount);
  if (!words_.empty()) {
    for (std::size_t o = 0; o < kOffsets; ++o) {
      if (position.words[o] < 0) continue;
      for (const std::uint32_t row : features_[static_cast<std::size_t>(position.words[o])]) {
        words_[row * kWidth + o * kLabels + l] += amount;
        word_sums_[row * kWidth + o * kLabels + l] += later;
      }
    }
  }
  for (const std::uint32_t row : position.places) {
    places_[std::size_t{row} * kLabels + l] += amount;
    place_sums_[std::size_t{row} * kLabels + l] += later;
  }
}

void Perceptron::train(const std::vector<const Sequence*>& sequences, int epochs, std::uint64_t seed) {
  std::vector<const Sequence*> order = sequences;
  std::vector<std::uint8_t> guess, truth;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next_random(seed) % i]);
    for (const Sequence* s : order) {
      decode(*s, false, guess);
      bool right = true;
      for (std::size_t i = 0; i < guess.size(); ++i) right &= (s->positions[i].allowed >> guess[i] & 1) != 0;
      if (!right) {
        viterbi(*s, scores_, true, truth);
        for (std::size_t i = 0; i < guess.size(); ++i) {
          const std::size_t from_truth = i == 0 ? 0 : truth[i - 1], from_guess = i == 0 ? 0 : guess[i - 1];
          if (from_truth != from_guess || truth[i] != guess[i]) {
            moves_[from_truth][truth[i]] += s->weight;
            moves_[from_guess][guess[i]] -= s->weight;
            move_sums_[from_truth][truth[i]] += static_cast<float>(clock_ * s->weight);
            move_sums_[from_guess][guess[i]] -= static_cast<float>(clock_ * s->weight);
          }
          if (truth[i] == guess[i]) continue;
          update(s->positions[i], truth[i], s->weight);
          update(s->positions[i], guess[i], -s->weight);
        }
      }
      clock_ += 1.0 / static_cast<double>(order.size());  // in epochs: keeps the sums small enough for floats
    }
  }
  const auto average = [&](std::vector<float>& weights, const std::vector<float>& sums) {
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= sums[i] / static_cast<float>(clock_);
  };
  average(words_, word_sums_);
  average(places_, place_sums_);
  for (std::size_t a = 0; a < kLabels; ++a) {
    for (std::size_t b = 0; b < kLabels; ++b) moves_[a][b] -= move_sums_[a][b] / static_cast<float>(clock_);
  }
}

}  // namespace dateline::entities::train
