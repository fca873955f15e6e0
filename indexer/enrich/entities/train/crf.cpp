#include "indexer/enrich/entities/train/crf.h"

#include <algorithm>
#include <cmath>

#include "indexer/enrich/entities/model.h"

namespace dateline::entities::train {
namespace {

constexpr std::size_t kWidth = static_cast<std::size_t>(kOffsets) * kLabels;

std::uint64_t next_random(std::uint64_t& state) {  // SplitMix64: the same on every machine
  std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

using Labels = std::vector<std::uint8_t>;

const std::array<Labels, kLabels>& sources() {  // label -> the labels it may follow
  static const auto table = [] {
    std::array<Labels, kLabels> from;
    for (int to = 0; to < kLabels; ++to) {
      for (int f = 0; f < kLabels; ++f) {
        if (may_follow(f, to)) from[static_cast<std::size_t>(to)].push_back(static_cast<std::uint8_t>(f));
      }
    }
    return from;
  }();
  return table;
}

}  // namespace

Crf::Crf(std::size_t word_rows, std::size_t place_rows, const Rows& full, const Rows& masked)
    : full_(full),
      masked_(masked),
      words_(word_rows * kWidth),
      word_squares_(word_rows * kWidth),
      places_(place_rows * kLabels),
      place_squares_(place_rows * kLabels) {}

Scores Crf::emission(const Position& position, std::uint32_t hidden) const {
  Scores sum = position.base;
  if (!words_.empty()) {
    for (std::size_t o = 0; o < kOffsets; ++o) {
      if (position.words[o] < 0) continue;
      const auto& rows = (hidden >> o & 1) != 0 ? masked_ : full_;
      for (const std::uint32_t row : rows[static_cast<std::size_t>(position.words[o])]) {
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

// Forward-backward, each place scaled to a sum of one. Reads scores_; fills belief_ and moved_.
void Crf::expect(const Sequence& sequence, bool truth) {
  const std::size_t n = sequence.positions.size();
  forward_.resize(n);
  backward_.resize(n);
  belief_.resize(n);
  std::vector<Scores>& weight = belief_;  // exp(score), until it is the belief
  std::array<Scores, kLabels> move{};
  for (std::size_t a = 0; a < kLabels; ++a) {
    for (std::size_t b = 0; b < kLabels; ++b) move[a][b] = std::exp(moves_[a][b]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t mask = truth ? sequence.positions[i].allowed : ~0U;
    const float top = *std::max_element(scores_[i].begin(), scores_[i].end());
    for (std::size_t l = 0; l < kLabels; ++l) {
      weight[i][l] = (mask >> l & 1) != 0 ? std::exp(std::max(scores_[i][l] - top, -60.0F)) : 0;
    }
  }
  const auto scale = [](Scores& s) {
    float sum = 0;
    for (const float x : s) sum += x;
    if (sum <= 0) return;
    for (float& x : s) x /= sum;
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      float sum = 0;
      if (i == 0) {
        sum = may_begin(static_cast<int>(to)) ? move[0][to] : 0;
      } else if (weight[i][to] > 0) {
        for (const std::uint8_t from : sources()[to]) sum += forward_[i - 1][from] * move[from][to];
      }
      forward_[i][to] = sum * weight[i][to];
    }
    scale(forward_[i]);
  }
  for (std::size_t i = n; i-- > 0;) {
    backward_[i].fill(0);
    if (i + 1 == n) {
      for (int l = 0; l < kLabels; ++l) backward_[i][static_cast<std::size_t>(l)] = may_end(l) ? 1.0F : 0.0F;
    } else {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const float next = weight[i + 1][to] * backward_[i + 1][to];
        if (next <= 0) continue;
        for (const std::uint8_t from : sources()[to]) backward_[i][from] += move[from][to] * next;
      }
    }
    scale(backward_[i]);
  }
  for (Scores& s : moved_) s.fill(0);
  for (std::size_t i = 1; i < n; ++i) {
    float total = 0;
    std::array<Scores, kLabels> pair{};
    for (std::size_t to = 0; to < kLabels; ++to) {
      const float next = weight[i][to] * backward_[i][to];
      if (next <= 0) continue;
      for (const std::uint8_t from : sources()[to]) {
        pair[from][to] = forward_[i - 1][from] * move[from][to] * next;
        total += pair[from][to];
      }
    }
    if (total <= 0) continue;
    for (std::size_t to = 0; to < kLabels; ++to) {
      for (const std::uint8_t from : sources()[to]) moved_[from][to] += pair[from][to] / total;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t l = 0; l < kLabels; ++l) belief_[i][l] = forward_[i][l] * backward_[i][l];
    scale(belief_[i]);
  }
  for (std::size_t l = 0; l < kLabels; ++l) moved_[0][l] += belief_[0][l];  // the move into the first label
}

void Crf::step(float& weight, float& square, float gradient) const {
  gradient += descent_.decay * weight;
  square += gradient * gradient;
  weight -= descent_.rate * gradient / std::sqrt(square + 1e-6F);
}

void Crf::update(const Position& position, std::uint32_t hidden, const Scores& gradient) {
  std::array<std::size_t, kLabels> touched{};
  std::size_t count = 0;
  for (std::size_t l = 0; l < kLabels; ++l) {
    if (std::abs(gradient[l]) > 1e-3F) touched[count++] = l;
  }
  if (count == 0) return;
  if (!words_.empty()) {
    for (std::size_t o = 0; o < kOffsets; ++o) {
      if (position.words[o] < 0) continue;
      const auto& rows = (hidden >> o & 1) != 0 ? masked_ : full_;
      for (const std::uint32_t row : rows[static_cast<std::size_t>(position.words[o])]) {
        const std::size_t at = row * kWidth + o * kLabels;
        for (std::size_t t = 0; t < count; ++t) step(words_[at + touched[t]], word_squares_[at + touched[t]], gradient[touched[t]]);
      }
    }
  }
  for (const std::uint32_t row : position.places) {
    const std::size_t at = std::size_t{row} * kLabels;
    for (std::size_t t = 0; t < count; ++t) step(places_[at + touched[t]], place_squares_[at + touched[t]], gradient[touched[t]]);
  }
}

void Crf::train(const std::vector<const Sequence*>& sequences, const Descent& descent) {
  descent_ = descent;
  std::uint64_t random = descent.seed;
  const auto limit = static_cast<std::uint64_t>(static_cast<double>(descent.forget) * 65536);
  std::vector<const Sequence*> order = sequences;
  std::vector<std::uint32_t> hidden;
  std::vector<Scores> gradient;
  // The mean of the weights after each epoch of the second half: steadier than the last ones.
  std::vector<float> word_sum(words_.size()), place_sum(places_.size());
  std::array<Scores, kLabels> move_sum{};
  int summed = 0;
  for (int epoch = 0; epoch < descent.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next_random(random) % i]);
    for (const Sequence* s : order) {
      const std::size_t n = s->positions.size();
      hidden.assign(n, 0);
      scores_.resize(n);
      for (std::size_t i = 0; i < n; ++i) {
        if (limit > 0) {
          const std::uint64_t r = next_random(random);
          // The same word is hidden wherever it stands in a window only by chance; each place rolls its own die.
          for (std::size_t o = 0; o < 4; ++o) {
            if ((r >> (16 * o) & 0xFFFF) < limit) hidden[i] |= 1U << (o < 2 ? o + 1 : o);
          }
          hidden[i] |= (hidden[i] & 2) >> 1 | (hidden[i] & 8) << 1;
        }
        scores_[i] = emission(s->positions[i], hidden[i]);
      }
      expect(*s, false);
      gradient = belief_;
      const auto guessed = moved_;
      expect(*s, true);
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t l = 0; l < kLabels; ++l) gradient[i][l] = (gradient[i][l] - belief_[i][l]) * s->weight;
      }
      for (std::size_t i = 0; i < n; ++i) update(s->positions[i], hidden[i], gradient[i]);
      for (std::size_t a = 0; a < kLabels; ++a) {
        for (std::size_t b = 0; b < kLabels; ++b) {
          const float g = (guessed[a][b] - moved_[a][b]) * s->weight;
          if (std::abs(g) > 1e-4F) step(moves_[a][b], move_squares_[a][b], g);
        }
      }
    }
    if (2 * (epoch + 1) <= descent.epochs) continue;
    ++summed;
    for (std::size_t i = 0; i < words_.size(); ++i) word_sum[i] += words_[i];
    for (std::size_t i = 0; i < places_.size(); ++i) place_sum[i] += places_[i];
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b) move_sum[a][b] += moves_[a][b];
    }
  }
  if (summed == 0) return;
  const auto share = 1.0F / static_cast<float>(summed);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = word_sum[i] * share;
  for (std::size_t i = 0; i < places_.size(); ++i) places_[i] = place_sum[i] * share;
  for (std::size_t a = 0; a < kLabels; ++a) {
    for (std::size_t b = 0; b < kLabels; ++b) moves_[a][b] = move_sum[a][b] * share;
  }
}

