// The encoding of an XML document. Source: XML 1.0, section 4.3.3 and appendix F.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "indexer/readers/charset.h"
#include "indexer/readers/xml_prepare.h"

namespace dateline::readers {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// What the declaration says, in lower case; empty where it says nothing.
std::string declared_encoding(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kSpace), bytes.size()));
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{400}));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  std::string name(declaration.substr(at + 1, end - at - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool convert(std::string_view bytes, const std::string& encoding, std::string& out) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return false;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                status);
  if (U_FAILURE(status)) return false;
  text.toUTF8String(out);
  return true;
}

}  // namespace

std::string xml_as_utf8(std::string_view bytes, std::vector<Notice>* notices) {
  const auto tell = [&](const char* code, std::string message) {
    if (notices) notices->push_back({code, std::move(message)});
  };
  bool big_endian;
  if (looks_utf16(bytes, &big_endian)) return decode(bytes).text;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::string encoding = declared_encoding(bytes);
  // A document whose declaration can be read as ASCII is not in UTF-16, whatever it says.
  const bool utf8 = encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" ||
                    encoding == "ascii" || encoding.starts_with("utf-16") || encoding.starts_with("utf16") ||
                    encoding == "ucs-2" || encoding == "unicode";
  if (utf8) {
    if (first_invalid_utf8(bytes) == std::string_view::npos) return std::string(bytes);
    Decoded decoded = decode(bytes);
    tell("wrong-encoding",
         decoded.charset == Charset::mixed
             ? std::to_string(decoded.odd_bytes) + " bytes were no UTF-8 and were read as Windows-1252"
             : "the document is no UTF-8 and was read as Windows-1252");
    return std::move(decoded.text);
  }
  std::string out;
  if (convert(bytes, encoding, out)) return out;
  tell("unknown-encoding", "the encoding \"" + encoding.substr(0, 40) + "\" is not known; it was guessed");
  return decode(bytes).text;
}

}  // namespace dateline::readers
