#include "indexer/readers/charset.h"

#include <simdjson.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace dateline::readers {
namespace {

constexpr std::size_t kLook = 16 << 10;

// 0x80 to 0x9F of CP1252.TXT; 0 where it leaves a byte undefined. 0xA0 to 0xFF are Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool error = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, c, error);
  if (error) {
    out += "\xef\xbf\xbd";
  } else {
    out.append(buffer, static_cast<std::size_t>(length));
  }
}

void append_windows1252(std::string& out, unsigned char byte) {
  const char32_t c = windows1252(byte);
  append(out, c == 0 && byte != 0 ? 0xFFFD : static_cast<UChar32>(c));
}

char16_t unit(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto a = static_cast<unsigned char>(bytes[at]);
  const auto b = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(big_endian ? a << 8 | b : b << 8 | a);
}

// Length of the valid UTF-8 sequence at `at`, 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
  const auto available = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - at));
  std::int32_t i = 0;
  UChar32 c;
  U8_NEXT(s, i, available, c);
  return c < 0 ? 0 : static_cast<std::size_t>(i);
}

}  // namespace

std::string utf16_to_utf8(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char16_t lead = unit(bytes, i, big_endian);
    if (i == 0 && lead == 0xFEFF) continue;
    if (U16_IS_LEAD(lead) && i + 3 < bytes.size() && U16_IS_TRAIL(unit(bytes, i + 2, big_endian))) {
      append(out, U16_GET_SUPPLEMENTARY(lead, unit(bytes, i + 2, big_endian)));
      i += 2;
    } else {
      append(out, lead);  // a lone surrogate becomes U+FFFD
    }
  }
  if (bytes.size() % 2 != 0) out += "\xef\xbf\xbd";  // half a unit at the end
  return out;
}

char32_t windows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  std::uint64_t seen = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    seen |= word;
  }
  for (; i < text.size(); ++i) seen |= static_cast<unsigned char>(text[i]);
  return (seen & 0x8080808080808080ULL) == 0;
}

std::size_t first_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::string_view::npos;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

bool looks_utf16(std::string_view head, bool* big_endian) {
  head = head.substr(0, kLook);
  if (head.size() < 2) return false;
  const char16_t mark = unit(head, 0, false);
  if (mark == 0xFEFF || mark == 0xFFFE) {
    *big_endian = mark == 0xFFFE;
    return true;
  }
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == 0;
  // White space and ASCII have a zero as their upper byte; no letter has one as its lower.
  const std::size_t units = head.size() / 2;
  const bool big = zeros[0] > zeros[1];
  const std::size_t upper = zeros[big ? 0 : 1];
  const std::size_t lower = zeros[big ? 1 : 0];
  if (upper * 50 < units || upper == 0 || lower * 200 > upper) return false;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    const char16_t u = unit(head, i, big);
    if (u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f') return false;
    const bool at_end = i + 3 >= head.size();
    if (U16_IS_LEAD(u) && !at_end && !U16_IS_TRAIL(unit(head, i + 2, big))) return false;
    if (U16_IS_TRAIL(u) && (i == 0 || !U16_IS_LEAD(unit(head, i - 2, big)))) return false;
  }
  *big_endian = big;
  return true;
}

bool looks_binary(std::string_view head) {
  bool big_endian;
  if (looks_utf16(head, &big_endian)) return false;
  head = head.substr(0, kLook);
  std::size_t zeros = 0;
  std::size_t controls = 0;
  for (const char ch : head) {
    const auto c = static_cast<unsigned char>(ch);
    zeros += c == 0;
    controls += c != 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }
  // Zeros alone come from broken exports (padding, a file whose text was lost); binary data has other controls, too.
  return controls * 10 > head.size() || (zeros * 100 > head.size() && controls > 0);
}

Decoded decode(std::string_view bytes) {
  Decoded out;
  bool big_endian;
  if (is_ascii(bytes) && bytes.find('\0') == std::string_view::npos) {
    out.text = bytes;
    return out;
  }
  if (looks_utf16(bytes, &big_endian)) {
    out.charset = big_endian ? Charset::utf16be : Charset::utf16le;
    out.text = utf16_to_utf8(bytes, big_endian);
    return out;
  }
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    out.charset = is_ascii(bytes) ? Charset::ascii : Charset::utf8;
    out.text = bytes;
    return out;
  }
  // Windows-1252 hardly ever looks like UTF-8: where well-formed sequences outnumber the broken bytes, it is
  // UTF-8 with something pasted in.
  std::size_t sequences = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(bytes, i);
    sequences += length > 1;
    out.odd_bytes += length == 0;
    i += std::max<std::size_t>(length, 1);
  }
  const bool mixed = sequences > out.odd_bytes;
  out.charset = mixed ? Charset::mixed : Charset::windows1252;
  if (!mixed) out.odd_bytes = 0;
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = mixed ? sequence_length(bytes, i) : 0;
    if (length == 0) {
      append_windows1252(out.text, static_cast<unsigned char>(bytes[i++]));
    } else {
      out.text.append(bytes, i, length);
      i += length;
    }
  }
  return out;
}

}  // namespace dateline::readers
