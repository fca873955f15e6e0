// A resolved query: what the engine carries out. Made from the tree and one snapshot (resolve.h); knows terms, words
// and facet values, but nothing of single segments. Plain data, read by several threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/names.h"
#include "common/schema.h"
#include "common/time/moment.h"
#include "searcher/match/lattice.h"
#include "searcher/query/tree.h"

namespace dateline {

// Which parts of an article a positional question may look at: a bit for each enum Part.
using PartMask = std::uint32_t;
constexpr PartMask part_bit(Part part) { return 1U << static_cast<unsigned>(part); }
// Bare words and phrases: everything but the byline.
inline constexpr PartMask kDefaultParts = ((1U << kPartCount) - 1) & ~part_bit(Part::byline);

// Where words stand, for what postings cannot answer. Evaluates to spans of positions within an article.
struct SpanExpr {
  enum class Kind : std::uint8_t {
    lattice,         // words as written, next to each other
    exact,           // the same, spelled exactly so
    stems,           // any word with one of these stem terms
    words,           // any of these folded words (an expansion)
    any_of,          // the children's spans
    near,            // two children, nearest edges at most n apart, any order
    before,          // the same, in order
    same_sentence,   // two children
    same_paragraph,
    at_least,        // one child, n spans or more
  };
  Kind kind = Kind::lattice;
  Lattice lattice;
  std::vector<std::string> values;  // stems: terms; words: folded words
  std::string pattern;              // words: the folded wildcard they are from, or empty
  std::vector<SpanExpr> children;
  std::uint32_t n = 0;
  PartMask parts = kDefaultParts;
  bool lead = false;                // only the first paragraph of the body
};

struct PlanNode {
  enum class Kind : std::uint8_t {
    all,
    none,
    terms,      // articles with one of these terms, scored as one term
    spans,      // child 0 finds candidates, `spans` proves them
    and_,
    or_,
    not_,       // one child
    published,  // days
    about,      // days
    wordcount,  // numbers
    undated,
    values,     // articles with one of these facet values
    no_value,   // articles without any value of `facet`
    id,
    boosted,    // child 0 decides; the others (terms) add to the score of what they have
  };
  Kind kind = Kind::all;
  std::vector<PlanNode> children;
  std::vector<std::string> terms;
  double weight = 0;               // BM25 weight of `terms`; 0: they add nothing to the score
  std::uint64_t frequency = 0;     // articles in which one of `terms` counts, dead ones included
  std::shared_ptr<const SpanExpr> spans;
  DayRange days;
  NumberRange numbers;
  Facet facet = Facet::person;
  std::vector<archive::Ordinal> ordinals;  // ascending
  std::string text;                // id; derived facets (year, month, day, weekday, about-year, about-month): the value
};

// Indented, one node a line, for --explain.
std::string dump(const PlanNode& node);

}  // namespace dateline
