#include "searcher/server/http_target.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace dateline::server {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

tl::unexpected<Error> bad_encoding(std::string message) {
  return fail(ErrorKind::usage, "bad-encoding", std::move(message),
              "percent-encode the UTF-8 bytes of the text");
}

}  // namespace

Result<std::string> decode_percent(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus) {
      out += ' ';
    } else if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        return bad_encoding("a percent sign is not followed by two hexadecimal digits");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  if (out.find('\0') != std::string::npos) return bad_encoding("the address holds a NUL");
  if (!is_utf8(out)) return bad_encoding("the address is not UTF-8");
  return out;
}

Result<HttpTarget> parse_target(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    text.remove_prefix(scheme.size());
    text.remove_prefix(std::min(text.find_first_of("/?"), text.size()));
    if (text.empty()) text = "/";
  }
  if (!text.starts_with('/') && !text.starts_with('?')) {
    return fail(ErrorKind::usage, "bad-target", "the address is no path", "begin it with /");
  }
  HttpTarget out;
  const std::size_t question = std::min(text.find('?'), text.size());
  auto path = decode_percent(text.substr(0, question), false);
  if (!path) return tl::unexpected(path.error());
  out.path = path->empty() ? "/" : std::move(*path);
  std::string_view query = text.substr(std::min(question + 1, text.size()));
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view item = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (item.empty()) continue;
    const std::size_t equals = std::min(item.find('='), item.size());
    auto name = decode_percent(item.substr(0, equals), true);
    if (!name) return tl::unexpected(name.error());
    auto value = decode_percent(item.substr(std::min(equals + 1, item.size())), true);
    if (!value) return tl::unexpected(value.error());
    out.parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

}  // namespace dateline::server
