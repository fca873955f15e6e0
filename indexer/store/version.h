// Which of two versions of an article is newer.
#pragma once

#include <compare>
#include <string_view>

#include "common/time/moment.h"

namespace dateline::store {

// Number by number: "10" after "9", "1.10" after "1.9"; leading zeros do not count; what is no number, byte by byte.
std::strong_ordering compare_versions(std::string_view a, std::string_view b);

// The contract's rule: by version where both have one, else by `updated` where both have it, else equal.
std::strong_ordering compare_age(std::string_view version_a, const Moment& updated_a, std::string_view version_b,
                                 const Moment& updated_b);

}  // namespace dateline::store
