// (s,c)-dense codes (Brisaboa, Fariña, Navarro, Esteller, 2003): numbers as bytes, small ones short, and searchable
// without decoding, because the last byte of a code ("stopper") is never one of the others ("continuers").
//
// Here s = 192 and c = 64: bytes 0..63 continue, 64..255 stop. One byte for 0..191, two up to 12,479, three up to
// 798,911, then four and five.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::archive {

inline constexpr unsigned kStoppers = 192;
inline constexpr unsigned kContinuers = 64;

inline bool is_stopper(char byte) { return static_cast<unsigned char>(byte) >= kContinuers; }

inline void append_code(std::string& out, std::uint32_t value) {
  char reversed[8];
  std::size_t n = 0;
  reversed[n++] = static_cast<char>(kContinuers + value % kStoppers);
  std::uint32_t rest = value / kStoppers;
  while (rest > 0) {
    --rest;
    reversed[n++] = static_cast<char>(rest % kContinuers);
    rest /= kContinuers;
  }
  while (n > 0) out += reversed[--n];
}

inline std::string code_of(std::uint32_t value) {
  std::string out;
  append_code(out, value);
  return out;
}

// Reads the code at `at` and moves behind it. At the end of the bytes the code ends, too.
inline std::uint32_t read_code(const char*& at, const char* end) {
  std::uint32_t value = 0;
  while (at < end) {
    const auto byte = static_cast<unsigned char>(*at++);
    if (byte >= kContinuers) return value * kStoppers + (byte - kContinuers);
    value = value * kContinuers + byte + 1;
  }
  return value;
}

// LEB128, for what is only ever decoded.
inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

inline std::uint64_t read_varint(const char*& at, const char* end) {
  std::uint64_t value = 0;
  unsigned shift = 0;
  while (at < end) {
    const auto byte = static_cast<unsigned char>(*at++);
    if (shift < 64) value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
    shift += 7;
  }
  return value;
}

}  // namespace dateline::archive
