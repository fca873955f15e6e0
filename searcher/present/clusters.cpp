#include "searcher/present/clusters.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace dateline::present {
namespace {

// Enough for any cluster that a person wrote; a longer one may be cut here.
constexpr std::size_t kReach = 1024;

bool is_ascii_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; }

icu::BreakIterator* cluster_breaker() {
  thread_local std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  }();
  return breaker.get();
}

// Between two ASCII characters there is always a boundary, but for CR LF.
bool ascii_boundary(std::string_view text, std::size_t at) {
  return is_ascii_at(text, at - 1) && is_ascii_at(text, at) && !(text[at - 1] == '\r' && text[at] == '\n');
}

// The stretch around `at` that decides about a boundary there: from the last ASCII character before it, which nothing
// joins to what it follows.
struct Stretch {
  std::size_t from;
  std::size_t to;
};

Stretch stretch_around(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < kReach) {
    --from;
    if (is_ascii_at(text, from)) break;
  }
  while (from > 0 && from < at && U8_IS_TRAIL(text[from])) ++from;
  std::size_t to = std::min(text.size(), at + kReach);
  while (to < text.size() && to > at && U8_IS_TRAIL(text[to])) --to;
  return {from, to};
}

// Calls `use` with the iterator set to the stretch; false where ICU gives none.
template <class Use>
bool with_breaker(std::string_view text, const Stretch& stretch, Use use) {
  icu::BreakIterator* breaker = cluster_breaker();
  UErrorCode status = U_ZERO_ERROR;
  UText wrapped = UTEXT_INITIALIZER;
  utext_openUTF8(&wrapped, text.data() + stretch.from, static_cast<int64_t>(stretch.to - stretch.from), &status);
  if (breaker == nullptr || U_FAILURE(status)) return false;
  breaker->setText(&wrapped, status);
  use(*breaker);
  utext_close(&wrapped);
  return U_SUCCESS(status);
}

std::size_t cluster_columns(std::string_view cluster) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < cluster.size();) {
    const CodePoint c = code_point_at(cluster, at);
    at += c.length;
    const auto code = static_cast<UChar32>(c.value);
    if (c.value == 0xFE0F) return 2;  // asks for the emoji's form
    switch (u_charType(code)) {
      case U_NON_SPACING_MARK:
      case U_ENCLOSING_MARK:
      case U_FORMAT_CHAR:
      case U_CONTROL_CHAR: continue;
      default: break;
    }
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    const bool flag = c.value >= 0x1F1E6 && c.value <= 0x1F1FF;
    widest = std::max<std::size_t>(widest, width == U_EA_WIDE || width == U_EA_FULLWIDTH || flag ? 2 : 1);
  }
  return widest;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  UChar32 c;
  int64_t i = 0;
  const auto rest = static_cast<int64_t>(std::min<std::size_t>(text.size() - at, 4));
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data() + at), i, rest, c);
  if (c < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(c), static_cast<std::size_t>(i)};
}

std::size_t code_point_before(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && U8_IS_TRAIL(text[start])) --start;
  return start + code_point_at(text, start).length == at ? start : at - 1;
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

std::size_t next_cluster(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return text.size();
  if (ascii_boundary(text, at + 1)) return at + 1;
  std::size_t next = at + code_point_at(text, at).length;
  const Stretch stretch{at, std::min(text.size(), at + kReach)};
  with_breaker(text, stretch, [&](icu::BreakIterator& breaker) {
    const int32_t found = breaker.following(0);
    if (found > 0) next = at + static_cast<std::size_t>(found);
  });
  return next;
}

std::size_t cluster_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  for (std::size_t back = 1; back <= 3 && back <= at && U8_IS_TRAIL(text[at]); ++back) {
    if (code_point_at(text, at - back).length <= back) continue;
    at -= back;  // it was inside a code point
    break;
  }
  if (at == 0 || ascii_boundary(text, at)) return at;
  const Stretch stretch = stretch_around(text, at);
  std::size_t found = at;
  with_breaker(text, stretch, [&](icu::BreakIterator& breaker) {
    const auto inside = static_cast<int32_t>(at - stretch.from);
    if (breaker.isBoundary(inside)) return;
    const int32_t before = breaker.preceding(inside);
    if (before >= 0) found = stretch.from + static_cast<std::size_t>(before);
  });
  return found;
}

std::size_t columns(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_cluster(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    out += next == at + 1 && byte < 0x80 ? (byte >= 0x20 && byte != 0x7F ? 1 : 0)
                                         : cluster_columns(text.substr(at, next - at));
    at = next;
  }
  return out;
}

}  // namespace dateline::present
