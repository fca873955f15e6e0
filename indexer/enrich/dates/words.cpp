#include "indexer/enrich/dates/words.h"

#include <string>
#include <vector>

#include "indexer/enrich/dates/words_tables.h"

namespace dateline::dates {
namespace {

struct Codes {
  std::vector<std::string> text;
  std::vector<WordRow> rows;
};

const Codes& codes() {
  static const Codes made = [] {
    Codes c;
    c.text.reserve(64);
    const auto add = [&](std::string word, std::uint32_t classes, int value) {
      c.text.push_back(std::move(word));
      c.rows.push_back({c.text.back(), classes, value});
    };
    for (int w = 1; w <= 53; ++w) add((w < 10 ? "w0" : "w") + std::to_string(w), kIsoWeek, w);
    for (int q = 1; q <= 4; ++q) add("q" + std::to_string(q), kQuarterCode, q);
    for (int h = 1; h <= 2; ++h) add("h" + std::to_string(h), kHalfCode, h);
    return c;
  }();
  return made;
}

}  // namespace

std::span<const WordRow> shared_words() { return codes().rows; }

std::span<const WordRow> words_of(Language language) {
  switch (language) {
    case Language::english: return english_words();
    case Language::german: return german_words();
    case Language::french: return french_words();
    case Language::spanish: return spanish_words();
    case Language::other: break;
  }
  return {};
}

}  // namespace dateline::dates
