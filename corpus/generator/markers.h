// Words with a known document frequency, planted for benchmarks. Lower case, never first in a sentence.
//
//   everyarticle 100 %   halfofall 50 %   tenpercent 10 %   onepercent 1 %
//   alphaword 20 %   betaword 20 %   "alphaword betaword" 5 %   alphaword AND betaword 7.37 %
//
// The phrase is drawn first; where it is not, each of the two words is drawn by itself with 3/19, which makes
// 20 % of all: 0.05 + 0.95 * 3/19. Outside the phrase the two never stand next to each other in that order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/generator/random.h"

namespace dateline::corpus {

struct Marker {
  std::uint32_t at;  // in the body, after how many words at the earliest
  std::string_view text;
};

// The markers of one article of so many words, in order of place.
inline std::vector<Marker> draw_markers(std::uint32_t words, Random& random) {
  std::vector<Marker> markers;
  const auto plant = [&](std::string_view text, std::uint32_t share, std::uint32_t of) {
    // Drawn even where the marker stays out: the rest of the stream is then the same either way.
    const std::uint32_t at = random.below(words * 3 / 4);
    const bool in = random.chance(share, of);
    if (in) markers.push_back({at, text});
    return in;
  };
  plant("everyarticle", 1, 1);
  plant("halfofall", 1, 2);
  plant("tenpercent", 1, 10);
  plant("onepercent", 1, 100);
  if (!plant("alphaword betaword", 1, 20)) {
    plant("alphaword", 3, 19);
    plant("betaword", 3, 19);
  }
  std::stable_sort(markers.begin(), markers.end(),
                   [](const Marker& a, const Marker& b) { return a.at < b.at; });
  return markers;
}

}  // namespace dateline::corpus
