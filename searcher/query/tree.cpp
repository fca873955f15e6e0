#include "searcher/query/tree.h"

#include <algorithm>

namespace dateline {

std::string_view node_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::all:
      return "all";
    case NodeKind::none:
      return "none";
    case NodeKind::word:
      return "word";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::exact:
      return "exact";
    case NodeKind::wildcard:
      return "wildcard";
    case NodeKind::fuzzy:
      return "fuzzy";
    case NodeKind::and_:
      return "and";
    case NodeKind::or_:
      return "or";
    case NodeKind::not_:
      return "not";
    case NodeKind::near:
      return "near";
    case NodeKind::before:
      return "before";
    case NodeKind::same_sentence:
      return "same-sentence";
    case NodeKind::same_paragraph:
      return "same-paragraph";
    case NodeKind::at_least:
      return "at-least";
    case NodeKind::in_part:
      return "in-part";
    case NodeKind::entity:
      return "entity";
    case NodeKind::facet:
      return "facet";
    case NodeKind::published:
      return "published";
    case NodeKind::about:
      return "about";
    case NodeKind::wordcount:
      return "wordcount";
    case NodeKind::undated:
      return "undated";
    case NodeKind::id:
      return "id";
  }
  return "";
}

bool Node::operator==(const Node& other) const {
  return kind == other.kind && text == other.text && n == other.n && field == other.field &&
         days == other.days && numbers == other.numbers && flag == other.flag && children == other.children;
}

std::size_t tree_depth(const Node& node) {
  std::size_t below = 0;
  for (const Node& child : node.children) below = std::max(below, tree_depth(child));
  return below + 1;
}

std::size_t count_leaves(const Node& node) {
  if (node.children.empty()) return 1;
  std::size_t count = 0;
  for (const Node& child : node.children) count += count_leaves(child);
  return count;
}

bool is_positional(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::exact:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::near:  // its operands were checked when it was built
    case NodeKind::before:
    case NodeKind::same_sentence:
    case NodeKind::same_paragraph:
      return true;
    case NodeKind::or_:
      return std::all_of(node.children.begin(), node.children.end(), is_positional);
    default:
      return false;
  }
}

}  // namespace dateline
