#include "common/text/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>

#include "common/text/fold.h"
#include "common/text/sentences.h"

namespace dateline::text {
namespace {

enum class Class : std::uint8_t { other, letter, digit, single, cut_by_dictionary };

constexpr std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = Class::letter;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = Class::letter;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = Class::digit;
  return table;
}
constexpr auto kAscii = ascii_classes();

Class class_of(UChar32 c) {
  if (c < 0) return Class::other;
  if (c < 128) return kAscii[static_cast<std::size_t>(c)];
  if ((c >= 0x3041 && c <= 0x309F) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007) {
    return Class::single;
  }
  if ((c >= 0x0E01 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17D3)) {
    const bool digit = u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
    const bool punctuation = u_ispunct(c) || u_charType(c) == U_CURRENCY_SYMBOL;
    return punctuation ? Class::other : digit ? Class::digit : Class::cut_by_dictionary;
  }
  const uint32_t type = U_MASK(u_charType(c));
  if (type & (U_GC_L_MASK | U_GC_M_MASK)) return Class::letter;
  if (type & (U_GC_ND_MASK | U_GC_NL_MASK)) return Class::digit;
  if (c == 0x200C || c == 0x200D || c == 0x00AD) return Class::letter;  // joiners, soft hyphen: inside a word
  return Class::other;
}

bool is_word_run(Class c) { return c == Class::letter || c == Class::digit; }

// '-', '\'', '.', '&', '/' for the inner marks and their typographic forms; 0 for anything else.
char inner_mark(UChar32 c) {
  switch (c) {
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2013: return '-';
    case '\'':
    case 0x2019:
    case 0x02BC: return '\'';
    case '.':
    case '&':
    case '/': return static_cast<char>(c);
    default: return 0;
  }
}

bool is_terminator(UChar32 c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:  // …
    case 0x061F:  // ؟
    case 0x06D4:
    case 0x0964:  // ।
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E: return true;
    default: return false;
  }
}

