// Completions of what is being typed: words of headlines and facet values, by how many articles have them.
//
//   auto found = searcher.suggest({.prefix = "put"});   // Result<Suggestions>
//   found->values[0]                                    // {"Vladimir Putin", "person", 12}
//
// Case and accents do not matter. A word of a headline is found by its beginning, a facet value (person, org, place,
// country, source, section, author) by the beginning of any of its words, or of several: "vladimir pu". Articles that
// are held or killed count for nothing. A prefix without a letter or number has no completions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

inline constexpr std::uint64_t kMostSuggestions = 100;

struct SuggestRequest {
  std::string prefix;
  std::uint64_t limit = 10;           // at most kMostSuggestions are given
  std::string restrict_to;            // a query: only the articles it finds count; empty: all
  std::optional<std::int64_t> now;    // seconds since the epoch; absent: the clock
};

struct Suggestion {
  std::string text;
  std::string kind;         // "word", or the name of a facet
  std::uint64_t count = 0;  // articles: with the word in the headline, or with the value
  bool operator==(const Suggestion&) const = default;
};

struct Suggestions {
  std::string prefix;
  std::vector<Suggestion> values;  // by falling count; names before words, then by text
};

}  // namespace dateline
