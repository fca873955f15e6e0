#include "searcher/query/token.h"

#include "searcher/query/print.h"

namespace dateline::query {

std::string_view token_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::phrase:
      return "phrase";
    case TokenKind::exact:
      return "exact";
    case TokenKind::wildcard:
      return "wildcard";
    case TokenKind::fuzzy:
      return "fuzzy";
    case TokenKind::all:
      return "all";
    case TokenKind::value:
      return "value";
    case TokenKind::field:
      return "field";
    case TokenKind::open:
      return "open";
    case TokenKind::close:
      return "close";
    case TokenKind::and_:
      return "and";
    case TokenKind::or_:
      return "or";
    case TokenKind::not_:
      return "not";
    case TokenKind::near:
      return "near";
    case TokenKind::before:
      return "before";
    case TokenKind::same_sentence:
      return "same-sentence";
    case TokenKind::same_paragraph:
      return "same-paragraph";
    case TokenKind::at_least:
      return "at-least";
  }
  return "";
}

bool is_term(TokenKind kind) { return kind <= TokenKind::value; }

bool is_proximity(TokenKind kind) { return kind >= TokenKind::near && kind <= TokenKind::same_paragraph; }

std::string as_written(const Token& token) {
  switch (token.kind) {
    case TokenKind::near:
      return "w/" + std::to_string(token.n);
    case TokenKind::before:
      return "pre/" + std::to_string(token.n);
    case TokenKind::same_sentence:
      return "w/s";
    case TokenKind::same_paragraph:
      return "w/p";
    case TokenKind::and_:
      return "AND";
    case TokenKind::or_:
      return "OR";
    default:
      return "NOT";
  }
}

std::string print_tokens(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens) {
    const std::string column = std::to_string(token.column);
    out.append(column.size() < 5 ? 5 - column.size() : 0, ' ')
        .append(column)
        .append("  ")
        .append(token_name(token.kind));
    if (token.field != nullptr) out.append(" ").append(token.field->name);
    if (token.n > 0) out.append(" ").append(std::to_string(token.n));
    if (is_term(token.kind) && token.kind != TokenKind::all)
      out.append(" ").append(display_quoted(token.text));
    if (token.quoted) out.append(" quoted");
    out.push_back('\n');
  }
  return out;
}

}  // namespace dateline::query
