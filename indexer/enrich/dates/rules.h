// The table of rules: what a date expression looks like, what it means, and an example of each.
//
//   {"ago", "NUMBER|COUNT UNITS ago", ago, -1, "They spoke [10 days ago].", "2015-09-29", "2015-09-19"}
//
// Of all rules that match at a place, the longest wins, and of equally long ones the one higher up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/enrich/dates/pattern.h"
#include "indexer/enrich/dates/scene.h"

namespace dateline::dates {

// What an expression means where it stands.
struct Reading {
  enum class Kind : std::uint8_t {
    none,        // no date at all: shorter expressions are tried
    impossible,  // 30 February 2015: passed over as a whole
    vague,       // a date, but nothing says which: the article has no day, or "years later"
    exact
  };
  Kind kind = Kind::none;
  Interval interval;
};

using Resolver = Reading (*)(const Captures& captures, const Scene& scene, int argument);

struct Rule {
  std::string_view name;
  std::string_view pattern;  // pattern.h
  Resolver resolve;
  int argument;              // for the resolver
  std::string_view example;  // the expression in [brackets]
  std::string_view published;
  std::string_view expected;  // 2015-09-29, 2015-09, 2015, 2015-W40, 2015-Q3, 2015-H1, 2012-summer, 1990s, 20C, A..B, ?
};

std::span<const Rule> numeric_rules();  // every language
std::span<const Rule> rules_of(Language language);

}  // namespace dateline::dates
