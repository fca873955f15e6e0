#include "indexer/readers/csv_row.h"

#include <algorithm>

#include "indexer/readers/keys.h"

namespace dateline::readers {
namespace {

struct Header {
  char delimiter = ',';
  std::size_t known = 0;
  std::size_t names = 0;
};

Header best_header(std::string_view line) {
  Header best;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    Header header{delimiter, 0, 0};
    for (const std::string& column : csv_fields(line, delimiter)) {
      ++header.names;
      header.known += find_keys(csv_name(column))[0].row != nullptr;
    }
    if (header.known > best.known || (header.known == best.known && header.names > best.names)) best = header;
  }
  return best;
}

}  // namespace

std::optional<char> csv_delimiter(std::string_view line) {
  const Header header = best_header(line);
  if (header.known < 2 || header.known * 2 < header.names) return std::nullopt;
  return header.delimiter;
}

char csv_delimiter_or_comma(std::string_view line) { return best_header(line).delimiter; }

bool CsvRowEnd::next(char c) {
  switch (state_) {
    case State::quoted:
      if (c == '"') state_ = State::quote_in_quoted;
      return false;
    case State::quote_in_quoted:
      if (c == '"') {
        state_ = State::quoted;
        return false;
      }
      state_ = State::plain;
      break;
    case State::start:
      if (c == '"') {
        state_ = State::quoted;
        return false;
      }
      state_ = State::plain;
      break;
    case State::plain:
      break;
  }
  if (c == delimiter_ || c == '\n') state_ = State::start;
  return c == '\n';
}

std::vector<std::string> csv_fields(std::string_view row, char delimiter) {
  std::vector<std::string> out(1);
  bool start = true;
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted) {
      if (c != '"') {
        out.back() += c;
      } else if (i + 1 < row.size() && row[i + 1] == '"') {
        out.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
      continue;
    }
    if (c == '\n' || (c == '\r' && (i + 1 == row.size() || row[i + 1] == '\n'))) break;
    if (c == delimiter) {
      out.emplace_back();
      start = true;
      continue;
    }
    quoted = start && c == '"';
    if (!quoted) out.back() += c;
    start = false;
  }
  return out;
}

std::string csv_name(std::string_view column) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = std::min(column.find_first_not_of(kSpace), column.size());
  std::string name(column.substr(first, column.find_last_not_of(kSpace) + 1 - first));
  if (find_keys(name)[0].row) return name;
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return find_keys(lower)[0].row ? lower : name;
}

}  // namespace dateline::readers
