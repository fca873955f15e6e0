#include "searcher/collect/suggester.h"

#include <algorithm>

#include "common/text/fold.h"
#include "searcher/match/word_prefix.h"

namespace dateline {
namespace {

// Names come before words of the same count: they say more.
bool by_count(const Suggestion& a, const Suggestion& b) {
  if (a.count != b.count) return a.count > b.count;
  const bool a_word = a.kind == "word";
  if (a_word != (b.kind == "word")) return !a_word;
  return a.text != b.text ? a.text < b.text : a.kind < b.kind;
}

std::string all_spellings(const AliasMap::Group& group, const archive::Names& names) {
  std::string out = text::fold_value(group.names->name);
  for (const archive::Ordinal member : group.members) out += "\n" + text::fold_value(names.value(member));
  return out;
}

}  // namespace

Suggester::Suggester(const std::vector<OrdinalCounts>& counts,
                     const std::vector<std::shared_ptr<const HeadlineWords>>& words, const archive::Names& names,
                     const AliasMap* aliases) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (const auto& [ordinal, count] : counts[i]) {
      const AliasMap::Group* group = aliases == nullptr ? nullptr : aliases->group_of(ordinal);
      const std::string_view text = value_shown(names, aliases, ordinal);
      values_.push_back({group == nullptr ? text::fold_value(text) : all_spellings(*group, names), std::string(text),
                         kSuggestedFacets[i], count});
    }
  }
  std::sort(values_.begin(), values_.end(), [](const Value& a, const Value& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  if (words.size() == 1) {
    words_ = *words[0];
    return;
  }
  for (const auto& of_segment : words) {
    HeadlineWords merged;
    merged.reserve(words_.size() + of_segment->size());
    auto a = words_.begin();
    auto b = of_segment->begin();
    while (a != words_.end() || b != of_segment->end()) {
      const int order = a == words_.end() ? 1 : b == of_segment->end() ? -1 : a->folded.compare(b->folded);
      if (order <= 0) merged.push_back(std::move(*a++));
      else merged.push_back(*b);
      if (order == 0) merged.back().articles += b->articles;
      if (order >= 0) ++b;
    }
    words_ = std::move(merged);
  }
}

std::vector<Suggestion> Suggester::find(std::string_view prefix, std::size_t most) const {
  const std::string wanted = text::fold_value(prefix);
  std::vector<Suggestion> out;
  if (most == 0 || !may_begin_a_word(wanted)) return out;
  for (const Value& value : values_) {
    if (out.size() == most) break;
    if (begins_a_word(value.folded, wanted)) out.push_back({value.text, std::string(facet_name(value.facet)), value.count});
  }
  std::vector<const HeadlineWord*> found;
  auto at = std::lower_bound(words_.begin(), words_.end(), wanted,
                             [](const HeadlineWord& word, const std::string& text) { return word.folded < text; });
  for (; at != words_.end() && at->folded.starts_with(wanted); ++at) found.push_back(&*at);
  const auto more_articles = [](const HeadlineWord* a, const HeadlineWord* b) {
    return a->articles != b->articles ? a->articles > b->articles : a->folded < b->folded;
  };
  const std::size_t kept = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), more_articles);
  for (std::size_t i = 0; i < kept; ++i) out.push_back({found[i]->folded, "word", found[i]->articles});
  std::sort(out.begin(), out.end(), by_count);
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace dateline