bool ends_without_space(UChar32 c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

// One break iterator for each thread: ICU's are not shareable and costly to make.
icu::BreakIterator* word_breaker() {
  thread_local std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  return breaker.get();
}

struct Piece {
  std::uint32_t start;
  std::uint32_t end;
  char mark_before;  // the inner mark between the piece before and this one
};

constexpr std::size_t kMaxJoinedParts = 4;
constexpr std::size_t kMaxAcronym = 8;
constexpr std::size_t kMaxPieces = 64;  // of one compound; a longer one begins anew

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& out) : text_(text), out_(out) {}

  void run() {
    const std::size_t size = text_.size();
    std::size_t at = 0;
    while (at < size) {
      std::size_t next = at;
      const UChar32 c = decode(next);
      const Class kind = class_of(c);
      if (kind == Class::other) {
        separator(c);
        at = next;
      } else if (is_word_run(kind)) {
        at = compound(at);
      } else if (kind == Class::single) {
        word(at, next);
        at = next;
      } else {
        at = dictionary_run(at);
      }
    }
  }

 private:
  // Reads the code point at `at` and moves behind it; negative for bytes that are not UTF-8.
  UChar32 decode(std::size_t& at) const {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) {
      ++at;
      return lead;
    }
    UChar32 c;
    auto i = static_cast<int64_t>(at);
    const auto length = static_cast<int64_t>(text_.size());
    U8_NEXT(reinterpret_cast<const uint8_t*>(text_.data()), i, length, c);
    at = static_cast<std::size_t>(i);
    return c;
  }

  Class class_at(std::size_t at) const {
    if (at >= text_.size()) return Class::other;
    return class_of(decode(at));
  }

  void separator(UChar32 c) {
    if (c == '\n') {
      ++newlines_;
      space_ = true;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      space_ = true;
    } else if (is_terminator(c)) {
      if (terminator_ != 0 && terminator_ != c) terminator_ = '!';  // "?!" and the like always end
      else if (terminator_ == 0) terminator_ = c;
      space_ = false;
    } else if (c > 127 && u_isUWhiteSpace(c)) {
      space_ = true;
    }
  }

  // Decides what stands between the last word and the one that starts at `start`.
  void boundary(std::size_t start, std::size_t end) {
    if (have_word_) {
      if (newlines_ >= 2) {
        push(TokenKind::paragraph, 1, start, start);
      } else if (terminator_ != 0 && sentence_ends(start, end)) {
        push(TokenKind::sentence, 1, start, start);
      }
    }
    newlines_ = 0;
    terminator_ = 0;
    space_ = false;
    have_word_ = true;
  }

  bool sentence_ends(std::size_t start, std::size_t end) const {
    if (ends_without_space(terminator_)) return true;
    if (!space_) return false;
    std::size_t at = start;
    if (u_islower(decode(at))) return false;
    if (terminator_ != '.') return true;
    return stop_ends_sentence({text_.substr(last_start_, last_end_ - last_start_), last_acronym_},
                              text_.substr(start, end - start));
  }

  void word(std::size_t start, std::size_t end) {
    boundary(start, end);
    push(TokenKind::word, 1, start, end);
    last_start_ = start;
    last_end_ = end;
    last_acronym_ = false;
  }

  void push(TokenKind kind, std::size_t span, std::size_t start, std::size_t end, bool counts = true) {
    out_.push_back({kind, static_cast<std::uint8_t>(span), counts, static_cast<std::uint32_t>(start),
                    static_cast<std::uint32_t>(end)});
  }

  // The end of the run of letters and digits at `at`, with stops and commas between digits.
  std::size_t piece_end(std::size_t at) const {
    bool digit_before = false;
    while (at < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        const Class kind = kAscii[byte];
        if (is_word_run(kind)) {
          digit_before = kind == Class::digit;
          ++at;
          continue;
        }
        const bool inside_number = digit_before && (byte == '.' || byte == ',') && class_at(at + 1) == Class::digit;
        if (!inside_number) break;
        ++at;
        continue;
      }
      std::size_t next = at;
      const Class kind = class_of(decode(next));
      if (!is_word_run(kind)) break;
      digit_before = kind == Class::digit;
      at = next;
    }
    return at;
  }

  // A run of pieces with inner marks between them; returns where it ends.
  std::size_t compound(std::size_t at) {
    pieces_.clear();
    pieces_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(piece_end(at)), 0});
    std::size_t end = pieces_.back().end;
    while (end < text_.size() && pieces_.size() < kMaxPieces) {
      std::size_t after = end;
      const char mark = inner_mark(decode(after));
      if (mark == 0 || !is_word_run(class_at(after))) break;
      const std::size_t stop = piece_end(after);
      if (mark == '\'' && stop == after + 1 && (text_[after] == 's' || text_[after] == 'S')) {
        end = stop;  // possessive
        break;
      }
      pieces_.push_back({static_cast<std::uint32_t>(after), static_cast<std::uint32_t>(stop), mark});
      end = stop;
    }
    emit_compound();
    const std::size_t marked = marked_word(end);
    return marked == end ? possessive_behind_stop(end) : marked;
  }

  // U.S.'s, Corp.'s: the end of the 's, or `end` where there is none.
  std::size_t possessive_behind_stop(std::size_t end) const {
    if (end + 1 >= text_.size() || text_[end] != '.') return end;
    std::size_t at = end + 1;
    if (inner_mark(decode(at)) != '\'' || at >= text_.size() || (text_[at] != 's' && text_[at] != 'S')) return end;
    return is_word_run(class_at(at + 1)) ? end : at + 1;
  }

  bool is_letter_piece(const Piece& piece) const {
    std::size_t at = piece.start;
    return class_of(decode(at)) == Class::letter && at == piece.end;
  }

  void emit_compound() {
    const std::size_t count = pieces_.size();
    std::size_t run_start = 0;  // of an acronym: single letters parted by stops
    for (std::size_t i = 0; i < count; ++i) {
      word(pieces_[i].start, pieces_[i].end);
      const bool goes_on = i + 1 < count && pieces_[i + 1].mark_before == '.' && is_letter_piece(pieces_[i]) &&
                           is_letter_piece(pieces_[i + 1]);
      if (goes_on) continue;
      const std::size_t length = i + 1 - run_start;
      if (length >= 2 && length <= kMaxAcronym) {
        uncount_words(length);
        push(TokenKind::joined, length, pieces_[run_start].start, pieces_[i].end);
        last_acronym_ = true;
        acronym_is_all_ = length == count;
      }
      run_start = i + 1;
    }
    if (count >= 2 && count <= kMaxJoinedParts && !(last_acronym_ && acronym_is_all_)) {
      push(TokenKind::joined, count, pieces_.front().start, pieces_.back().end, /*counts=*/false);
    }
    acronym_is_all_ = false;
  }

  // The last words count as part of what joins them.
  void uncount_words(std::size_t words) {
    for (auto token = out_.rbegin(); token != out_.rend() && words > 0; ++token) {
      if (token->kind != TokenKind::word) continue;
      token->counts = false;
      --words;
    }
  }

  // C++, C#, F#: the marks behind a word of one or two letters.
  std::size_t marked_word(std::size_t end) {
    const Piece& last = pieces_.back();
    if (last.end != end || last.end - last.start > 2 || kAscii[static_cast<unsigned char>(text_[last.start]) & 127] != Class::letter) {
      return end;
    }
    std::size_t stop = end;
    if (text_.substr(end, 2) == "++") stop = end + 2;
    else if (text_.substr(end, 1) == "#") stop = end + 1;
    if (stop == end || class_at(stop) != Class::other) return end;
    uncount_words(1);
    push(TokenKind::joined, 1, last.start, stop);
    return stop;
  }

  std::size_t dictionary_run(std::size_t start) {
    std::size_t end = start;
    while (end < text_.size()) {
      std::size_t next = end;
      const Class kind = class_of(decode(next));
      if (kind != Class::cut_by_dictionary) break;
      end = next;
    }
    icu::BreakIterator* breaker = word_breaker();
    UErrorCode status = U_ZERO_ERROR;
    UText wrapped = UTEXT_INITIALIZER;
    utext_openUTF8(&wrapped, text_.data() + start, static_cast<int64_t>(end - start), &status);
    if (breaker == nullptr || U_FAILURE(status)) {
      word(start, end);
      return end;
    }
    breaker->setText(&wrapped, status);
    int32_t from = breaker->first();
    for (int32_t to = breaker->next(); to != icu::BreakIterator::DONE; to = breaker->next()) {
      word(start + static_cast<std::size_t>(from), start + static_cast<std::size_t>(to));
      from = to;
    }
    utext_close(&wrapped);
    return end;
  }

  std::string_view text_;
  std::vector<Token>& out_;
  std::vector<Piece> pieces_;
  unsigned newlines_ = 0;
  UChar32 terminator_ = 0;
  bool space_ = false;
  bool have_word_ = false;
  std::size_t last_start_ = 0;
  std::size_t last_end_ = 0;
  bool last_acronym_ = false;
  bool acronym_is_all_ = false;
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  Tokenizer(text, tokens).run();
}

