// Field names, and the values of fields that are not parts of the text.
#include <algorithm>

#include "searcher/query/lexer.h"

namespace dateline::query {
namespace {

// Without * and ?, and without ~ or ~2 at the end.
std::string without_marks(std::string text) {
  std::erase_if(text, [](char c) { return c == '*' || c == '?'; });
  for (;;) {
    const std::size_t last = text.find_last_not_of("0123456789");
    if (last == std::string::npos || text[last] != '~') return text;
    text.resize(last);
  }
}

}  // namespace

// letters, - and _ up to a colon that a value follows at once. What looks like an address (http://) or a
// scoped name (std::vector) is text, unless the name is known.
std::optional<Lexer::FieldName> Lexer::match_field(std::size_t start) const {
  const auto letter = [&](std::size_t i) {
    return is_letter_or_digit(text_.at(i)) && !(text_.at(i) >= U'0' && text_.at(i) <= U'9');
  };
  std::size_t i = start;
  while (letter(i) || (i > start && (text_.at(i) == U'-' || text_.at(i) == U'_'))) ++i;
  if (i == start || text_.at(i) != U':') return std::nullopt;
  const std::size_t value = i + 1;
  const char32_t next = text_.at(value);
  if (value >= text_.size() || is_space(next) || next == U')') return std::nullopt;
  FieldName found{nullptr, text_.text(start, i), value};
  found.field = find_field(found.name);
  if (!found.field && (next == U':' || (next == U'/' && text_.at(value + 1) == U'/'))) return std::nullopt;
  return found;
}

bool Lexer::field_name(std::size_t end) {
  const std::optional<FieldName> found = match_field(at_);
  if (!found) return false;
  const bool inside = after_field_ || context();
  if (!found->field && among_values()) return false;  // section:(World:Europe OR sport)
  if (!found->field || inside) return unknown_field(*found, end, inside), true;
  const std::size_t start = at_;
  const char32_t next = text_.at(found->value);
  const Field* field = found->field;
  if (field->kind == FieldKind::id) return id_value(field, start, found->value), true;
  if (field->kind != FieldKind::text && next != U'(') return value(field, start, found->value), true;
  emit(TokenKind::field, start, found->value).field = field;
  after_field_ = field;
  return true;
}

// A name that is unknown, or that stands under another field: where read at all, read as text.
void Lexer::unknown_field(const FieldName& found, std::size_t end, bool inside) {
  const std::size_t start = at_;
  // name:"a b" and name:( ) keep what stands behind; the name becomes a word of its own.
  const bool alone = end == found.value;
  const std::size_t stop = alone ? found.value - 1 : end;
  const std::string reading = "read as the text \"" + text_.text(start, std::min(stop, start + 60)) + "\"";
  if (inside && found.field) {
    diagnostics_.fault("field-inside-field", "the field " + found.name + ": stands under another field",
                       "join them with AND: headline:talks AND person:putin", start, reading);
  } else {
    const std::string_view nearest = nearest_field(found.name);
    const std::string quote =
        "to search for the text, quote it: \"" + text_.text(start, std::min(stop, start + 60)) + "\"";
    diagnostics_.fault(
        "unknown-field", "there is no field \"" + found.name + "\"",
        nearest.empty() ? "--fields lists the fields; " + quote
                        : "did you mean " + std::string(nearest) + ":? " + quote,
        start, nearest.empty() ? reading : reading + " (did you mean " + std::string(nearest) + ":?)");
  }
  if (among_values()) {
    Token& token = emit(TokenKind::value, start, stop, text_.text(start, stop));
    token.field = context();
    token.quoted = true;
  } else {
    emit(TokenKind::phrase, start, stop, text_.text(start, stop));
  }
  if (alone) at_ = end;
}

// [start, ...) the token, [from, ...) the value.
void Lexer::value(const Field* field, std::size_t start, std::size_t from) {
  switch (field->kind) {
    case FieldKind::id:
      return id_value(field, start, from);
    case FieldKind::date:
    case FieldKind::number:
    case FieldKind::flag:
      return joined_value(field, start, from);
    default:
      return name_value(field, start, from);
  }
}

void Lexer::id_value(const Field* field, std::size_t start, std::size_t from) {
  std::string id;
  std::size_t end = from;
  if (text_.at(from) == U'"') {
    Quoted quoted = read_quoted(from, Inside::id);
    if (diagnostics_.stopped()) return;
    id = std::move(quoted.text);
    end = quoted.next;
  } else {
    for (std::size_t open = 0; end < text_.size() && !is_space(text_.at(end)); ++end) {
      if (text_.at(end) == U'(') ++open;
      if (text_.at(end) == U')' && open-- == 0) break;
    }
    id = std::string(text_.raw(from, end));
  }
  if (id.empty()) {
    diagnostics_.fault("bad-value", "the id is empty", "for example " + std::string(field->example), from,
                       "left out");
    return skip(end);
  }
  Token& token = emit(TokenKind::value, start, end, std::move(id));
  token.field = field;
  token.value_column = from;
}

// Dates, numbers, flags: quoted and bare pieces up to the next space make one value: >="1 May 2015".
void Lexer::joined_value(const Field* field, std::size_t start, std::size_t from) {
  std::string text;
  std::size_t i = from;
  while (i < text_.size()) {
    const char32_t c = text_.at(i);
    if (is_space(c) || c == U'(' || c == U')') break;
    if (c == U'"') {
      const Quoted quoted = read_quoted(i, Inside::value);
      if (diagnostics_.stopped()) return;
      text += quoted.text;
      i = quoted.next;
    } else {
      append_utf8(text, c);
      ++i;
    }
  }
  if (diagnostics_.lenient())
    while (!text.empty() && text.back() == '?') text.pop_back();
  Token& token = emit(TokenKind::value, start, i, std::move(text));
  token.field = field;
  token.value_column = from;
}

// Facets and entities: a quoted value, or a run without wildcards.
void Lexer::name_value(const Field* field, std::size_t start, std::size_t from) {
  std::string text;
  std::size_t end = end_of_run(from);
  const bool quoted = text_.at(from) == U'"';
  if (quoted) {
    Quoted inside = read_quoted(from, Inside::value);
    if (diagnostics_.stopped()) return;
    text = std::move(inside.text);
    end = inside.next;
  } else {
    text = text_.text(from, end);
    const std::string plain = without_marks(text);
    if (diagnostics_.lenient() && plain + "?" == text) {
      diagnostics_.notice("question-mark", "the final ? is read as punctuation", end - 1);
    } else if (plain != text) {
      diagnostics_.fault("bad-value",
                         "wildcards and ~ do not work in values of " + std::string(field->name) + ":",
                         "quote the value if the mark is part of it", from, "the mark is left out");
    }
    text = plain;
  }
  const bool usable = field->kind == FieldKind::entity ? has_searchable(text) : !text.empty();
  if (!usable) {
    diagnostics_.fault("bad-value", "the value of " + std::string(field->name) + ": is empty",
                       "for example " + std::string(field->example), from, "left out");
    return skip(end);
  }
  Token& token = emit(TokenKind::value, start, end, std::move(text));
  token.field = field;
  token.quoted = quoted;
  token.value_column = from;
  after_group_ = quoted;
}

}  // namespace dateline::query