void Crf::decode(const Sequence& sequence, std::vector<std::uint8_t>& labels) const {
  constexpr float kNever = -1e9F;
  const std::size_t n = sequence.positions.size();
  std::vector<std::array<std::uint8_t, kLabels>> back(n);
  Scores now{}, next{};
  for (std::size_t i = 0; i < n; ++i) {
    const Scores score = emission(sequence.positions[i]);
    for (std::size_t to = 0; to < kLabels; ++to) {
      float best = 2 * kNever;
      if (i == 0) {
        best = may_begin(static_cast<int>(to)) ? moves_[0][to] : kNever;
      } else {
        for (const std::uint8_t from : sources()[to]) {
          if (now[from] + moves_[from][to] > best) {
            best = now[from] + moves_[from][to];
            back[i][to] = from;
          }
        }
      }
      next[to] = best + score[to];
    }
    now = next;
  }
  std::size_t best = 0;
  for (std::size_t l = 1; l < kLabels; ++l) {
    if (may_end(static_cast<int>(l)) && now[l] > now[best]) best = l;
  }
  labels.resize(n);
  for (std::size_t i = n; i-- > 0;) {
    labels[i] = static_cast<std::uint8_t>(best);
    if (i > 0) best = back[i][best];
  }
}

}  // namespace dateline::entities::train
