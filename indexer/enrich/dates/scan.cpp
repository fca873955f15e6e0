#include "indexer/enrich/dates/scan.h"

#include <algorithm>
#include <array>

namespace dateline::dates {
namespace {

using Byte = unsigned char;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// U+00C0 to U+017F without their marks, in lower case; '?' for what has no such form, and for × and ÷.
constexpr std::string_view kPlain =
    "aaaaaaaceeeeiiiidnooooo?ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlain.size() == 0x180 - 0xC0);

// What a character beyond ASCII is to us.
struct Wide {
  std::uint8_t bytes = 1;
  char as = 'x';         // 'x' another letter; ' ' space; a mark; or the plain letter
  bool letter = true;
  bool capital = false;
};

Wide wide_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<Byte>(text[i]) : Byte{0}; };
  const Byte b = byte(at);
  if (b == 0xC2) {  // U+0080..U+00BF: º and ª end ordinals, all others are marks
    const Byte next = byte(at + 1);
    if (next == 0xA0) return {2, ' ', false, false};
    if (next == 0xAA || next == 0xBA) return {2, 'o', true, false};
    return {2, next == 0xAB || next == 0xBB ? '"' : next == 0xA3 ? '$' : '?', false, false};
  }
  if (b >= 0xC3 && b <= 0xC5) {
    const unsigned code = (b & 0x1FU) << 6 | (byte(at + 1) & 0x3FU);
    const char plain = kPlain[code - 0xC0];
    const bool capital = code < 0xDF || (code >= 0x100 && code % 2 == 0);
    return {2, plain, plain != '?', capital};
  }
  if (b == 0xE2 && byte(at + 1) == 0x80) {  // general punctuation
    const Byte last = byte(at + 2);
    if (last >= 0x90 && last <= 0x95) return {3, '-', false, false};
    if (last == 0x98 || last == 0x99 || last == 0xB2) return {3, '\'', false, false};
    if (last >= 0x9C && last <= 0x9F) return {3, '"', false, false};
    if (last <= 0x8A || last == 0xAF) return {3, ' ', false, false};
    return {3, '?', false, false};
  }
  if (b == 0xE2) return {3, byte(at + 1) == 0x82 ? '$' : '?', false, false};
  return {static_cast<std::uint8_t>(b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1), 'x', true, false};
}

