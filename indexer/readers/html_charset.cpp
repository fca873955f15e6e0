#include "indexer/readers/html_charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "indexer/readers/charset.h"

namespace dateline::readers {
namespace {

constexpr std::size_t kMetaBytes = 4096;
constexpr std::size_t kLongestName = 40;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// Names that ICU takes at their word and browsers do not.
std::string converter_name(const std::string& charset) {
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii")
    return "windows-1252";
  if (charset == "gb2312" || charset == "gbk") return "gb18030";
  if (charset == "shift_jis" || charset == "shift-jis" || charset == "x-sjis") return "windows-31j";
  if (charset == "ks_c_5601-1987" || charset == "euc-kr") return "windows-949";
  if (charset == "iso-8859-9") return "windows-1254";
  return charset;
}

// Empty where ICU knows no such encoding.
std::string convert(std::string_view bytes, const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(converter_name(charset).c_str(), &error);
  if (U_FAILURE(error)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter, error);
  ucnv_close(converter);
  std::string out;
  if (U_SUCCESS(error)) text.toUTF8String(out);
  return out;
}

}  // namespace

std::string charset_parameter(std::string_view content_type) {
  const std::string text = lower(content_type);
  std::size_t at = text.find("charset");
  if (at == std::string::npos) return {};
  at = text.find_first_not_of(" \t\r\n", at + 7);
  if (at == std::string::npos || text[at] != '=') return {};
  at = text.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string::npos) return {};
  return text.substr(at, std::min(text.find_first_of(" \t\r\n\"';>/,", at) - at, kLongestName));
}

std::string meta_charset(std::string_view head) {
  const std::string text = lower(head.substr(0, kMetaBytes));
  for (std::size_t at = text.find("<meta"); at != std::string::npos; at = text.find("<meta", at + 1)) {
    const std::size_t end = std::min(text.find('>', at), text.size());
    if (std::string charset = charset_parameter(std::string_view(text).substr(at, end - at));
        !charset.empty())
      return charset;
  }
  return {};
}

std::string html_to_utf8(std::string_view bytes, std::string_view http_charset) {
  bool big_endian = false;
  const bool marked =
      bytes.starts_with("\xef\xbb\xbf") || bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  std::string charset = lower(http_charset);
  if (charset.empty()) charset = meta_charset(bytes);
  const bool seven_bits = charset.starts_with("iso-2022") || charset == "hz-gb-2312";
  const bool as_it_is = marked || looks_utf16(bytes, &big_endian) ||
                        (!seven_bits && first_invalid_utf8(bytes) == std::string_view::npos) ||
                        charset.empty() || charset == "utf-8" || charset == "utf8" ||
                        charset.starts_with("utf-16");
  constexpr std::size_t kMost = 1U << 30;  // ICU counts in 32 bits
  if (!as_it_is && bytes.size() < kMost) {
    if (std::string text = convert(bytes, charset); !text.empty()) return text;
  }
  return decode(bytes).text;
}

}  // namespace dateline::readers
