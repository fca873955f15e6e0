// The tables behind Lexicon: words of one class and value in a row, folded, parted by spaces.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/enrich/dates/lexicon.h"

namespace dateline::dates {

struct WordRow {
  std::string_view words;
  std::uint32_t classes;
  int value = 0;
};

std::span<const WordRow> shared_words();  // ISO weeks, quarters and halves as codes
std::span<const WordRow> words_of(Language language);

}  // namespace dateline::dates
