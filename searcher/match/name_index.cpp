#include "searcher/match/name_index.h"

#include <algorithm>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<text::Token> tokens;
  text::tokenize(text, tokens);
  std::vector<std::string> out;
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word || token.kind == text::TokenKind::joined) out.push_back(text::fold(text::surface(text, token)));
  return out;
}

// The words of a question: without joined forms, which its parts stand for.
std::vector<std::string> plain_words_of(std::string_view text) {
  std::vector<text::Token> tokens;
  text::tokenize(text, tokens);
  std::vector<std::string> out;
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word) out.push_back(text::fold(text::surface(text, token)));
  return out;
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

NameIndex::NameIndex(const archive::Names& names) : names_(names) {
  values_.reserve(names.size());
  names.visit([&](archive::Ordinal ordinal, Facet facet, std::string_view value) {
    values_.push_back({facet, ordinal, text::fold_value(value)});
  });
}

std::vector<archive::Ordinal> NameIndex::exact(Facet facet, std::string_view value) const {
  std::vector<archive::Ordinal> out;
  const std::string wanted = text::fold_value(value);
  for (const Value& candidate : values_) {
    if (candidate.facet == facet && candidate.folded == wanted && names_.value(candidate.ordinal) == value) {
      out.push_back(candidate.ordinal);
    }
  }
  return out;
}

std::vector<archive::Ordinal> NameIndex::folded(Facet facet, std::string_view value) const {
  std::vector<archive::Ordinal> out;
  const std::string wanted = text::fold_value(value);
  for (const Value& candidate : values_)
    if (candidate.facet == facet && candidate.folded == wanted) out.push_back(candidate.ordinal);
  return out;
}

std::vector<archive::Ordinal> NameIndex::with_words(Facet facet, std::string_view text) const {
  std::vector<archive::Ordinal> out;
  const std::vector<std::string> wanted = plain_words_of(text);
  if (wanted.empty()) return out;
  for (const Value& candidate : values_) {
    if (candidate.facet != facet) continue;
    const bool may = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return candidate.folded.find(word) != std::string::npos || candidate.folded.find('.') != std::string::npos ||
             candidate.folded.find('-') != std::string::npos;
    });
    if (!may) continue;
    const std::vector<std::string> words = words_of(candidate.folded);
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    });
    if (all) out.push_back(candidate.ordinal);
  }
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
