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

void NameIndex::visit(Facet facet, const std::function<void(archive::Ordinal, const std::string&)>& visitor) const {
  for (const Value& value : values_)
    if (value.facet == facet) visitor(value.ordinal, value.folded);
}

}  // namespace dateline
