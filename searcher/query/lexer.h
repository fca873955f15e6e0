// The lexer's own parts, shared by its files: lexer.cpp (what begins here, quotes, parentheses),
// lexer_operators.cpp, lexer_marks.cpp (= * ? ~) and lexer_fields.cpp (field names and their values). Callers
// use lex() in token.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/query/token.h"

namespace dateline::query {

class Lexer {
 public:
  Lexer(const Characters& text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}
  std::vector<Token> run();

 private:
  struct Quoted {
    std::string text;  // escapes resolved
    std::size_t next;  // behind the closing mark
  };
  struct FieldName {
    const Field* field;  // nullptr: unknown
    std::string name;
    std::size_t value;  // where the value begins
  };
  // What a backslash can protect, and whether * and ? are looked at: they mean nothing inside quotes.
  enum class Inside { phrase, value, id };

  // Each reads what begins at at_ and moves at_ behind it.
  void open();
  void close();
  void hyphens();
  void phrase();
  void run_of_text();
  // lexer_operators.cpp
  bool operator_word(std::size_t end);
  bool proximity_word(std::size_t end);
  bool at_least_word(std::size_t end);
  // lexer_marks.cpp
  void stray_mark();
  void exact(std::size_t end);
  void marked_word(std::size_t end);
  bool fuzzy_word(std::size_t end);
  void wildcard_word(std::size_t from, std::size_t to, std::size_t end);
  // lexer_fields.cpp
  bool field_name(std::size_t end);
  void unknown_field(const FieldName& found, std::size_t end, bool inside);
  void value(const Field* field, std::size_t start, std::size_t from);
  void id_value(const Field* field, std::size_t start, std::size_t from);
  void joined_value(const Field* field, std::size_t start, std::size_t from);
  void name_value(const Field* field, std::size_t start, std::size_t from);
  std::optional<FieldName> match_field(std::size_t start) const;

  Quoted read_quoted(std::size_t start, Inside inside);
  std::size_t end_of_run(std::size_t start) const;
  bool searchable(std::size_t from, std::size_t to) const;
  bool equals(std::size_t from, std::size_t to, std::string_view ascii) const;
  Token& emit(TokenKind kind, std::size_t start, std::size_t end, std::string text = {});
  static bool reads_alone_as(TokenKind kind, const std::string& text);
  // A word, or where the text alone would be read as something else, a phrase.
  void emit_as_text(std::size_t start, std::size_t end, std::string text);
  // Punctuation, which is left out and said so.
  void drop(std::size_t start, std::size_t end);
  // Nothing came of what stands before `end`: forgets the field name that was waiting for it.
  void skip(std::size_t end);
  // The field of the innermost open parenthesis, or nullptr.
  const Field* context() const { return groups_.empty() ? nullptr : groups_.back(); }
  bool among_values() const { return context() && context()->kind != FieldKind::text; }

  const Characters& text_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<const Field*> groups_;    // the field each open parenthesis stands under, or nullptr
  const Field* after_field_ = nullptr;  // the last token is this field's name, its operand follows at once
  std::size_t at_ = 0;
  bool may_negate_ = true;    // at the start, after a space, after (
  bool after_group_ = false;  // directly behind a closing quote or parenthesis
};

}  // namespace dateline::query
