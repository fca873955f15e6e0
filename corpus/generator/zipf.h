// Ranks by Zipf-Mandelbrot, with a second, steeper regime that never ends, so that new ones appear forever.
//
//   ZipfRanks words({.head = 8192, .shift = 1.5, .exponent = 67, .tail_exponent = 115});
//   std::uint64_t rank = words.draw(random);      // 0 is the most frequent
//
// p(r) ~ (r + shift)^-s for r <= head (B. Mandelbrot 1953), then ~ r^-t: the two regimes of word frequency of
// R. Ferrer i Cancho and R. V. Sole, "Two regimes in the frequency of words", J. Quant. Linguistics 8(3),
// 2001. The second gives Heaps' law, distinct ~ n^(1/t), without remembering what was drawn. Exponents are in
// 64ths, so that powers need multiplication and square root only: both are exactly rounded by IEEE 754, where
// pow() may differ in the last bit from one libm to another. Immutable once built; any number of threads may
// draw.
#pragma once

#include <cstdint>

#include "corpus/generator/alias_table.h"

namespace dateline::corpus {

// base^(sixty_fourths/64), base > 0, exactly reproducible.
double power64(double base, unsigned sixty_fourths);

struct ZipfShape {
  std::uint32_t head = 1000;   // ranks of the first regime
  double shift = 1.5;          // Mandelbrot's, flattens the top
  unsigned exponent = 67;      // in 64ths: 67 is 1.047
  unsigned tail_exponent = 0;  // in 64ths, above 64; 0: nothing beyond head
};

class ZipfRanks {
 public:
  explicit ZipfRanks(const ZipfShape& shape);
  // From 0; below head, or below head * 2^24 with a tail.
  std::uint64_t draw(Random& random) const {
    const std::uint32_t slot = table_.draw(random);
    return slot < head_ ? slot : draw_tail(slot - head_, random);
  }

 private:
  std::uint64_t draw_tail(std::uint32_t bucket, Random& random) const;

  std::uint32_t head_;
  AliasTable table_;
};

}  // namespace dateline::corpus
