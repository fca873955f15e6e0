// The rules of one language, compiled, and found by the token that an expression begins with.
//
//   const RuleSet& rules = RuleSet::of(Language::english);
//   auto found = rules.longest_at(scene, 12);
//
// Immutable, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/enrich/dates/rules.h"

namespace dateline::dates {

class RuleSet {
 public:
  static const RuleSet& of(Language language);

  const Lexicon& lexicon() const { return lexicon_; }

  struct Found {
    std::size_t end = 0;  // the token after the expression
    Reading reading;
    const Rule* rule = nullptr;
  };
  // The longest expression that begins at a token; end == 0: none. The scene's begin and end are set to it.
  Found longest_at(Scene& scene, std::size_t at) const;
  bool may_begin(const Token& token) const { return !candidates(token).empty(); }

 private:
  explicit RuleSet(Language language);
  const std::vector<std::uint16_t>& candidates(const Token& token) const;

  struct Compiled {
    const Rule* rule;
    Pattern pattern;
  };
  Lexicon lexicon_;
  std::vector<Compiled> rules_;
  std::vector<std::vector<std::uint16_t>> by_word_;  // by WordId: rules in the order of the table
  std::vector<std::uint16_t> by_number_;
  std::vector<std::uint16_t> by_apostrophe_;
  std::vector<std::uint16_t> none_;
};

}  // namespace dateline::dates
