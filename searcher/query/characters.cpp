#include "searcher/query/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace dateline::query {
namespace {

char32_t as_ascii(char32_t c) {
  switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0xFF02:
      return U'"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x02BC:
    case 0xFF07:
      return U'\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return U'-';
    default:
      return c;
  }
}

constexpr std::uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

std::string Characters::text(std::size_t from, std::size_t to) const {
  std::string out;
  for (std::size_t i = from; i < to; ++i) append_utf8(out, points[i]);
  return out;
}

Decoded decode(std::string_view bytes) {
  Decoded out;
  Characters& c = out.characters;
  c.bytes.reserve(bytes.size());
  c.points.reserve(bytes.size());
  c.offsets.reserve(bytes.size() + 1);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int32_t>(bytes.size());  // the caller keeps to kMaxQueryBytes
  for (std::int32_t i = 0; i < length;) {
    UChar32 point = 0;
    U8_NEXT(data, i, length, point);
    if (point < 0) {
      if (out.valid) out.first_invalid = c.points.size();
      out.valid = false;
      point = 0xFFFD;
    }
    c.offsets.push_back(c.bytes.size());
    append_utf8(c.bytes, static_cast<char32_t>(point));
    c.points.push_back(as_ascii(static_cast<char32_t>(point)));
  }
  c.offsets.push_back(c.bytes.size());
  return out;
}

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x200B || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

bool is_letter_or_digit(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWordMask) != 0; }

bool is_searchable(char32_t c) {
  constexpr std::uint32_t mask = kWordMask | U_GC_SO_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

bool has_searchable(std::string_view utf8) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 point = 0;
    U8_NEXT(data, i, length, point);
    if (point >= 0 && is_searchable(static_cast<char32_t>(point))) return true;
  }
  return false;
}

}  // namespace dateline::query
