#include "searcher/api/significance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "common/text/fold.h"
#include "searcher/match/word_prefix.h"

namespace dateline {
namespace {

double cell(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

bool before(const SignificantValue& a, const SignificantValue& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

// Keeps the value where the articles found have it more often than the rest.
template <class Name>
void add(std::uint64_t with, std::uint64_t archive_with, const SignificanceTotals& totals, const Name& name,
         SignificantResult& out) {
  if (with < kLeastSignificantCount) return;
  const double here = static_cast<double>(with) / static_cast<double>(totals.found);
  const double everywhere = static_cast<double>(archive_with) / static_cast<double>(totals.archive);
  if (here <= everywhere) return;
  out.values.push_back({name(), with, archive_with, log_likelihood(with, totals.found, archive_with, totals.archive)});
}

}  // namespace

double log_likelihood(std::uint64_t with, std::uint64_t found, std::uint64_t archive_with, std::uint64_t archive) {
  const auto a = static_cast<double>(with);
  const auto b = static_cast<double>(archive_with - with);
  const auto c = static_cast<double>(found - with);
  const auto d = static_cast<double>((archive - found) - (archive_with - with));
  const double all = a + b + c + d;
  if (all == 0) return 0;
  return 2 * (cell(a, (a + b) * (a + c) / all) + cell(b, (a + b) * (b + d) / all) + cell(c, (c + d) * (a + c) / all) +
              cell(d, (c + d) * (b + d) / all));
}

SignificantResult rank_significant(const FacetRequest& request, const FacetRun& counts, const FacetRun& archive,
                                   const SignificanceTotals& totals, const archive::Names& names,
                                   const AliasMap* aliases) {
  SignificantResult out;
  out.facet = request.facet;
  if (totals.found == 0) return out;
  if (archive::is_stored(request.facet)) {
    auto all = archive.ordinals.begin();
    for (const auto& [ordinal, with] : counts.ordinals) {
      while (all != archive.ordinals.end() && all->first < ordinal) ++all;
      if (all == archive.ordinals.end() || all->first != ordinal) continue;
      const archive::Ordinal one = ordinal;
      add(with, all->second, totals, [&] { return std::string(value_shown(names, aliases, one)); }, out);
    }
  } else {
    const bool about = request.facet == Facet::about_year || request.facet == Facet::about_month;
    const auto values = [&](const FacetRun& run) {
      auto out_of = about ? run.mentions.facet(request.facet) : run.days.facet(request.facet);
      for (const auto& [value, more] : run.more) out_of[value] += more;
      return out_of;
    };
    const std::map<std::string, std::uint64_t> all = values(archive);
    for (const auto& [value, with] : values(counts)) {
      const auto found = all.find(value);
      const std::string& name = value;
      if (found != all.end()) add(with, found->second, totals, [&] { return name; }, out);
    }
  }
  if (!request.prefix.empty()) {
    const std::string wanted = text::fold_value(request.prefix);
    std::erase_if(out.values, [&](const SignificantValue& v) { return !begins_a_word(text::fold_value(v.value), wanted); });
  }
  std::sort(out.values.begin(), out.values.end(), before);
  if (out.values.size() > request.limit) out.values.resize(request.limit);
  return out;
}

}  // namespace dateline