namespace {

// Appends the text code point by code point; inner marks in ASCII, or not at all.
std::string rewritten(std::string_view text, bool marks) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    int64_t i = static_cast<int64_t>(at);
    UChar32 c;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int64_t>(text.size()), c);
    const char mark = inner_mark(c);
    if (mark == 0) out.append(text.substr(at, static_cast<std::size_t>(i) - at));
    else if (marks) out += mark;
    at = static_cast<std::size_t>(i);
  }
  return out;
}

bool is_compound(const Token& token) { return token.kind == TokenKind::joined && token.span > 1; }

}  // namespace

std::string surface(std::string_view text, const Token& token) {
  const std::string_view slice = text.substr(token.start, token.end - token.start);
  return is_compound(token) ? rewritten(slice, false) : std::string(slice);
}

std::string spelling(std::string_view text, const Token& token) {
  const std::string_view slice = text.substr(token.start, token.end - token.start);
  return is_compound(token) ? rewritten(slice, true) : std::string(slice);
}

std::string without_marks(std::string_view spelling) { return rewritten(spelling, false); }

std::string stemmed_form(const std::string& spelling, std::string_view folded) {
  const std::string plain = without_marks(spelling);
  return fold(plain) == folded ? plain : spelling;
}

}  // namespace dateline::text
