#include "searcher/server/markup.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace dateline::server {
namespace {

// The Char production of XML 1.0.
bool allowed(UChar32 c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7F && c != 0xFFFE && c != 0xFFFF;
}

void append_escaped(std::string& out, UChar32 c, std::string_view bytes) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    default:
      break;
  }
  if (c < 0) {
    out += "\xEF\xBF\xBD";
  } else if (allowed(c)) {
    out += bytes;
  }
}

// Calls visit(code point or -1, its bytes) for each.
template <class Visit>
void each_code_point(std::string_view text, Visit&& visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    visit(c, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
  }
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  each_code_point(text, [&](UChar32 c, std::string_view bytes) { append_escaped(out, c, bytes); });
}

std::string escaped(std::string_view text) {
  std::string out;
  append_text(out, text);
  return out;
}

void append_marked(std::string& out, std::string_view text, const std::vector<Highlight>& highlights) {
  std::uint32_t at = 0;
  auto next = highlights.begin();
  bool open = false;
  each_code_point(text, [&](UChar32 c, std::string_view bytes) {
    if (open && at >= next->end) {
      out += "</mark>";
      open = false;
      ++next;
    }
    if (!open && next != highlights.end() && at >= next->start && next->end > at) {
      out += "<mark>";
      open = true;
    }
    append_escaped(out, c, bytes);
    ++at;
  });
  if (open) out += "</mark>";
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_text(out, value);
  out += '"';
}

std::string_view safe_link(std::string_view url) {
  const auto begins = [&](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  };
  return begins("http://") || begins("https://") ? url : std::string_view();
}

}  // namespace dateline::server
