#include "searcher/match/name_index.h"

#include <algorithm>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "searcher/match/lattice.h"

namespace dateline {
namespace {

// A word of a name, or several joined, by places in it.
struct NameWord {
  std::uint32_t from;
  std::uint32_t to;
  std::string folded;
};

std::vector<NameWord> words_of(std::string_view name) {
  std::vector<text::Token> tokens;
  text::tokenize(name, tokens);
  std::vector<NameWord> out;
  std::uint32_t words = 0;
  for (const text::Token& token : tokens) {
    if (token.kind == text::TokenKind::word) ++words;
    else if (token.kind != text::TokenKind::joined) continue;
    out.push_back({words - token.span, words, text::capped(text::fold(text::surface(name, token)))});
  }
  return out;
}

// Whether some way through `wanted` from word `at` on goes on at place `place` of the name.
bool goes_on(const Lattice& wanted, std::uint32_t at, const std::vector<NameWord>& name, std::uint32_t place) {
  if (at == wanted.length) return true;
  return std::any_of(wanted.edges.begin(), wanted.edges.end(), [&](const LatticeEdge& edge) {
    return edge.from == at && std::any_of(name.begin(), name.end(), [&](const NameWord& word) {
      return word.from == place && word.folded == edge.folded && goes_on(wanted, edge.to, name, word.to);
    });
  });
}

bool has_words(const Lattice& wanted, const std::vector<NameWord>& name) {
  return std::any_of(name.begin(), name.end(), [&](const NameWord& word) { return goes_on(wanted, 0, name, word.from); });
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = row[j];
      row[j] = next;
    }
  }
  return row[b.size()];
}

}  // namespace

NameIndex::NameIndex(const archive::Names& names, const AliasMap* aliases) : names_(names), aliases_(aliases) {
  values_.reserve(names.size());
  names.visit([&](archive::Ordinal ordinal, Facet facet, std::string_view value) {
    values_.push_back({facet, ordinal, text::fold_value(value)});
  });
}

// The groups of the values found, and the group that the value is a name of.
void NameIndex::add_aliases(Facet facet, std::string_view value, std::vector<archive::Ordinal>& found) const {
  if (aliases_ == nullptr || !may_have_aliases(facet)) return;
  if (const AliasMap::Group* group = aliases_->group_named(facet, value)) found.push_back(group->canonical);
  aliases_->widen(found);
}

std::vector<archive::Ordinal> NameIndex::exact(Facet facet, std::string_view value) const {
  std::vector<archive::Ordinal> out;
  const std::string wanted = text::fold_value(value);
  for (const Value& candidate : values_) {
    if (candidate.facet == facet && candidate.folded == wanted && names_.value(candidate.ordinal) == value) {
      out.push_back(candidate.ordinal);
    }
  }
  add_aliases(facet, value, out);
  return out;
}

std::vector<archive::Ordinal> NameIndex::folded(Facet facet, std::string_view value) const {
  std::vector<archive::Ordinal> out;
  const std::string wanted = text::fold_value(value);
  for (const Value& candidate : values_)
    if (candidate.facet == facet && candidate.folded == wanted) out.push_back(candidate.ordinal);
  add_aliases(facet, value, out);
  return out;
}

std::vector<archive::Ordinal> NameIndex::with_words(Facet facet, std::string_view text) const {
  std::vector<archive::Ordinal> out;
  const Lattice wanted = make_lattice(text);
  if (wanted.length == 0) return out;
  for (const Value& candidate : values_) {
    if (candidate.facet != facet) continue;
    // Cutting a name into words is dear; most hold none of the words in any form.
    const bool may = candidate.folded.find_first_of("-'.&/") != std::string::npos ||
                     std::any_of(wanted.edges.begin(), wanted.edges.end(), [&](const LatticeEdge& edge) {
                       return candidate.folded.find(edge.folded) != std::string::npos;
                     });
    if (may && has_words(wanted, words_of(candidate.folded))) out.push_back(candidate.ordinal);
  }
  if (aliases_ == nullptr || !may_have_aliases(facet)) return out;
  const auto names_it = [&](const std::string& name) { return has_words(wanted, words_of(text::fold_value(name))); };
  for (const AliasMap::Group& group : aliases_->groups()) {
    if (group.names->facet != facet) continue;
    const std::vector<std::string>& variants = group.names->variants;
    if (names_it(group.names->name) || std::any_of(variants.begin(), variants.end(), names_it)) {
      out.push_back(group.canonical);
    }
  }
  aliases_->widen(out);
  return out;
}

std::vector<archive::Ordinal> NameIndex::language(std::string_view tag) const {
  std::vector<archive::Ordinal> out;
  const std::string wanted = text::fold_value(tag);
  for (const Value& candidate : values_) {
    if (candidate.facet != Facet::language || !candidate.folded.starts_with(wanted)) continue;
    if (candidate.folded.size() == wanted.size() || candidate.folded[wanted.size()] == '-') out.push_back(candidate.ordinal);
  }
  return out;
}

std::string NameIndex::nearest(Facet facet, std::string_view value) const {
  const std::string wanted = text::fold_value(value);
  if (wanted.size() > 60) return {};
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 4) + 1;
  const Value* found = nullptr;
  for (const Value& candidate : values_) {
    if (candidate.facet != facet || candidate.folded.size() > wanted.size() + best ||
        candidate.folded.size() + best < wanted.size()) {
      continue;
    }
    const std::size_t distance = edit_distance(wanted, candidate.folded);
    if (distance < best) {
      best = distance;
      found = &candidate;
    }
  }
  return found != nullptr ? std::string(names_.value(found->ordinal)) : std::string();
}

}  // namespace dateline
