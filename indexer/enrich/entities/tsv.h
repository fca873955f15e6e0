// Reads the small tab-separated data files: one record a line, # begins a comment line, no quoting.
//
//   for_each_row(text, [&](const Row& row) { use(row[0], row[1]); });
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline::entities {

struct Row {
  std::array<std::string_view, 12> fields;
  std::size_t count = 0;
  std::size_t line = 0;  // 1-based
  std::string_view operator[](std::size_t i) const { return i < count ? fields[i] : std::string_view(); }
};

template <class F>
void for_each_row(std::string_view text, F&& use) {
  std::size_t line = 0;
  while (!text.empty()) {
    const std::size_t stop = text.find('\n');
    std::string_view rest = text.substr(0, stop);
    text.remove_prefix(stop == std::string_view::npos ? text.size() : stop + 1);
    ++line;
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    if (rest.empty() || rest.front() == '#') continue;
    Row row;
    row.line = line;
    while (row.count < row.fields.size()) {
      const std::size_t tab = rest.find('\t');
      row.fields[row.count++] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    use(row);
  }
}

}  // namespace dateline::entities
