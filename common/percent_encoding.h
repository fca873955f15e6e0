// Percent-encoding of text that goes into addresses (RFC 3986, 2.1). Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Everything but the unreserved characters of RFC 3986, 2.3, as %XX.
std::string encode_percent(std::string_view text);

}  // namespace dateline
