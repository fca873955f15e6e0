#include "searcher/api/facet_ranking.h"

#include <algorithm>
#include <functional>

#include "common/text/fold.h"
#include "searcher/match/word_prefix.h"

namespace dateline {
namespace {

bool before(const FacetCount& a, const FacetCount& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

// Names are looked up only for values that may be among the first: those at least as frequent as the last of them.
FacetResult rank_ordinals(const FacetRequest& request, const OrdinalCounts& counts, const archive::Names& names,
                          const AliasMap* aliases) {
  if (!request.prefix.empty()) {
    const std::string wanted = text::fold_value(request.prefix);
    OrdinalCounts some;
    for (const auto& one : counts)
      if (begins_a_word(text::fold_value(value_shown(names, aliases, one.first)), wanted)) some.push_back(one);
    FacetRequest rest = request;
    rest.prefix.clear();
    return rank_ordinals(rest, some, names, aliases);
  }
  FacetResult out;
  out.facet = request.facet;
  out.distinct = counts.size();
  std::uint64_t least = 1;
  if (counts.size() > request.limit) {
    if (request.limit == 0) return out;
    std::vector<std::uint64_t> sizes;
    sizes.reserve(counts.size());
    for (const auto& [ordinal, count] : counts) sizes.push_back(count);
    std::nth_element(sizes.begin(), sizes.begin() + request.limit - 1, sizes.end(), std::greater<>());
    least = sizes[request.limit - 1];
  }
  for (const auto& [ordinal, count] : counts)
    if (count >= least) out.values.push_back({std::string(value_shown(names, aliases, ordinal)), count});
  std::sort(out.values.begin(), out.values.end(), before);
  if (out.values.size() > request.limit) out.values.resize(request.limit);
  return out;
}

}  // namespace

FacetResult rank_facet(const FacetRequest& request, const FacetRun& counts, const archive::Names& names,
                       const AliasMap* aliases) {
  if (archive::is_stored(request.facet)) return rank_ordinals(request, counts.ordinals, names, aliases);
  const bool about = request.facet == Facet::about_year || request.facet == Facet::about_month;
  FacetResult out;
  out.facet = request.facet;
  const std::string wanted = text::fold_value(request.prefix);
  auto values = about ? counts.mentions.facet(request.facet) : counts.days.facet(request.facet);
  for (const auto& [value, count] : counts.more) values[value] += count;
  for (const auto& [value, count] : values) {
    if (!wanted.empty() && !begins_a_word(text::fold_value(value), wanted)) continue;
    out.values.push_back({value, count});
  }
  out.distinct = out.values.size();
  std::sort(out.values.begin(), out.values.end(), before);
  if (out.values.size() > request.limit) out.values.resize(request.limit);
  return out;
}

}  // namespace dateline
