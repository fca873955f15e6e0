// The text of a wildcard, made ready to be looked up. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Folded (common/text/fold.h), its * and ? kept.
std::string fold_pattern(std::string_view pattern);

// Cut at its inner marks, as the words of a text are: al-Ass* is `al` and `Ass*`. One part where it has none, or where a part
// would have no letter.
std::vector<std::string> pattern_parts(const std::string& pattern);

}  // namespace dateline
