// The tree of a query: what the parser makes and the engine walks. A plain value; leaves keep the words as
// they were written, for the resolver to analyse.
//
//   ParsedQuery q = *parse_query("syria (airport OR base)", {});   // parser.h
//   q.root.kind == NodeKind::and_;  q.root.children[1].kind == NodeKind::or_
//
// Bounds that hold for every tree the parser hands out, strict or lenient: at most kMaxDepth nodes from the
// root to a leaf (so recursion over a tree, and its destruction, needs little stack), at most kMaxTerms
// leaves, text of at most kMaxQueryBytes. Copy and move freely; no threading rules. `field` points into the
// schema's table, which lives forever.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "common/time/moment.h"

namespace dateline {

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;  // error too-long
inline constexpr std::size_t kMaxDepth = 200;   // of nested ( ), NOT, field:; and of the tree: error too-deep
inline constexpr std::size_t kMaxTerms = 1024;  // words, phrases and field values: error too-many-terms
inline constexpr unsigned kMaxDistance = 1000;  // w/n, pre/n; 1 is the least: error bad-distance
inline constexpr unsigned kDefaultDistance = 10;  // NEAR and ADJ without /n
inline constexpr unsigned kMaxAtLeast = 1000;     // atleastN(...); 1 is the least: error bad-count
inline constexpr unsigned kMaxEdits = 2;          // word~, word~2: error bad-edit-distance

enum class NodeKind : std::uint8_t {
  all,             // every article
  none,            // no article
  word,            // text: one word as written (may hold punctuation: U.S., al-Assad, AT&T)
  phrase,          // text: what stood between the quotes
  exact,           // text: a word or phrase, spelled exactly so
  wildcard,        // text: a word with * (any letters, or none) and ? (one letter)
  fuzzy,           // text: a word; n: edit distance, 1 or 2
  and_,            // two or more children, none of them and_
  or_,             // two or more children, none of them or_
  not_,            // one child
  near,            // two children; n: positions differ by at most n, any order
  before,          // two children; n: as near, the first child first
  same_sentence,   // two children
  same_paragraph,  // two children
  at_least,        // one child; n: occurrences
  in_part,         // one child of text nodes only; field: the part of the article
  entity,  // field: person, org, place or entity; text; flag: a whole name (it was quoted), else words of one
  facet,   // field; text: the whole value
  published,  // days
  about,      // days
  wordcount,  // numbers
  undated,    // flag
  id,         // text: byte for byte
};

// "and", "same-sentence", ...
std::string_view node_name(NodeKind kind);

// Whole numbers, both ends included; an absent end is open.
struct NumberRange {
  std::optional<std::uint64_t> from;
  std::optional<std::uint64_t> to;
  bool contains(std::uint64_t value) const { return (!from || *from <= value) && (!to || value <= *to); }
  bool operator==(const NumberRange&) const = default;
};

struct Node {
  NodeKind kind = NodeKind::all;
  std::string text;
  std::vector<Node> children;
  unsigned n = 0;
  const Field* field = nullptr;
  DayRange days;
  NumberRange numbers;
  bool flag = false;
  // Where it stands in the query, in code points: for messages, not part of the meaning.
  std::size_t column = 0;
  std::size_t length = 0;

  // The same question; column and length do not count.
  bool operator==(const Node& other) const;
};

// Nodes from the root to the deepest leaf; 1 for a leaf.
std::size_t tree_depth(const Node& node);
std::size_t count_leaves(const Node& node);

// What w/n, pre/n, w/s, w/p and atleastN( ) can work on: words in any form, phrases, proximity of those, ORs
// of those.
bool is_positional(const Node& node);

}  // namespace dateline
