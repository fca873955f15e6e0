// Recency: the newer of two articles that match alike comes first (--recency HALFLIFE).
//
//   score * recency_factor(instant, now, 30 * 86400)    // published 30 days before `now`: half the score
//
// The factor is 2^(-age / half-life). The age is from the instant of publication (of a wider date: from its start) to now;
// what is dated later than now has age 0. An article without a date counts as kUndatedHalfLives half-lives old: found, and
// ordered by how well it matches, but behind what is as good and dated within that time.
#pragma once

#include <cmath>
#include <cstdint>

#include "common/archive/columns.h"

namespace dateline {

inline constexpr double kUndatedHalfLives = 10;

// `half_life` in seconds, above 0.
inline double recency_factor(std::int64_t instant, std::int64_t now, double half_life) {
  if (instant == archive::kNoInstant) return std::exp2(-kUndatedHalfLives);
  const double age = static_cast<double>(now) - static_cast<double>(instant);
  return age <= 0 ? 1 : std::exp2(-age / half_life);
}

}  // namespace dateline