class Scanner {
 public:
  Scanner(std::string_view text, const Lexicon& lexicon, std::vector<Token>& out)
      : text_(text), lexicon_(lexicon), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_space(c)) {
        lines_ += c == '\n' ? 1 : 0;
        glued_ = false;
        ++at_;
      } else if (is_letter(c)) {
        word();
      } else if (is_digit(c)) {
        number();
      } else if ((static_cast<Byte>(c) & 0x80U) != 0) {
        wide();
      } else {
        mark(c, 1);
      }
    }
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  Token& push(TokenKind kind, std::size_t start) {
    Token token;
    token.kind = kind;
    token.glued = glued_ && !out_.empty();
    token.breaks = lines_ > 1;
    token.start = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(at_);
    glued_ = true;
    lines_ = 0;
    out_.push_back(token);
    return out_.back();
  }

  void mark(char c, std::size_t bytes) {
    const std::size_t start = at_;
    at_ += bytes;
    push(TokenKind::mark, start).mark = c;
  }

  void wide() {
    const Wide w = wide_at(text_, at_);
    if (w.letter) return word();
    if (w.as != ' ') return mark(w.as, std::min<std::size_t>(w.bytes, text_.size() - at_));
    glued_ = false;
    at_ = std::min(at_ + w.bytes, text_.size());
  }

  void word() {
    const std::size_t start = at_;
    std::array<char, 16> folded;
    std::size_t length = 0;
    bool capital = text_[at_] >= 'A' && text_[at_] <= 'Z';
    while (at_ < text_.size()) {
      const char c = text_[at_];
      char plain = c;
      std::size_t bytes = 1;
      if (is_letter(c)) {
        plain = static_cast<char>(c | 0x20);
      } else if ((static_cast<Byte>(c) & 0x80U) != 0) {
        const Wide w = wide_at(text_, at_);
        if (!w.letter) break;
        plain = w.as;
        bytes = w.bytes;
        if (at_ == start) capital = w.capital;
      } else if (!is_digit(c)) {
        break;
      }
      if (length < folded.size()) folded[length] = plain;
      ++length;
      at_ = std::min(at_ + bytes, text_.size());
    }
    Token& token = push(TokenKind::word, start);
    token.capital = capital;
    if (length <= folded.size()) token.word = lexicon_.find(key_of({folded.data(), length}));
  }

  // Letters directly behind digits: an ending that makes an ordinal or a plural.
  std::size_t letters_ahead() const {
    std::size_t n = 0;
    while (is_letter(peek(n)) || (static_cast<Byte>(peek(n)) & 0x80U) != 0) {
      if ((static_cast<Byte>(peek(n)) & 0x80U) != 0) {
        const Wide w = wide_at(text_, at_ + n);
        if (!w.letter) break;
        n += w.bytes;
      } else {
        ++n;
      }
    }
    return std::min(n, text_.size() - at_);
  }

  void number() {
    const std::size_t start = at_;
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; is_digit(peek(0)); ++at_, ++digits) value = digits < 9 ? value * 10 + static_cast<std::uint32_t>(peek(0) - '0') : 0;
    if (is_amount(digits)) {
      while (is_digit(peek(0)) || ((peek(0) == ',' || peek(0) == '.' || peek(0) == ':') && is_digit(peek(1)))) ++at_;
      at_ += letters_ahead();
      push(TokenKind::amount, start);
      return;
    }
    bool ordinal = false, plural = false;
    std::size_t tail = letters_ahead();
    std::string_view ending = text_.substr(at_, tail);
    if (ending.empty() && digits >= 2 && value % 10 == 0) {  // 1960's
      const bool curly = text_.substr(at_, 4) == "\xE2\x80\x99s";
      if ((curly && !is_letter(peek(4))) || (peek(0) == '\'' && peek(1) == 's' && !is_letter(peek(2)))) {
        tail = curly ? 4 : 2;
        plural = true;
      }
    }
    if (ending == "T" && is_digit(peek(1))) tail = 0, ending = {};  // 2015-09-29T14:03
    if (ending == "s") plural = true;
    for (const std::string_view o : {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "re", "\xC2\xBA", "\xC2\xAA"}) {
      ordinal = ordinal || ending == o;
    }
    if (ending == "er" && digits >= 2 && value % 10 == 0) ordinal = false, plural = true;  // the German 1960er
    if (!ending.empty() && !ordinal && !plural) {
      at_ += tail;
      push(TokenKind::amount, start);
      return;
    }
    at_ += tail;
    Token& token = push(TokenKind::number, start);
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    token.value = value;
    token.ordinal = ordinal;
    token.plural = plural;
  }

  // Digits go on behind a mark: 1,000 and 3.14 and 22:30, but not 29.09.2015 or "29.9."
  bool is_amount(std::size_t digits) const {
    if (digits > 8) return true;
    const char c = peek(0);
    if (!is_digit(peek(1))) return false;
    if (c == ':') return true;
    std::size_t run = 1;
    while (is_digit(peek(run))) ++run;
    if (c == ',') return run == 4;  // "10,2015" is none
    if (c != '.' || follows_dotted()) return false;
    return !(digits <= 2 && run <= 3 && peek(run) == '.' && is_digit(peek(run + 1)));
  }

  bool follows_dotted() const {
    const std::size_t n = out_.size();
    return glued_ && n >= 2 && out_[n - 1].mark == '.' && out_[n - 1].glued && out_[n - 2].kind == TokenKind::number;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token>& out_;
  std::size_t at_ = 0;
  int lines_ = 0;
  bool glued_ = false;
};

}  // namespace

void scan(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens) {
  tokens.clear();
  Scanner(text, lexicon, tokens).run();
}

}  // namespace dateline::dates
