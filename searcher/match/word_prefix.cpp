#include "searcher/match/word_prefix.h"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

constexpr std::string_view kInnerMarks = "-'.&/";

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

// Thai, Lao, Khmer, Burmese, Han, Kana: first bytes of UTF-8 from U+0E00 on, but not those of Georgian to Hangul Jamo
// and of general punctuation, which lie between.
bool writes_without_spaces(std::string_view prefix) {
  if (prefix.size() < 3) return false;
  const auto first = static_cast<unsigned char>(prefix[0]);
  const auto second = static_cast<unsigned char>(prefix[1]);
  if (first == 0xE0) return second >= 0xB8;                             // U+0E00..U+0FFF
  if (first == 0xE1) return second <= 0x81 || (second >= 0x9E && second <= 0x9F);  // U+1000..U+107F, U+1780..U+17FF
  return first >= 0xE3 && first <= 0xE9;                                // U+3000..U+9FFF
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (kInnerMarks.find(c) == std::string_view::npos) out += c;
  return out;
}

// Whether a word of `folded` begins so.
bool has_word_prefix(std::string_view folded, std::string_view prefix) {
  const bool anywhere = writes_without_spaces(prefix);
  for (std::size_t at = folded.find(prefix); at != std::string_view::npos; at = folded.find(prefix, at + 1)) {
    if (at == 0 || anywhere) return true;
    const char before = folded[at - 1];
    if (static_cast<unsigned char>(before) < 0x80 && !is_ascii_letter_or_digit(before)) return true;
  }
  return false;
}

}  // namespace

bool begins_a_word(std::string_view value, std::string_view prefix) {
  if (has_word_prefix(value, prefix)) return true;
  return value.find_first_of(kInnerMarks) != std::string_view::npos &&
         has_word_prefix(without_marks(value), without_marks(prefix));
}

bool may_begin_a_word(std::string_view prefix) {
  return std::any_of(prefix.begin(), prefix.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter_or_digit(c);
  });
}

}  // namespace dateline
