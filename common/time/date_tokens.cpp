#include "common/time/date_tokens.h"

#include <limits>

#include "common/time/date_words.h"

namespace dateline {
namespace {

// What one character of the text is to the reader of dates.
struct Sign {
  enum class Kind : std::uint8_t { space, digit, letter, mark } kind;
  char folded;         // the digit, the letter in lower case, or the mark
  std::uint8_t bytes;  // how many bytes of UTF-8 it takes
};

constexpr char kOther = '\x7f';

// Base letters of U+00C0..U+00FF; '\x7f' where there is none.
constexpr std::string_view kLatin1 =
    "aaaaaaaceeeeiiii\x7fnooooo\x7fouuuuy\x7fsaaaaaaaceeeeiiii\x7fnooooo\x7fouuuuy\x7fy";
static_assert(kLatin1.size() == 64);

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// Anything else behind a lead byte is not UTF-8; the lead byte is then read alone.
bool is_continuation(unsigned char b) { return (b & 0xc0U) == 0x80U; }

Sign three_byte_sign(unsigned char b1, unsigned char b2) {
  using Kind = Sign::Kind;
  if (b1 == 0x80) {
    if (b2 >= 0x80 && b2 <= 0x8a) return {Kind::space, ' ', 3};  // U+2000..200A
    if (b2 >= 0x90 && b2 <= 0x95) return {Kind::mark, '-', 3};   // U+2010..2015
    if (b2 == 0xaf) return {Kind::space, ' ', 3};                // U+202F
    if (b2 == 0xa6) return {Kind::mark, '.', 3};                 // U+2026, made two full stops by the caller
    return {Kind::mark, kOther, 3};
  }
  if (b1 == 0x88 && b2 == 0x92) return {Kind::mark, '-', 3};  // U+2212 minus
  if (b1 == 0x89 && b2 == 0xa4) return {Kind::mark, 'l', 3};  // U+2264, at most
  if (b1 == 0x89 && b2 == 0xa5) return {Kind::mark, 'g', 3};  // U+2265, at least
  return {Kind::letter, kOther, 3};
}

Sign sign_at(std::string_view text, std::size_t at) {
  using Kind = Sign::Kind;
  const unsigned char b0 = byte_at(text, at);
  if (b0 < 0x80) {
    const char c = static_cast<char>(b0);
    if (c >= '0' && c <= '9') return {Kind::digit, c, 1};
    if (c >= 'a' && c <= 'z') return {Kind::letter, c, 1};
    if (c >= 'A' && c <= 'Z') return {Kind::letter, static_cast<char>(c + 32), 1};
    if (c == ' ' || (c >= '\t' && c <= '\r')) return {Kind::space, ' ', 1};
    return {Kind::mark, c > ' ' ? c : kOther, 1};
  }
  const unsigned char b1 = byte_at(text, at + 1);
  if (b0 == 0xc2 && b1 == 0xa0) return {Kind::space, ' ', 2};
  if (b0 == 0xc2 && b1 == 0xba) return {Kind::letter, 'o', 2};  // º of "1º"
  if (b0 == 0xc2 && b1 == 0xaa) return {Kind::letter, 'a', 2};
  if (b0 == 0xc2 && is_continuation(b1)) return {Kind::mark, kOther, 2};
  if (b0 == 0xc3 && is_continuation(b1)) return {Kind::letter, kLatin1[b1 - 0x80U], 2};
  if (b0 == 0xe2 && is_continuation(b1) && is_continuation(byte_at(text, at + 2)))
    return three_byte_sign(b1, byte_at(text, at + 2));
  return {Kind::letter, kOther, 1};
}

}  // namespace

DateTokens::DateTokens(std::string_view text) : text_(text) {
  using Kind = DateToken::Kind;
  bool space = true;
  DateToken* open = nullptr;  // the number or word that the next sign may continue
  const auto start = [&](Kind kind, std::size_t at) -> DateToken* {
    if (size_ == kCapacity) {
      truncated_ = true;
      return nullptr;
    }
    DateToken& token = tokens_[size_++];
    token.kind = kind;
    token.space_before = space;
    token.begin = static_cast<std::uint32_t>(at);
    space = false;
    return &token;
  };

  for (std::size_t at = 0; at < text.size();) {
    const Sign sign = sign_at(text, at);
    const std::size_t next = at + sign.bytes;
    if (sign.kind == Sign::Kind::space) {
      open = nullptr;
      space = true;
    } else if (sign.kind == Sign::Kind::mark) {
      open = nullptr;
      for (int n = sign.folded == '.' && sign.bytes == 3 ? 2 : 1; n > 0; --n) {
        DateToken* token = start(Kind::mark, at);
        if (token == nullptr) break;
        token->mark = sign.folded == 'g' ? '>' : sign.folded == 'l' ? '<' : sign.folded;
        token->end = static_cast<std::uint32_t>(next);
        // "≥" is the two marks ">=".
        if (sign.folded == 'g' || sign.folded == 'l') {
          if (DateToken* equals = start(Kind::mark, at)) {
            equals->mark = '=';
            equals->end = static_cast<std::uint32_t>(next);
          }
        }
      }
    } else {
      const Kind kind = sign.kind == Sign::Kind::digit ? Kind::number : Kind::word;
      if (open == nullptr || open->kind != kind) open = start(kind, at);
      if (open == nullptr) break;
      open->end = static_cast<std::uint32_t>(next);
      if (kind == Kind::number) {
        if (open->digits < 255) ++open->digits;
        open->number = open->digits > 18 ? std::numeric_limits<std::int64_t>::max()
                                         : open->number * 10 + (sign.folded - '0');
      } else if (open->length < open->letters.size()) {
        open->letters[open->length++] = sign.folded;
      } else {
        open->letters.back() = kOther;
      }
    }
    if (truncated_) break;
    at = next;
  }
  for (std::size_t i = 0; i < size_; ++i) {
    DateToken& token = tokens_[i];
    if (token.kind != Kind::word) continue;
    token.month = static_cast<std::int8_t>(month_named(token.word()));
    token.weekday = static_cast<std::int8_t>(weekday_named(token.word()));
  }
}

}  // namespace dateline
