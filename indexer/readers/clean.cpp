#include "indexer/readers/clean.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <array>

#include "indexer/readers/charset.h"

namespace dateline::readers {
namespace {

enum : std::uint8_t { kPlain = 0, kRewrite = 1, kMayCompose = 2 };

// What a byte may mean for the text: nothing below U+0300 changes under NFC, and U+0300 starts with byte
// 0xCC.
constexpr std::array<std::uint8_t, 256> make_flags() {
  std::array<std::uint8_t, 256> flags{};
  for (std::size_t c = 0; c < 0x20; ++c) flags[c] = kRewrite;
  flags['\t'] = flags['\n'] = kPlain;
  flags[0x7F] = kRewrite;
  flags[0xC2] = kRewrite;  // U+0080 to U+00BF
  for (std::size_t c = 0xCC; c < 0x100; ++c) flags[c] = kMayCompose;
  flags[0xE2] = kRewrite | kMayCompose;  // U+2028, U+2029
  flags[0xEF] = kRewrite | kMayCompose;  // U+FEFF
  return flags;
}
constexpr auto kFlags = make_flags();

void append_code_point(std::string& out, char32_t c) {
  char buffer[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, length);
}

std::string rewrite(std::string_view in) {
  std::string out;
  out.reserve(in.size() + 2);
  for (std::size_t i = 0; i < in.size(); ++i) {
    const auto c = static_cast<unsigned char>(in[i]);
    if ((kFlags[c] & kRewrite) == 0) {
      out += in[i];
      continue;
    }
    const std::string_view rest = in.substr(i);
    if (c == '\r') {
      if (!rest.starts_with("\r\n")) out += '\n';
    } else if (c == '\f') {
      out += "\n\n";
    } else if (c == '\v') {
      out += '\n';
    } else if (c < 0x20 || c == 0x7F) {
      continue;
    } else if (c == 0xC2 && rest.size() > 1) {
      const auto second = static_cast<unsigned char>(rest[1]);
      ++i;
      if (second < 0xA0) {
        if (const char32_t meant = windows1252(second)) append_code_point(out, meant);
      } else if (second == 0xA0) {
        out += ' ';
      } else if (second != 0xAD) {
        out.append(rest, 0, 2);
      }
    } else if (rest.starts_with("\u2028")) {
      out += '\n';
      i += 2;
    } else if (rest.starts_with("\u2029")) {
      out += "\n\n";
      i += 2;
    } else if (rest.starts_with("\ufeff")) {
      i += 2;
    } else {
      out += in[i];
    }
  }
  return out;
}

void compose(std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(text, status) || U_FAILURE(status)) return;
  std::string composed;
  composed.reserve(text.size());
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_SUCCESS(status)) text.swap(composed);
}

}  // namespace

void clean(std::string& text) {
  unsigned flags = 0;
  for (const char c : text) flags |= kFlags[static_cast<unsigned char>(c)];
  if (flags & kRewrite) text = rewrite(text);
  if (flags & kMayCompose) compose(text);
}

}  // namespace dateline::readers
