#include "corpus/generator/zipf.h"

#include <cmath>
#include <vector>

namespace dateline::corpus {
namespace {

// The tail in octaves of ranks, each cut into equal buckets; within a bucket all ranks are alike.
constexpr std::uint32_t kOctaves = 24;
constexpr std::uint32_t kBuckets = 16;

std::vector<double> weights(const ZipfShape& shape) {
  std::vector<double> result;
  for (std::uint32_t r = 1; r <= shape.head; ++r)
    result.push_back(1.0 / power64(r + shape.shift, shape.exponent));
  if (shape.tail_exponent == 0) return result;
  const double head = shape.head;
  const double join = power64(head, shape.tail_exponent) / power64(head + shape.shift, shape.exponent);
  double start = head;
  for (std::uint32_t octave = 0; octave < kOctaves; ++octave, start *= 2) {
    const double width = start / kBuckets;
    for (std::uint32_t b = 0; b < kBuckets; ++b) {
      const double middle = start + (b + 0.5) * width;
      result.push_back(join * width / power64(middle, shape.tail_exponent));
    }
  }
  return result;
}

}  // namespace

double power64(double base, unsigned sixty_fourths) {
  double result = 1;
  for (unsigned i = 0; i < sixty_fourths / 64; ++i) result *= base;
  double root = base;
  for (unsigned bit = 32; bit > 0; bit /= 2) {
    root = std::sqrt(root);
    if (sixty_fourths & bit) result *= root;
  }
  return result;
}

ZipfRanks::ZipfRanks(const ZipfShape& shape) : head_(shape.head), table_(weights(shape)) {}

std::uint64_t ZipfRanks::draw_tail(std::uint32_t bucket, Random& random) const {
  const std::uint64_t start = static_cast<std::uint64_t>(head_) << (bucket / kBuckets);
  const std::uint64_t first = start + start * (bucket % kBuckets) / kBuckets;
  const std::uint64_t after = start + start * (bucket % kBuckets + 1) / kBuckets;
  if (after <= first) return first;  // a head too small to be cut into buckets
  return first + random.next() % (after - first);
}

}  // namespace dateline::corpus
