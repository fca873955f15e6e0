// The words of a question that stand for days around today: "last week", "past 7 days", "next friday", "3
// days ago".
//
//   RelativeReading r = read_relative_days(tokens, 0, tokens.size(), today);   // matched, from, to
//
// The words must fill [begin, end) of the tokens exactly. Pure functions, thread-safe.
#pragma once

#include <cstddef>

#include "common/time/date_tokens.h"
#include "common/time/moment.h"

namespace dateline {

struct RelativeReading {
  bool matched = false;
  bool out_of_range = false;  // matched, but reaches outside the years 1 to 9999
  Day from = 0;
  Day to = 0;
};

RelativeReading read_relative_days(const DateTokens& tokens, std::size_t begin, std::size_t end, Day today);

}  // namespace dateline
