#include "indexer/enrich/dates/rule_set.h"

#include <algorithm>

namespace dateline::dates {

const RuleSet& RuleSet::of(Language language) {
  static const RuleSet sets[kLanguages] = {RuleSet(Language::english), RuleSet(Language::german), RuleSet(Language::french),
                                           RuleSet(Language::spanish), RuleSet(Language::other)};
  return sets[static_cast<std::size_t>(language)];
}

RuleSet::RuleSet(Language language) : lexicon_(language) {
  const auto add = [&](std::span<const Rule> rules) {
    // Rows that only show another example of a pattern are compiled once.
    for (const Rule& rule : rules) {
      const bool seen = std::any_of(rules_.begin(), rules_.end(), [&](const Compiled& c) {
        return c.rule->pattern == rule.pattern && c.rule->resolve == rule.resolve && c.rule->argument == rule.argument;
      });
      if (!seen) rules_.push_back({&rule, compile(rule.pattern, lexicon_)});
    }
  };
  add(numeric_rules());
  add(rules_of(language));

  by_word_.resize(lexicon_.size());
  for (std::uint16_t r = 0; r < rules_.size(); ++r) {
    Token token;
    token.kind = TokenKind::word;
    for (std::size_t w = 1; w < lexicon_.size(); ++w) {
      token.word = static_cast<WordId>(w);
      if (can_begin(rules_[r].pattern, token, lexicon_)) by_word_[w].push_back(r);
    }
    Token mark;
    mark.mark = '\'';
    if (can_begin(rules_[r].pattern, mark, lexicon_)) by_apostrophe_.push_back(r);
    if (begins_with_number(rules_[r].pattern)) by_number_.push_back(r);
  }
}

const std::vector<std::uint16_t>& RuleSet::candidates(const Token& token) const {
  switch (token.kind) {
    case TokenKind::word: return by_word_[token.word];
    case TokenKind::number: return by_number_;
    case TokenKind::mark: return token.mark == '\'' ? by_apostrophe_ : none_;
    case TokenKind::amount: break;
  }
  return none_;
}

RuleSet::Found RuleSet::longest_at(Scene& scene, std::size_t at) const {
  Found best;
  for (const std::uint16_t r : candidates(scene.tokens[at])) {
    const Compiled& c = rules_[r];
    Captures captures;
    const std::size_t end = match(c.pattern, scene.tokens, at, lexicon_, captures);
    if (end <= best.end) continue;
    scene.begin = at;
    scene.end = end;
    const Reading reading = c.rule->resolve(captures, scene, c.rule->argument);
    if (reading.kind != Reading::Kind::none) best = {end, reading, c.rule};
  }
  scene.begin = at;
  scene.end = best.end;
  return best;
}

}  // namespace dateline::dates
