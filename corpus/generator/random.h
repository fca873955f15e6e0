// The generator's own random numbers: integers only, so a seed means the same bytes on every machine.
//
//   Random random(mix(seed, article));
//   std::uint32_t die = 1 + random.below(6);
//
// xoshiro256** 1.0 seeded by splitmix64, both by Blackman and Vigna (https://prng.di.unimi.it, public
// domain). The standard library's engines would do, but its distributions differ from one implementation to
// another. Not for secrets. Copyable; one object a thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace dateline::corpus {

// splitmix64's output function: every bit of the result depends on every bit of the argument.
constexpr std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

// A number for a pair, for streams that need no state: mix(seed, article).
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return mix(mix(a) ^ b); }

class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) {
    for (auto& word : state_) {
      word = mix(seed);
      seed += 0x9e3779b97f4a7c15U;
    }
  }

  constexpr std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  // Uniform in [0, n), n > 0; the bias of n / 2^32 does not matter here.
  constexpr std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
  }

  constexpr bool chance(std::uint32_t n, std::uint32_t of) { return below(of) < n; }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace dateline::corpus
