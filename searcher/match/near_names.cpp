#include "searcher/match/near_names.h"

#include <algorithm>
#include <map>
#include <memory>

#include "common/text/fold.h"
#include "searcher/match/edit_distance.h"
#include "searcher/match/similar_words.h"

namespace dateline {
namespace {

constexpr std::size_t kMostCandidates = 64;  // whose articles are looked at

struct Candidate {
  std::size_t slips = 0;
  std::string words;
};

bool parts_words(char c) { return c == ' ' || c == '-' || c == '\'' || c == '.' || c == '&' || c == '/' || c == ','; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !parts_words(text[end])) ++end;
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The fewest slips between the wanted words and as many in a row of the name; they count one more, so that a whole value
// as near comes first.
Candidate nearest_words(const std::vector<std::u32string>& wanted, std::string_view name, std::size_t most) {
  const std::vector<std::string_view> words = words_of(name);
  Candidate best{most + 1, {}};
  for (std::size_t from = 0; from + wanted.size() <= words.size(); ++from) {
    std::size_t sum = 1;
    for (std::size_t i = 0; i < wanted.size() && sum < best.slips; ++i) {
      const std::size_t allowed = allowed_slips(wanted[i].size());
      const std::size_t distance = slips(wanted[i], code_points(words[from + i]), allowed);
      sum = distance > allowed ? most + 1 : sum + distance;
    }
    if (sum >= best.slips) continue;
    best.slips = sum;
    best.words.clear();
    for (std::size_t i = 0; i < wanted.size(); ++i) best.words += (i == 0 ? "" : " ") + std::string(words[from + i]);
  }
  return best;
}

}  // namespace

std::uint64_t NearNames::articles(Facet facet, const std::vector<archive::Ordinal>& ordinals) const {
  std::uint64_t sum = 0;
  for (const auto& segment : snapshot_.segments()) {
    const archive::FacetColumn* column = segment->columns().facet(facet);
    if (column == nullptr) continue;
    std::vector<archive::Row> rows;
    for (const archive::Ordinal ordinal : ordinals) {
      const std::uint32_t local = column->local(ordinal);
      if (local < column->values().size()) column->rows_of(local, rows);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty()) continue;
    const std::unique_ptr<archive::RowBits> visible = segment->visible(now_);
    if (visible) std::erase_if(rows, [&](archive::Row row) { return !visible->test(row); });
    sum += rows.size();
  }
  return sum;
}

void NearNames::find(Facet facet, std::string_view value, std::vector<NearName>& out) const {
  const std::string folded = text::fold_value(value);
  const std::u32string whole = code_points(folded);
  if (whole.empty() || whole.size() > 60) return;
  const std::size_t bound = std::clamp<std::size_t>(whole.size() / 4, 1, 3);
  std::vector<std::u32string> words;
  for (const std::string_view word : words_of(folded)) words.push_back(code_points(word));
  std::size_t words_bound = 1;
  for (const std::u32string& word : words) words_bound = std::min<std::size_t>(words_bound + allowed_slips(word.size()), 4);
  const std::size_t too_far = std::max(bound, words_bound) + 1;
  std::map<archive::Ordinal, Candidate> found;  // by canonical ordinal
  names_.visit(facet, [&](archive::Ordinal ordinal, const std::string& name) {
    Candidate best{too_far, {}};
    if (name.size() <= folded.size() + 4 * bound && folded.size() <= name.size() + 4 * bound) {
      const std::size_t distance = slips(whole, code_points(name), bound);
      if (distance <= bound) best = {distance, name};
    }
    if (!words.empty() && best.slips > 0) {
      Candidate part = nearest_words(words, name, words_bound);
      if (part.slips <= words_bound && part.slips < best.slips) best = std::move(part);
    }
    if (best.slips == too_far) return;
    const archive::Ordinal canonical = aliases_ == nullptr ? ordinal : aliases_->canonical(ordinal);
    const auto [at, added] = found.emplace(canonical, best);
    if (!added && best.slips < at->second.slips) at->second = std::move(best);
  });
  std::vector<std::pair<archive::Ordinal, Candidate>> ranked(found.begin(), found.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second.slips < b.second.slips; });
  if (ranked.size() > kMostCandidates) ranked.resize(kMostCandidates);
  for (auto& [canonical, candidate] : ranked) {
    std::vector<archive::Ordinal> members{canonical};
    if (aliases_ != nullptr) aliases_->widen(members);
    const std::uint64_t count = articles(facet, members);
    if (count > 0) out.push_back({std::string(names_.shown(canonical)), std::move(candidate.words), count, candidate.slips});
  }
}

std::vector<NearName> NearNames::find(const std::vector<Facet>& facets, std::string_view value, std::size_t most) const {
  std::vector<NearName> out;
  for (const Facet facet : facets) find(facet, value, out);
  std::sort(out.begin(), out.end(), [](const NearName& a, const NearName& b) {
    if (a.slips != b.slips) return a.slips < b.slips;
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace dateline
