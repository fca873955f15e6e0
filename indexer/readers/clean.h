// The form in which all text is kept: UTF-8 in NFC, "\n" for every line end, and no characters that only
// disturb.
//
//   std::string text = "caf\u0065\u0301\r\n";   clean(text);   // "café\n"
//
// Removed: control characters but tab and newline, soft hyphens (U+00AD), byte order marks inside (U+FEFF).
// No-break space becomes a space, form feed and U+2029 a paragraph break, U+2028 a newline. U+0080 to U+009F
// are Windows-1252 bytes that someone took for Latin-1, and are put right. Source of NFC: Unicode Standard
// Annex 15, by ICU. Pure function; any thread; ASCII text costs one pass and no allocation.
#pragma once

#include <string>

namespace dateline::readers {

// `text` must be valid UTF-8.
void clean(std::string& text);

}  // namespace dateline::readers
