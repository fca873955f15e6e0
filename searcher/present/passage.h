// Which stretch of a text to show: the one with the most words of the query.
//
//   Passage p = choose_passage(text, scan, 220);   // text.substr(p.start, p.end - p.start)
//
// Best is the stretch with the most distinct words of the query; of those the one where they follow each other as in
// the query; then within one paragraph; then closest together; then earliest. It begins with its sentence where that
// fits, else at a word; it ends with its paragraph where that fits, else at a word. Never cut inside a word (but for one
// longer than the passage) or a grapheme cluster. Thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

#include "searcher/present/matcher.h"

namespace dateline::present {

struct Passage {
  std::uint32_t start = 0;  // bytes of the text, half open
  std::uint32_t end = 0;
  unsigned distinct = 0;    // words of the query in it
};

// About `length` code points, at most a tenth more.
Passage choose_passage(std::string_view text, const Scan& scan, std::size_t length);

}  // namespace dateline::present
