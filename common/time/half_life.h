// Half-lives as a request gives them (--recency).
//
//   *parse_halflife("30d") == 2592000
#pragma once

#include <string_view>

#include "common/error.h"

namespace dateline {

// "30d", "2w", "1y", "12h", "6m" (a month is 30 days, a year 365), with a fraction if need be ("1.5d"): seconds. Error
// "bad-halflife" (ErrorKind::usage) for anything else, and what is not above 0.
Result<double> parse_halflife(std::string_view text);

}  // namespace dateline
