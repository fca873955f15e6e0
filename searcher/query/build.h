// The recursive descent from tokens to tree; one method for each rank of the grammar. Callers use
// parse_query().
//
//   Builder builder(tokens, options, diagnostics);
//   std::optional<Node> root = builder.build();   // nullopt: stopped by a fault, or nothing to search for
#pragma once

#include <optional>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/query/token.h"

namespace dateline::query {

class Builder {
 public:
  // `tokens` have balanced parentheses.
  Builder(const std::vector<Token>& tokens, const ParseOptions& options, Diagnostics& diagnostics)
      : tokens_(tokens), options_(options), diagnostics_(diagnostics) {}

  std::optional<Node> build();

  bool too_deep() const { return too_deep_; }
  bool relative_dates() const { return relative_dates_; }
  // Where operators of two ranks first stand side by side without parentheses.
  std::optional<std::size_t> mixed() const { return mixed_; }

 private:
  std::optional<Node> parse_or();
  std::optional<Node> parse_and(bool& joined);
  std::optional<Node> parse_not();
  std::optional<Node> parse_proximity();
  std::optional<Node> parse_primary();
  std::optional<Node> parse_group();
  std::optional<Node> parse_at_least();
  std::optional<Node> parse_field();
  std::optional<Node> parse_value();
  Node join_proximity(const Token& op, Node left, Node right);

  bool at(TokenKind kind) const { return position_ < tokens_.size() && tokens_[position_].kind == kind; }
  bool at_operand() const;
  const Token& take() { return tokens_[position_++]; }
  bool stopped() const { return too_deep_ || diagnostics_.stopped(); }
  bool enter(const Token& token);  // one level down; false past kMaxDepth
  void leave() { --depth_; }
  void missing(const Token& op, const char* where);
  void note_lower_case(const Token& token);
  void note_mixed(std::size_t column) { mixed_ = mixed_.value_or(column); }

  const std::vector<Token>& tokens_;
  const ParseOptions& options_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  bool too_deep_ = false;
  bool relative_dates_ = false;
  std::optional<std::size_t> mixed_;
};

// and_ or or_ of the children, those of the same kind taken in; the only child itself. At least one child.
Node join(NodeKind kind, std::vector<Node> children);

// Sets column and length to reach from the first child to the last.
void span_children(Node& node);

// A leaf of the token's text; not for values.
Node text_leaf(const Token& token);

}  // namespace dateline::query
