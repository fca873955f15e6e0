// BM25 as Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5) computes it (xapian-core 1.4, weight/bm25weight.cc; Robertson and
// Zaragoza, "The Probabilistic Relevance Framework", 2009), over the articles' stem terms. With k2 = 0 there is no
// part that depends on the query's length; k3 only counts repeated words, which here are words of their own.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline {

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25LeastNormalisedLength = 0.5;

// Of the whole archive: dead rows count until their segment is rebuilt.
struct CollectionStatistics {
  std::uint64_t articles = 0;
  std::uint64_t total_length = 0;
  double average_length() const {
    return articles == 0 ? 0 : static_cast<double>(total_length) / static_cast<double>(articles);
  }
};

// What a term that `frequency` articles have is worth: log of Robertson's weight, kept positive as Xapian does.
inline double bm25_term_weight(const CollectionStatistics& collection, std::uint64_t frequency) {
  const double f = static_cast<double>(frequency);
  double weight = (static_cast<double>(collection.articles) - f + 0.5) / (f + 0.5);
  if (weight < 2) weight = weight * 0.5 + 1;
  return std::log(weight) * (kBm25K1 + 1);
}

// `inverse_average`: 1 / average length, or 0.
inline double bm25_score(double term_weight, double inverse_average, std::uint32_t length, std::uint32_t count) {
  const double normalised = std::max(static_cast<double>(length) * inverse_average, kBm25LeastNormalisedLength);
  const double occurrences = static_cast<double>(count);
  const double denominator = kBm25K1 * (normalised * kBm25B + (1 - kBm25B)) + occurrences;
  return term_weight * (occurrences / denominator);
}

// The same for many rows, to the last bit, in a loop that the compiler makes vector instructions of (it has none for
// unsigned numbers). Lengths and counts are below 2^31.
inline void bm25_scores(double term_weight, double inverse_average, const std::int32_t* lengths, const std::int32_t* counts,
                        std::size_t size, double* scores) {
  for (std::size_t i = 0; i < size; ++i) {
    const double relative = static_cast<double>(lengths[i]) * inverse_average;
    const double normalised = relative < kBm25LeastNormalisedLength ? kBm25LeastNormalisedLength : relative;
    const double occurrences = static_cast<double>(counts[i]);
    const double denominator = kBm25K1 * (normalised * kBm25B + (1 - kBm25B)) + occurrences;
    scores[i] = term_weight * (occurrences / denominator);
  }
}

}  // namespace dateline
