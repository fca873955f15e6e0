#include "indexer/enrich/entities/word.h"

#include "indexer/enrich/entities/utf8.h"

namespace dateline::entities {
namespace {

std::uint32_t key(std::uint64_t kind, std::uint64_t value) {
  std::uint64_t h = (value ^ (kind * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
  h ^= h >> 32;
  return static_cast<std::uint32_t>(h * 0xD6E8FEB86659FD93ULL >> 32);
}

Shape shape_of(std::string_view s, int letters, int uppers, int digits, bool first_upper, bool first_digit, int dots) {
  if (letters == 0) return digits > 0 ? Shape::number : Shape::other;
  if (first_digit) return uppers > 1 && letters > 1 ? Shape::caps : Shape::number;
  if (uppers == 0) return Shape::lower;
  if (letters == 1) return Shape::initial;
  if (dots > 0 && uppers == letters && s.size() > 2) return Shape::dotted;
  if (uppers == letters) return Shape::caps;
  if (first_upper && uppers == 1) return Shape::capital;
  return Shape::mixed;
}

}  // namespace

void describe(std::string_view surface, const Lexicon& lexicon, Word& word) {
  word = Word{};
  std::string masked, shape;
  int letters = 0, uppers = 0, digits = 0, dots = 0;
  bool first = true, first_upper = false, first_digit = false;
  for (std::size_t i = 0; i < surface.size();) {
    const CodePoint c = decode(surface, i);
    char32_t v = c.value;
    i += c.length;
    if (v == 0x2019 || v == 0x2018 || v == 0x02BC) v = '\'';
    if (v == 0x201C || v == 0x201D) v = '"';
    if (v == 0x2010 || v == 0x2011) v = '-';
    append(word.text, v);
    append(word.lower, to_lower(v));
    char mark = static_cast<char>(v < 0x80 ? v : '?');
    if (is_digit(v)) {
      ++digits;
      first_digit |= first;
      append(masked, '0');
      mark = '0';
    } else {
      append(masked, v);
      if (is_letter(v)) {
        ++letters;
        const bool upper = is_upper(v);
        uppers += upper ? 1 : 0;
        first_upper |= first && upper;
        mark = upper ? 'X' : 'x';
      }
      dots += v == '.' ? 1 : 0;
    }
    if (shape.size() < 2 || shape[shape.size() - 1] != mark || shape[shape.size() - 2] != mark) shape.push_back(mark);
    first = false;
  }
  word.shape = shape_of(surface, letters, uppers, digits, first_upper, first_digit, dots);
  word.hash = hash_of(masked);
  word.lower_hash = hash_of(word.lower);
  word.shape_hash = hash_of(shape);
  const Hit hit = lexicon.find_hash(word.lower_hash);
  word.flags = hit.flags;
  word.country = hit.country;
}

void word_features(const Word& word, bool known, std::vector<std::uint32_t>& keys) {
  keys.clear();
  const auto shape = static_cast<std::uint64_t>(word.shape);
  if (known) {
    keys.push_back(key(1, word.hash));
    keys.push_back(key(2, word.lower_hash));
  }
  keys.push_back(key(3, word.shape_hash));
  keys.push_back(key(4, shape));
  keys.push_back(key(5, word.habit * 16U + shape));
  const std::uint32_t flags = word.flags & ((1U << kFlagBits) - 1);
  for (int bit = 0; bit < kFlagBits; ++bit) {
    if (flags >> bit & 1) keys.push_back(key(6, static_cast<std::uint64_t>(bit) * 16 + shape));
  }
  keys.push_back(key(7, static_cast<std::uint64_t>(flags) * 16 + shape));
  if (word.shape == Shape::number || word.shape == Shape::other) return;
  // Affixes of 1 to 4 bytes, with the case they are written in at the front
  for (std::size_t n = 1; n <= 4 && n <= word.text.size(); ++n) {
    keys.push_back(key(10 + n, hash_of(std::string_view(word.text).substr(0, n))));
    keys.push_back(key(20 + n, hash_of(std::string_view(word.lower).substr(word.lower.size() - std::min(n, word.lower.size()))) * 16 + shape));
  }
}

}  // namespace dateline::entities
