// Forms of a word. The surface is the word as written; lower() keeps accents (stemmers want them); fold() ignores
// case, width, accents and optional marks, so that "São" and "SAO", "ﬁ" and "fi", "أحمد" and "احمد" are one.
//
//   fold("Élysée") == "elysee"      lower("Élysée") == "élysée"
//
// fold: NFKC_Casefold (UAX 31), canonical decomposition, nonspacing marks of the Latin, Greek, Cyrillic, Arabic and
// Hebrew scripts dropped, a few letters without decomposition mapped (ø o, ł l, đ d, ð d, þ th, æ ae, œ oe, ı i, ħ h),
// tatweel and joiners dropped, recomposed (NFC). All functions are thread-safe and accept any bytes: what is not UTF-8
// becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

bool is_ascii(std::string_view text);

std::string nfc(std::string_view text);
std::string lower(std::string_view text);
std::string fold(std::string_view text);

// Whole values compared "case and accents folded": fold() with runs of white space as one space, trimmed.
std::string fold_value(std::string_view text);

// A word fit to be stored: at most 200 bytes. A longer one is cut at a code point and ends in '~' and 16 hex digits of
// XXH3-64 of the whole, so that different long words stay different.
inline constexpr std::size_t kMaxWordBytes = 200;
std::string capped(std::string_view word);

// Number of code points, and the byte offset of a code point (size() past the end).
std::size_t code_points(std::string_view utf8);

}  // namespace dateline::text
