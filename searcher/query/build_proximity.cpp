// The rank of w/n, pre/n, w/s and w/p, and atleastN( ): operators that count positions.
#include <algorithm>

#include "searcher/query/build.h"

namespace dateline::query {
namespace {

// What atleastN( ) can count: words and phrases in any form, ORs of them.
bool is_countable(const Node& node) {
  if (node.kind == NodeKind::or_)
    return std::all_of(node.children.begin(), node.children.end(), is_countable);
  return node.kind >= NodeKind::word && node.kind <= NodeKind::fuzzy;
}

}  // namespace

// proximity = primary { ("w/n" | "pre/n" | "w/s" | "w/p") primary }, from left to right
std::optional<Node> Builder::parse_proximity() {
  std::optional<Node> left;
  if (!is_proximity(tokens_[position_].kind)) {
    left = parse_primary();
    if (stopped()) return std::nullopt;
  }
  const Token* previous = nullptr;
  std::size_t levels = left ? tree_depth(*left) : 0;
  while (position_ < tokens_.size() && is_proximity(tokens_[position_].kind)) {
    const Token& op = take();
    if (!left) missing(op, "in front of");
    if (at(TokenKind::not_)) {
      diagnostics_.fault("proximity-operand", "NOT cannot stand beside " + as_written(op),
                         "write a w/5 b AND NOT c", tokens_[position_].column,
                         as_written(op) + " is left out");
      break;
    }
    const bool operand = at_operand() && !is_proximity(tokens_[position_].kind);
    std::optional<Node> right = operand ? parse_primary() : std::nullopt;
    if (stopped()) return std::nullopt;
    if (!right) {
      missing(op, "behind");
      if (stopped()) return std::nullopt;
      continue;
    }
    if (!left) {
      left = std::move(right);
      continue;
    }
    if (previous && previous->kind != op.kind) note_mixed(op.column);
    previous = &op;
    levels = std::max(levels, tree_depth(*right)) + 1;
    if (depth_ + levels > kMaxDepth) {
      too_deep_ = true;
      diagnostics_.fault("too-deep",
                         "more than " + std::to_string(kMaxDepth) + " operators stand inside each other",
                         "ask it in several queries", op.column, "read as its words, side by side");
      return std::nullopt;
    }
    left = join_proximity(op, std::move(*left), std::move(*right));
    if (stopped()) return std::nullopt;
  }
  return left;
}

Node Builder::join_proximity(const Token& op, Node left, Node right) {
  Node node;
  for (const Node* operand : {&left, &right}) {
    if (is_positional(*operand)) continue;
    const bool in_part = operand->kind == NodeKind::in_part;
    diagnostics_.fault("proximity-operand",
                       as_written(op) + " joins words, phrases and ORs of them, not " +
                           std::string(node_name(operand->kind)),
                       in_part
                           ? "put the field around both: " + std::string(operand->field->name) + ":(a w/5 b)"
                           : "use AND, or parentheses around an OR of words",
                       operand->column, "read as AND");
    std::vector<Node> both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return join(NodeKind::and_, std::move(both));
  }
  switch (op.kind) {
    case TokenKind::before:
      node.kind = NodeKind::before;
      break;
    case TokenKind::same_sentence:
      node.kind = NodeKind::same_sentence;
      break;
    case TokenKind::same_paragraph:
      node.kind = NodeKind::same_paragraph;
      break;
    default:
      node.kind = NodeKind::near;
      break;
  }
  node.n = op.n;
  node.children.push_back(std::move(left));
  node.children.push_back(std::move(right));
  span_children(node);
  return node;
}

std::optional<Node> Builder::parse_at_least() {
  const Token& token = take();
  std::optional<Node> inside = parse_group();
  if (stopped() || !inside) return std::nullopt;
  if (!is_countable(*inside)) {
    diagnostics_.fault("atleast-operand", "atleast counts a word, a phrase, or an OR of them",
                       "quote words that stand together: atleast3(\"civil war\")", inside->column,
                       "atleast is left out");
    return inside;
  }
  Node node;
  node.kind = NodeKind::at_least;
  node.n = token.n;
  node.children.push_back(std::move(*inside));
  span_children(node);
  node.length += node.column - token.column;
  node.column = token.column;
  return node;
}

}  // namespace dateline::query
