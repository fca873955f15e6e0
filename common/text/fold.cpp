#include "common/text/fold.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdio>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline::text {
namespace {

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  return *found;  // ICU ships these data; absent, nothing of ICU works
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_dropped_mark(UChar32 c) {
  if (u_charType(c) != U_NON_SPACING_MARK) return false;
  if (c == 0x3099 || c == 0x309A) return false;  // kana voicing changes the letter
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW: return true;
    default: return false;
  }
}

const char16_t* replacement(UChar32 c) {
  switch (c) {
    case 0x00F8: return u"o";
    case 0x0142: return u"l";
    case 0x0111:
    case 0x00F0: return u"d";
    case 0x00FE: return u"th";
    case 0x00E6: return u"ae";
    case 0x0153: return u"oe";
    case 0x0131: return u"i";
    case 0x0127: return u"h";
    case 0x0640:             // tatweel
    case 0x200C:
    case 0x200D:             // joiners
    case 0x00AD: return u"";  // soft hyphen
    case 0x2019:
    case 0x02BC: return u"'";
    case 0x2010:
    case 0x2011:
    case 0x2013: return u"-";
    default: return nullptr;
  }
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string ascii_lower(std::string_view text) {
  std::string out(text.size(), '\0');
  std::transform(text.begin(), text.end(), out.begin(), [](char c) { return ascii_lower(c); });
  return out;
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  static const icu::Normalizer2& form = normalizer("nfc", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  return to_utf8(form.normalize(from_utf8(text), status));
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  static const icu::Normalizer2& form = normalizer("nfc", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString wide = from_utf8(text);
  return to_utf8(form.normalize(wide.toLower(icu::Locale::getRoot()), status));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  static const icu::Normalizer2& casefold = normalizer("nfkc_cf", UNORM2_COMPOSE);
  static const icu::Normalizer2& nfc_form = normalizer("nfc", UNORM2_COMPOSE);
  static const icu::Normalizer2& decompose = normalizer("nfc", UNORM2_DECOMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString parts = decompose.normalize(casefold.normalize(from_utf8(text), status), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < parts.length();) {
    const UChar32 c = parts.char32At(i);
    i += U16_LENGTH(c);
    if (is_dropped_mark(c)) continue;
    if (const char16_t* other = replacement(c)) {
      kept.append(other, -1);
    } else {
      kept.append(c);
    }
  }
  return to_utf8(nfc_form.normalize(kept, status));
}

std::string fold_value(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  out.reserve(folded.size());
  for (const char c : folded) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string capped(std::string_view word) {
  if (word.size() <= kMaxWordBytes) return std::string(word);
  std::size_t cut = kMaxWordBytes - 17;
  while (cut > 0 && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80) --cut;
  char tail[18];
  std::snprintf(tail, sizeof tail, "~%016llx",
                static_cast<unsigned long long>(XXH3_64bits(word.data(), word.size())));
  return std::string(word.substr(0, cut)) + tail;
}

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace dateline::text
