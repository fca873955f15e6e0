// Draws from any finite distribution in constant time.
//
//   AliasTable table({3.0, 1.0});      // 0 three times as often as 1
//   std::uint32_t i = table.draw(random);
//
// Method: A. J. Walker 1977, in M. D. Vose's form ("A linear algorithm for generating random numbers with a
// given distribution", IEEE TSE 17(9), 1991), in integers once the weights are rounded to 44 bits. Immutable
// once built; any number of threads may draw.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/generator/random.h"

namespace dateline::corpus {

class AliasTable {
 public:
  // Weights: at least one, at most 2^18, none negative, not all 0.
  explicit AliasTable(const std::vector<double>& weights);

  std::uint32_t draw(Random& random) const {
    const std::uint64_t bits = random.next();
    const auto slot = static_cast<std::uint32_t>(((bits >> 32) * slots_.size()) >> 32);
    const Slot& s = slots_[slot];
    return static_cast<std::uint32_t>(bits) < s.threshold ? slot : s.other;
  }

 private:
  struct Slot {
    std::uint32_t threshold;  // of 2^32: stay here
    std::uint32_t other;
  };
  std::vector<Slot> slots_;
};

}  // namespace dateline::corpus
