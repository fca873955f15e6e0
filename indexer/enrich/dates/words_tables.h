// One table of words for each language.
#pragma once

#include "indexer/enrich/dates/words.h"

namespace dateline::dates {

std::span<const WordRow> english_words();
std::span<const WordRow> german_words();
std::span<const WordRow> french_words();
std::span<const WordRow> spanish_words();

}  // namespace dateline::dates
