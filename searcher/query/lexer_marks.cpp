// Words that carry a mark: =exact, wild*, fuzzy~, and marks where no word is.
#include <algorithm>

#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace dateline::query {

// "civil war"~5 and (a b)* are written in other search languages.
void Lexer::stray_mark() {
  const std::size_t end = end_of_run(at_);
  if (text_.at(at_) == U'~')
    diagnostics_.fault("fuzzy-phrase", "~ works on a single word, not on a phrase or group",
                       "for words near each other write a w/5 b", at_, "the mark is left out");
  else
    diagnostics_.fault("wildcard-in-phrase", "* works on a single word, not on a phrase or group",
                       "join the parts with pre/1: military pre/1 airp*", at_, "the mark is left out");
  after_group_ = false;
  while (at_ < end && (is_digit(text_.at(at_)) || is_wildcard(text_.at(at_)) || text_.at(at_) == U'~')) ++at_;
}

void Lexer::exact(std::size_t end) {
  const std::size_t start = at_;
  if (end == start + 1 && text_.at(end) == U'"') {
    Quoted quoted = read_quoted(end, Inside::phrase);
    if (diagnostics_.stopped()) return;
    if (has_searchable(quoted.text)) {
      emit(TokenKind::exact, start, quoted.next, std::move(quoted.text));
    } else {
      diagnostics_.fault("empty-phrase", "there are no words between these quotation marks",
                         "write words between them, or leave them out", end, "left out");
      skip(quoted.next);
    }
    after_group_ = true;
    return;
  }
  if (end == start + 1 && text_.at(end) == U'(') {
    diagnostics_.fault("exact-group", "= works on one word or phrase", "write (=US OR =UK)", start,
                       "the mark is left out");
    at_ = end;
    return;
  }
  if (!searchable(start, end)) return drop(start, end);
  for (std::size_t i = start + 1; i < end; ++i) {
    const bool punctuation = text_.at(i) == U'?' && diagnostics_.lenient() && !searchable(i, end);
    if (!is_wildcard(text_.at(i)) || punctuation) continue;
    diagnostics_.fault("wildcard-in-exact", "a word is either spelled exactly so or has a wildcard, not both",
                       "leave out = or the wildcard; a literal mark is written =\"M\\*A\\*S\\*H\"", i,
                       "read as the mark itself");
    break;
  }
  emit(TokenKind::exact, start, end, text_.text(start + 1, end));
}

// A word that may carry * ? ~, and mostly carries none.
void Lexer::marked_word(std::size_t end) {
  const auto first = text_.points.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto last = text_.points.begin() + static_cast<std::ptrdiff_t>(end);
  static constexpr std::u32string_view kScheme = U"://";  // ? and ~ belong to an address
  if (std::search(first, last, kScheme.begin(), kScheme.end()) != last)
    return void(emit(TokenKind::word, at_, end, text_.text(at_, end)));
  if (fuzzy_word(end)) return;
  if (std::any_of(first, last, is_wildcard)) return wildcard_word(at_, end, end);
  if (const auto name = text_.at(end - 1) == U':' ? find_field(text_.text(at_, end - 1)) : nullptr)
    diagnostics_.notice("field-without-value",
                        std::string(name->name) +
                            ": is searched as a word; to search in that field, put the value right behind it",
                        at_);
  emit(TokenKind::word, at_, end, text_.text(at_, end));
}

bool Lexer::fuzzy_word(std::size_t end) {
  std::size_t digits = end;
  while (digits > at_ && is_digit(text_.at(digits - 1))) --digits;
  if (digits == at_ || text_.at(digits - 1) != U'~') return false;
  const std::size_t mark = digits - 1;
  if (!searchable(at_, mark)) return false;
  unsigned edits = digits == end ? 1 : 0;
  for (std::size_t i = digits; i < end; ++i)
    edits = std::min(edits * 10 + static_cast<unsigned>(text_.at(i) - U'0'), kMaxEdits + 1);
  if (edits < 1 || edits > kMaxEdits) {
    diagnostics_.fault("bad-edit-distance", "the edit distance behind ~ is 1 or 2", "write focus~ or focus~2",
                       mark, "read as " + std::to_string(kMaxEdits));
    edits = kMaxEdits;
  }
  for (std::size_t i = at_; i < mark; ++i) {
    if (!is_wildcard(text_.at(i))) continue;
    diagnostics_.fault("wildcard-with-fuzzy", "a word has either a wildcard or ~, not both",
                       "leave one of them out", i, "~ is left out");
    wildcard_word(at_, mark, end);
    return true;
  }
  emit(TokenKind::fuzzy, at_, end, text_.text(at_, mark)).n = edits;
  return true;
}

// [from, to) is the pattern, [at_, end) all that is read.
void Lexer::wildcard_word(std::size_t from, std::size_t to, std::size_t end) {
  if (equals(from, to, "*") && !after_field_ && !context()) return void(emit(TokenKind::all, at_, end));
  const std::string written = text_.text(from, to);
  bool altered = to != end;  // something that was written is not read
  const auto keep = [&](std::size_t i) { return is_searchable(text_.at(i)) || is_wildcard(text_.at(i)); };
  while (from < to && !keep(from)) ++from;
  while (to > from && !keep(to - 1)) --to;
  if (diagnostics_.lenient()) {
    std::size_t tail = to;
    while (tail > from && (text_.at(tail - 1) == U'?' || text_.at(tail - 1) == U'!')) --tail;
    if (tail < to) diagnostics_.notice("question-mark", "the final ? is read as punctuation", tail);
    altered = altered || tail < to;
    to = tail;
  }
  std::size_t letters = 0;
  std::string without;
  for (std::size_t i = from; i < to; ++i) {
    letters += is_searchable(text_.at(i)) ? 1 : 0;
    if (!is_wildcard(text_.at(i))) append_utf8(without, text_.at(i));
  }
  std::string pattern = text_.text(from, to);
  bool wild = pattern != without;
  const bool leading = wild && is_wildcard(text_.at(from));
  if (wild && letters < (leading ? 2u : 1u)) {
    diagnostics_.fault("wildcard-too-short",
                       leading && letters > 0 ? "a wildcard in front needs two letters or more behind it"
                                              : "a wildcard needs a letter beside it",
                       "write more of the word", from, "the wildcard is left out");
    wild = false;
  }
  // Without its punctuation it may look like something else: 'name:b* is a word, name:b* a field.
  if (wild && (altered || pattern != written) && !reads_alone_as(TokenKind::wildcard, pattern)) {
    pattern = written;
    wild = !altered;
  }
  if (wild) return void(emit(TokenKind::wildcard, at_, end, std::move(pattern)));
  if (letters == 0) return skip(end);
  emit_as_text(at_, end, std::move(without));
}

bool Lexer::reads_alone_as(TokenKind kind, const std::string& text) {
  const Decoded alone = decode(text);
  Diagnostics quiet(false);
  const std::vector<Token> tokens = lex(alone.characters, quiet);
  return !quiet.stopped() && tokens.size() == 1 && tokens[0].kind == kind && tokens[0].text == text;
}

void Lexer::emit_as_text(std::size_t start, std::size_t end, std::string text) {
  const bool plain = reads_alone_as(TokenKind::word, text);
  emit(plain ? TokenKind::word : TokenKind::phrase, start, end, std::move(text));
}

}  // namespace dateline::query
