// Finds surnames in a large plain-text dump: what stands behind several different given names ("John Kerry",
// "Teresa Kerry", "Mary F. Kerry") is one.
#pragma once

#include <set>
#include <string>

#include "common/error.h"

namespace dateline::entities::train {

// `tar`: a (zstd-compressed) tar of text files. `given`: given names as written. `barred`: words that are never a
// surname here (places, months, ministries), lower case. A surname follows at least `least` different given names.
Result<std::set<std::string>> harvest_surnames(const std::string& tar, const std::set<std::string>& given,
                                               const std::set<std::string>& barred, std::size_t least);

}  // namespace dateline::entities::train
