#include "searcher/query/lexer.h"

#include <algorithm>

namespace dateline::query {
std::vector<Token> Lexer::run() {
  while (at_ < text_.size() && !diagnostics_.stopped()) {
    const char32_t c = text_.at(at_);
    if (is_space(c)) {
      ++at_;
      may_negate_ = true;
      after_group_ = false;
    } else if (c == U'(') {
      open();
    } else if (c == U')') {
      close();
    } else if (c == U'-') {
      hyphens();
    } else if (after_group_ && (c == U'~' || c == U'*')) {
      stray_mark();
    } else if (c == U'"') {
      if (among_values())
        value(context(), at_, at_);
      else
        phrase();
    } else {
      run_of_text();
    }
  }
  return std::move(tokens_);
}

void Lexer::open() {
  groups_.push_back(after_field_ ? after_field_ : context());
  emit(TokenKind::open, at_, at_ + 1);
  may_negate_ = true;
}

void Lexer::close() {
  if (!groups_.empty()) groups_.pop_back();
  emit(TokenKind::close, at_, at_ + 1);
  after_group_ = true;
}

void Lexer::hyphens() {
  std::size_t next = at_;
  while (text_.at(next) == U'-') ++next;
  const std::size_t end = end_of_run(next);
  const char32_t follows = text_.at(next);
  const bool operand = follows == U'(' || follows == U'"' || searchable(next, end) ||
                       equals(next, end, "*") ||
                       (equals(next, end, "=") && (text_.at(end) == U'"' || text_.at(end) == U'('));
  if (!operand) {
    drop(at_, end);
  } else {
    if (may_negate_) emit(TokenKind::not_, at_, at_ + 1);
    may_negate_ = false;
    at_ = next;  // further hyphens in front of a word say nothing
  }
}

void Lexer::phrase() {
  const std::size_t start = at_;
  Quoted quoted = read_quoted(start, Inside::phrase);
  if (diagnostics_.stopped()) return;
  if (!has_searchable(quoted.text)) {
    diagnostics_.fault("empty-phrase", "there are no words between these quotation marks",
                       "write words between them, or leave them out", start, "left out");
    skip(quoted.next);
  } else {
    emit(TokenKind::phrase, start, quoted.next, std::move(quoted.text));
  }
  after_group_ = true;
}

void Lexer::run_of_text() {
  const std::size_t end = end_of_run(at_);
  if (after_field_) {  // headline:OR is the word, in that part
    const std::size_t count = tokens_.size();
    const std::size_t start = at_;
    if (operator_word(end)) {
      tokens_.resize(count);
      emit(TokenKind::phrase, start, end, text_.text(start, end));
      return;
    }
  } else if (operator_word(end)) {
    return;
  }
  if (at_least_word(end) || field_name(end)) return;
  if (among_values()) return value(context(), at_, at_);
  if (text_.at(at_) == U'=') return exact(end);
  if (!searchable(at_, end) &&
      !std::any_of(text_.points.begin() + static_cast<std::ptrdiff_t>(at_),
                   text_.points.begin() + static_cast<std::ptrdiff_t>(end), is_wildcard))
    return drop(at_, end);
  marked_word(end);
}

Lexer::Quoted Lexer::read_quoted(std::size_t start, Inside inside) {
  Quoted out{{}, text_.size()};
  // Byte for byte: between ASCII marks an id keeps its typographic ones.
  const bool strict_mark = inside == Inside::id && text_.raw(start, start + 1) == "\"";
  bool closed = false;
  for (std::size_t i = start + 1; i < text_.size(); ++i) {
    const char32_t c = text_.at(i);
    const char32_t next = text_.at(i + 1);
    const bool quote = strict_mark ? i + 1 < text_.size() && text_.raw(i + 1, i + 2) == "\"" : next == U'"';
    if (c == U'\\' && (quote || next == U'\\' || (inside != Inside::id && is_wildcard(next)))) {
      append_utf8(out.text, next);
      ++i;
      continue;
    }
    if (c == U'"' && (!strict_mark || text_.raw(i, i + 1) == "\"")) {
      out.next = i + 1;
      closed = true;
      break;
    }
    if (inside == Inside::phrase && is_wildcard(c)) {
      const bool before = is_letter_or_digit(text_.at(i - 1));
      const bool behind = is_letter_or_digit(next);
      if (c == U'*' ? before || behind : before && behind)
        diagnostics_.fault("wildcard-in-phrase", "a wildcard means nothing inside quotation marks",
                           "join the words with pre/1: military pre/1 airp*; for the mark itself write \\*",
                           i, "read as the mark itself");
    }
    if (inside == Inside::id)
      out.text.append(text_.raw(i, i + 1));
    else
      append_utf8(out.text, c);
  }
  if (!closed)
    diagnostics_.fault("unbalanced-quote", "this quotation mark is never closed",
                       "add the closing mark, or write \\\" for a mark inside quotes", start,
                       "read to the end as quoted");
  if (inside == Inside::id) return out;
  const Characters all = decode(out.text).characters;
  std::size_t from = 0;
  std::size_t to = all.size();
  while (from < to && is_space(all.at(from))) ++from;
  while (to > from && is_space(all.at(to - 1))) --to;
  out.text = std::string(all.raw(from, to));
  return out;
}

std::size_t Lexer::end_of_run(std::size_t start) const {
  std::size_t end = start;
  while (end < text_.size()) {
    const char32_t c = text_.at(end);
    if (is_space(c) || c == U'(' || c == U')' || c == U'"') break;
    ++end;
  }
  return end;
}

bool Lexer::searchable(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i)
    if (is_searchable(text_.at(i))) return true;
  return false;
}

bool Lexer::equals(std::size_t from, std::size_t to, std::string_view ascii) const {
  if (to - from != ascii.size()) return false;
  for (std::size_t i = from; i < to; ++i)
    if (text_.at(i) != static_cast<char32_t>(ascii[i - from])) return false;
  return true;
}

Token& Lexer::emit(TokenKind kind, std::size_t start, std::size_t end, std::string text) {
  Token token;
  token.kind = kind;
  token.text = std::move(text);
  token.column = token.value_column = start;
  token.length = end - start;
  tokens_.push_back(std::move(token));
  at_ = end;
  may_negate_ = after_group_ = false;
  after_field_ = nullptr;
  return tokens_.back();
}

void Lexer::drop(std::size_t start, std::size_t end) {
  if (after_field_)
    diagnostics_.fault("bad-value", "there is no word behind " + std::string(after_field_->name) + ":",
                       "for example " + std::string(after_field_->example), start, "left out");
  else
    diagnostics_.notice(
        "ignored-punctuation",
        "\"" + text_.text(start, std::min(end, start + 20)) + "\" has no letter or digit and is left out",
        start);
  skip(end);
}

void Lexer::skip(std::size_t end) {
  if (after_field_) tokens_.pop_back();
  after_field_ = nullptr;
  at_ = end;
  may_negate_ = after_group_ = false;
}

std::vector<Token> lex(const Characters& text, Diagnostics& diagnostics) {
  return Lexer(text, diagnostics).run();
}

}  // namespace dateline::query
