#include "searcher/query/caret.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "searcher/query/characters.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

constexpr std::size_t kWidth = 76;    // of the query's line, without the indent
constexpr std::size_t kContext = 30;  // columns kept in front of the fault where the query is cut

bool is_hidden(char32_t c) {
  // Controls would move the cursor, and bidirectional ones the text away from its caret.
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

std::size_t width(char32_t c) {
  if (is_hidden(c)) return 1;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

}  // namespace

std::string caret_message(std::string_view query, const Error& error) {
  // Past the limit there is nothing to point at; decoding a little more than it is enough.
  const query::Characters c = query::decode(query.substr(0, kMaxQueryBytes + 4)).characters;
  const std::size_t fault = std::min(error.column.value_or(0), c.size());
  std::size_t from = 0;
  std::size_t total = 0;
  for (std::size_t i = 0; i < c.size(); ++i) total += width(c.points[i]);
  if (total > kWidth) {
    from = fault;
    for (std::size_t columns = 0; from > 0 && columns < kContext; --from)
      columns += width(c.points[from - 1]);
  }
  std::string line = from > 0 ? "…" : "";
  std::size_t column = from > 0 ? 1 : 0;
  std::size_t caret = column;
  std::size_t i = from;
  for (; i < c.size() && column < kWidth; ++i) {
    if (i == fault) caret = column;
    if (query::is_space(c.points[i]) || is_hidden(c.points[i]))
      line.push_back(' ');
    else if (u_charType(static_cast<UChar32>(c.points[i])) != U_FORMAT_CHAR)
      line.append(c.raw(i, i + 1));
    column += query::is_space(c.points[i]) ? 1 : width(c.points[i]);
  }
  if (fault >= i) caret = column;
  if (i < c.size()) line.append("…");
  std::string out = "  " + line + "\n";
  if (error.column) out += "  " + std::string(caret, ' ') + "^\n";
  if (!error.hint.empty()) out += "  hint: " + error.hint + "\n";
  return out;
}

}  // namespace dateline
