#include "corpus/generator/alias_table.h"

namespace dateline::corpus {

AliasTable::AliasTable(const std::vector<double>& weights) : slots_(weights.size()) {
  double sum = 0;
  for (const double w : weights) sum += w;
  constexpr double kUnit = 17592186044416.0;  // 2^44
  const std::uint64_t n = weights.size();
  std::vector<std::uint64_t> scaled(n);
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    scaled[i] = static_cast<std::uint64_t>(weights[i] / sum * kUnit);
    total += scaled[i];
  }
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::size_t i = 0; i < n; ++i) {
    scaled[i] *= n;
    (scaled[i] < total ? small : large).push_back(static_cast<std::uint32_t>(i));
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t s = small.back();
    const std::uint32_t l = large.back();
    small.pop_back();
    const auto share = (static_cast<unsigned __int128>(scaled[s]) << 32) / total;
    slots_[s] = {static_cast<std::uint32_t>(share), l};
    scaled[l] -= total - scaled[s];
    if (scaled[l] < total) {
      large.pop_back();
      small.push_back(l);
    }
  }
  for (const std::uint32_t i : small) slots_[i] = {UINT32_MAX, i};
  for (const std::uint32_t i : large) slots_[i] = {UINT32_MAX, i};
}

}  // namespace dateline::corpus
