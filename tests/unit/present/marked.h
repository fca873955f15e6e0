// Highlights written into the text for tests to read: "the [Syrian] city".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/results.h"

namespace dateline {

inline std::string marked(std::string_view text, const std::vector<Highlight>& ranges) {
  std::string out;
  std::uint32_t point = 0;
  const auto marks = [&] {
    for (const Highlight& range : ranges)
      if (range.end == point) out += ']';
    for (const Highlight& range : ranges)
      if (range.start == point) out += '[';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      marks();
      ++point;
    }
    out += text[i];
  }
  marks();
  return out;
}

}  // namespace dateline
