// Where a sentence ends: a full stop after an abbreviation, a title or an initial is not an end.
#pragma once

#include <string_view>

namespace dateline::text {

// What stands before a full stop.
struct BeforeStop {
  std::string_view word;   // the last word
  bool acronym = false;    // its letters are parted by stops, as in U.S. or p.m.
};

// True where "word. Next" parts two sentences, given that white space follows the stop. `next` is the next word.
bool stop_ends_sentence(const BeforeStop& before, std::string_view next);

}  // namespace dateline::text
