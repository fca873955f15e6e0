// Facet values that somebody may have meant by one that no article has: near in spelling as a whole or in their words,
// and only those that visible articles have.
//
//   NearNames near(snapshot, names, aliases, now);
//   near.find({Facet::person}, "Sergey Shoigu", 3)   // {{"Sergei Shoygu", "Sergei Shoygu", 231}}
//
// A whole value may be a quarter of its letters off, at most 3; words of one as similar_words.h says. Reads every name of
// the archive. Thread-safe. Throws archive::Damaged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/match/name_index.h"

namespace dateline {

struct NearName {
  std::string value;        // as facets show it
  std::string words;        // what of it is near: the value, or some of its words, folded
  std::uint64_t count = 0;  // visible articles
  std::size_t slips = 0;
};

class NearNames {
 public:
  // All must outlive it; `aliases` may be null.
  NearNames(const archive::Snapshot& snapshot, const NameIndex& names, const AliasMap* aliases, std::int64_t now)
      : snapshot_(snapshot), names_(names), aliases_(aliases), now_(now) {}

  // By rising distance, then by falling count; of several facets together.
  std::vector<NearName> find(const std::vector<Facet>& facets, std::string_view value, std::size_t most) const;

  // Visible articles that have the value of one of these ordinals.
  std::uint64_t articles(Facet facet, const std::vector<archive::Ordinal>& ordinals) const;

 private:
  void find(Facet facet, std::string_view value, std::vector<NearName>& out) const;

  const archive::Snapshot& snapshot_;
  const NameIndex& names_;
  const AliasMap* aliases_;
  std::int64_t now_;
};

}  // namespace dateline
