// From bytes of unknown encoding to UTF-8: byte order marks, UTF-16 with or without one, UTF-8, and else
// Windows-1252.
//
//   decode("caf\xe9").text == "café"
//
// Nothing is refused: undecodable bytes become U+FFFD. Sources: Unicode 15 section 23.8 (byte order mark),
// Unicode's mapping table CP1252.TXT. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::readers {

enum class Charset : std::uint8_t { ascii, utf8, utf16le, utf16be, windows1252, mixed };

struct Decoded {
  std::string text;  // valid UTF-8, without a byte order mark
  Charset charset = Charset::ascii;
  std::size_t odd_bytes = 0;  // mixed: how many bytes were no UTF-8 and were read as Windows-1252
};

Decoded decode(std::string_view bytes);

// UTF-16 by its mark or, without one, by where its zero bytes stand. Looks at the first 16 KiB at most.
bool looks_utf16(std::string_view head, bool* big_endian);

// Without a mark at its beginning. Lone surrogates, and half a unit at the end, become U+FFFD.
std::string utf16_to_utf8(std::string_view bytes, bool big_endian);

// Zero or control bytes in numbers no text has, and no UTF-16.
bool looks_binary(std::string_view head);

bool is_ascii(std::string_view text);

// What a byte from 0x80 to 0xFF means in Windows-1252; 0 where it is undefined.
char32_t windows1252(unsigned char byte);

// Where the first byte stands that is no UTF-8; npos where all is well.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace dateline::readers
