#include "searcher/query/build.h"

#include <algorithm>

#include "common/time/query_dates.h"
#include "searcher/query/values.h"

namespace dateline::query {
namespace {

bool is_bare(TokenKind kind) { return kind <= TokenKind::fuzzy; }

bool is_text_leaf(NodeKind kind) {
  return kind == NodeKind::word || kind == NodeKind::phrase || kind == NodeKind::exact || kind == NodeKind::wildcard ||
         kind == NodeKind::fuzzy;
}

}  // namespace

void span_children(Node& node) {
  const Node& first = node.children.front();
  const Node& last = node.children.back();
  node.column = std::min(first.column, last.column);
  node.length = std::max(first.column + first.length, last.column + last.length) - node.column;
}

Node join(NodeKind kind, std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  for (Node& child : children) {
    if (child.kind == kind)
      std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
    else
      node.children.push_back(std::move(child));
  }
  span_children(node);
  return node;
}

Node text_leaf(const Token& token) {
  Node node;
  switch (token.kind) {
    case TokenKind::phrase:
      node.kind = NodeKind::phrase;
      break;
    case TokenKind::exact:
      node.kind = NodeKind::exact;
      break;
    case TokenKind::wildcard:
      node.kind = NodeKind::wildcard;
      break;
    case TokenKind::fuzzy:
      node.kind = NodeKind::fuzzy;
      break;
    case TokenKind::all:
      node.kind = NodeKind::all;
      break;
    default:
      node.kind = NodeKind::word;
      break;
  }
  node.text = token.text;
  node.n = token.n;
  node.column = token.column;
  node.length = token.length;
  return node;
}

std::optional<Node> Builder::build() {
  std::optional<Node> root = parse_or();
  if (stopped()) return std::nullopt;
  return root;
}

// or = and { "OR" and }
std::optional<Node> Builder::parse_or() {
  std::vector<Node> alternatives;
  const Token* op = nullptr;  // an OR that waits for what follows
  bool any_joined = false;
  std::optional<std::size_t> first_or;
  while (!stopped()) {
    bool joined = false;
    std::optional<Node> next = parse_and(joined);
    if (stopped()) return std::nullopt;
    if (next) {
      alternatives.push_back(std::move(*next));
      any_joined = any_joined || joined;
      op = nullptr;
    }
    if (!at(TokenKind::or_)) break;
    if (!next) missing(op ? *op : tokens_[position_], op ? "behind" : "in front of");
    op = &take();
    if (!first_or) first_or = op->column;
  }
  if (op) missing(*op, "behind");
  if (stopped() || alternatives.empty()) return std::nullopt;
  if (alternatives.size() > 1 && any_joined) note_mixed(*first_or);
  return join(NodeKind::or_, std::move(alternatives));
}

// and = not { ["AND"] not }. With match_any, bare words and phrases side by side become one OR.
// `joined`: two or more things are ANDed here without parentheses around them.
std::optional<Node> Builder::parse_and(bool& joined) {
  std::vector<Node> items;
  std::vector<Node> run;      // bare words side by side, with match_any
  const Token* op = nullptr;  // an AND that waits for what follows
  bool any_run = false;
  std::optional<std::size_t> explicit_and;
  const auto end_run = [&] {
    if (run.empty()) return;
    any_run = any_run || run.size() > 1;
    items.push_back(join(NodeKind::or_, std::move(run)));
    run.clear();
  };
  while (!stopped()) {
    if (at(TokenKind::and_)) {
      if (op || (items.empty() && run.empty()))
        missing(op ? *op : tokens_[position_], op ? "behind" : "in front of");
      op = &take();
      if (!explicit_and) explicit_and = op->column;
      end_run();
      continue;
    }
    if (!at_operand()) break;
    const Token& first = tokens_[position_];
    const std::size_t start = position_;
    std::optional<Node> item = parse_not();
    if (stopped()) return std::nullopt;
    if (!item) continue;
    op = nullptr;
    // Parentheses around a single word or phrase change nothing.
    const bool alone = first.kind == TokenKind::open ? is_text_leaf(item->kind) : is_bare(first.kind) && position_ == start + 1;
    const bool bare = options_.match_any && alone;
    if (!bare) end_run();
    (bare ? run : items).push_back(std::move(*item));
  }
  if (op) missing(*op, "behind");
  end_run();
  if (stopped() || items.empty()) return std::nullopt;
  joined = items.size() > 1;
  if (joined && any_run && explicit_and) note_mixed(*explicit_and);
  return join(NodeKind::and_, std::move(items));
}

// not = ("NOT" | "-") not | proximity
std::optional<Node> Builder::parse_not() {
  if (!at(TokenKind::not_)) return parse_proximity();
  const Token& op = take();
  if (!enter(op)) return std::nullopt;
  std::optional<Node> operand = at_operand() ? parse_not() : std::nullopt;
  leave();
  if (stopped()) return std::nullopt;
  if (!operand) return missing(op, "behind"), std::nullopt;
  Node node;
  node.column = op.column;
  node.length = operand->column + operand->length - op.column;
  // NOT * is how "nothing" is written.
  if (operand->kind == NodeKind::all || operand->kind == NodeKind::none) {
    node.kind = operand->kind == NodeKind::all ? NodeKind::none : NodeKind::all;
  } else {
    node.kind = NodeKind::not_;
    node.children.push_back(std::move(*operand));
  }
  return node;
}

// primary = word | phrase | … | "*" | "(" or ")" | "atleastN(" or ")" | field
std::optional<Node> Builder::parse_primary() {
  const Token& token = tokens_[position_];
  switch (token.kind) {
    case TokenKind::open:
      return parse_group();
    case TokenKind::at_least:
      return parse_at_least();
    case TokenKind::field:
      return parse_field();
    case TokenKind::value:
      return parse_value();
    default:
      break;
  }
  if (token.kind == TokenKind::word) note_lower_case(token);
  ++position_;
  return text_leaf(token);
}

std::optional<Node> Builder::parse_group() {
  const Token& open = take();
  if (!enter(open)) return std::nullopt;
  std::optional<Node> inside = parse_or();
  leave();
  if (stopped()) return std::nullopt;
  ++position_;  // the parenthesis that closes: they are balanced, and parse_or stops at nothing else
  if (!inside)
    diagnostics_.fault("empty-group", "there is nothing between these parentheses",
                       "write something between them, or leave them out", open.column, "left out");
  return inside;
}

std::optional<Node> Builder::parse_field() {
  const Token& token = take();
  if (position_ >= tokens_.size()) return std::nullopt;
  // person:(a OR b): the values inside carry the field.
  if (token.field->kind != FieldKind::text) return parse_group();
  if (!enter(token)) return std::nullopt;
  const bool operand = at_operand() && !is_proximity(tokens_[position_].kind);
  std::optional<Node> inside = operand ? parse_primary() : std::nullopt;
  leave();
  if (stopped() || !inside) return std::nullopt;
  Node node;
  node.kind = NodeKind::in_part;
  node.field = token.field;
  node.children.push_back(std::move(*inside));
  span_children(node);
  node.length += node.column - token.column;
  node.column = token.column;
  return node;
}

std::optional<Node> Builder::parse_value() {
  const Token& token = take();
  Result<Node> leaf = field_value(token, options_.today);
  if (leaf) {
    relative_dates_ =
        relative_dates_ || (token.field->kind == FieldKind::date && is_relative_query_date(token.text));
    return std::move(*leaf);
  }
  const Error& error = leaf.error();
  diagnostics_.fault(error.code, error.message, error.hint, error.column.value_or(token.column),
                     std::string(token.field->name) + ": is left out");
  return std::nullopt;
}

bool Builder::at_operand() const {
  return position_ < tokens_.size() && !at(TokenKind::close) && !at(TokenKind::and_) && !at(TokenKind::or_);
}

bool Builder::enter(const Token& token) {
  if (++depth_ <= kMaxDepth) return true;
  too_deep_ = true;
  diagnostics_.fault("too-deep",
                     "more than " + std::to_string(kMaxDepth) + " parentheses stand inside each other",
                     "ask it in several queries", token.column, "read as its words, side by side");
  return false;
}

void Builder::missing(const Token& op, const char* where) {
  diagnostics_.fault("missing-operand", "nothing stands " + std::string(where) + " " + as_written(op),
                     "complete it, or quote it to search for the word: \"" + as_written(op) + "\"", op.column,
                     as_written(op) + " is left out");
}

void Builder::note_lower_case(const Token& token) {
  const bool is_not = token.text == "not";
  if (!is_not && token.text != "and" && token.text != "or") return;
  const auto operand = [](TokenKind kind) { return is_term(kind) || kind == TokenKind::field; };
  const bool behind =
      position_ + 1 < tokens_.size() &&
      (operand(tokens_[position_ + 1].kind) || tokens_[position_ + 1].kind == TokenKind::open ||
       tokens_[position_ + 1].kind == TokenKind::not_ || tokens_[position_ + 1].kind == TokenKind::at_least);
  const bool before = position_ > 0 && (is_term(tokens_[position_ - 1].kind) ||
                                        tokens_[position_ - 1].kind == TokenKind::close);
  if (!behind || (!before && !is_not)) return;
  std::string capitals;
  for (const char c : token.text) capitals.push_back(static_cast<char>(c - 32));
  diagnostics_.notice("lower-case-operator",
                      "\"" + token.text + "\" is searched as a word; the operator is written " + capitals,
                      token.column);
}

}  // namespace dateline::query
