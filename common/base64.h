// Base64 of RFC 4648, section 4: the standard alphabet, with padding.
//
//   to_base64("\xff\x00") == "/wA=";   from_base64("/wA=") == "\xff\x00"
//
// Pure, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

std::string to_base64(std::string_view bytes);
// nullopt where the text is none: another character, a length that is no multiple of 4, misplaced padding.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace dateline
