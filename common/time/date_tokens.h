// A short text cut into numbers, words and marks, as the readers of dates want it.
//
//   DateTokens t("Tues., 29 März 2015");
//   t[0].word() == "tues";  t[3].number == 29;  t[4].month == 3;  t[99].kind == DateToken::Kind::end
//
// Words are folded: lower case, accents of the Latin letters removed. Typographic dashes read as '-',
// no-break and thin spaces as spaces, U+2026 as "..". At most kCapacity tokens are read; truncated() says
// that there were more. Holds views into the text given, which must outlive it. No allocation, never fails.
// One object per thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

struct DateToken {
  enum class Kind : std::uint8_t { end, number, word, mark };

  Kind kind = Kind::end;
  char mark = '\0';           // ASCII; '\x7f' for any other sign
  bool space_before = false;  // or the text's start
  std::uint8_t digits = 0;    // of a number; 255 for more
  std::int8_t month = 0;      // 1..12 for the name of a month
  std::int8_t weekday = -1;   // Monday = 0 for the name of a weekday
  std::uint8_t length = 0;    // of the folded word
  std::uint32_t begin = 0;    // bytes of the text, half open
  std::uint32_t end = 0;
  std::int64_t number = 0;  // at most 18 digits; more give INT64_MAX
  std::array<char, 16> letters = {};

  bool is_number() const { return kind == Kind::number; }
  bool is_word() const { return kind == Kind::word; }
  bool is(char m) const { return kind == Kind::mark && mark == m; }
  bool is(std::string_view w) const { return kind == Kind::word && word() == w; }
  // Folded; a word longer than 16 bytes gives its first 15 and '\x7f', so that it equals no date word.
  std::string_view word() const { return {letters.data(), length}; }
};

class DateTokens {
 public:
  static constexpr std::size_t kCapacity = 40;

  explicit DateTokens(std::string_view text);

  std::size_t size() const { return size_; }
  bool truncated() const { return truncated_; }
  // Past the last one: a token of kind `end`.
  const DateToken& operator[](std::size_t i) const { return i < size_ ? tokens_[i] : end_; }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::array<DateToken, kCapacity> tokens_;
  DateToken end_;
  std::size_t size_ = 0;
  bool truncated_ = false;
};

}  // namespace dateline
