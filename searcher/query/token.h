// The tokens of a query, the first printable stage between text and tree.
//
//   Diagnostics diagnostics(false);
//   std::vector<Token> tokens = lex(decode("person:putin -\"civil war\"").characters, diagnostics);
//   print_tokens(tokens):
//       0  value person "putin"
//      13  not
//      14  phrase "civil war"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/query/characters.h"
#include "searcher/query/diagnostics.h"

namespace dateline::query {

enum class TokenKind : std::uint8_t {
  word,
  phrase,
  exact,
  wildcard,
  fuzzy,  // these five: text; fuzzy also n, the edit distance
  all,    // * alone
  value,  // field, text, quoted: a value of a field that is not a part of the text
  field,  // field: a name in front of the operand or group it governs
  open,
  close,
  and_,
  or_,
  not_,
  near,    // n
  before,  // n
  same_sentence,
  same_paragraph,
  at_least,  // n; an open follows
};

struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;
  const Field* field = nullptr;
  unsigned n = 0;
  bool quoted = false;
  std::size_t column = 0;  // in code points, with the field's name
  std::size_t length = 0;
  std::size_t value_column = 0;  // where the value stands, behind the field's name
};

// Faults go to `diagnostics`; when it is stopped the tokens so far are returned.
std::vector<Token> lex(const Characters& text, Diagnostics& diagnostics);

// One token a line: column, kind, details.
std::string print_tokens(const std::vector<Token>& tokens);
std::string_view token_name(TokenKind kind);

// An operator as its canonical text: w/5, AND, NOT.
std::string as_written(const Token& token);

// A word, phrase, value: something that counts towards kMaxTerms.
bool is_term(TokenKind kind);
// w/n and its kin.
bool is_proximity(TokenKind kind);

}  // namespace dateline::query
