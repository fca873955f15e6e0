// Small things about JSON text that its parser leaves to us. Source: RFC 8259 sections 6, 7 and 8.2.
//
//   is_json_number("1.10")            == true: kept as text, "1.10" is not 1.1 when it is a version
//   repair_surrogates("\\ud800!")     -> "\\ufffd!", returns 1
//
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::readers {

// The whole text is one number of JSON's grammar, of any size.
bool is_json_number(std::string_view text);

// Puts U+FFFD in place of every escaped half of a surrogate pair that stands alone; lengths do not change.
// Returns how many there were.
std::size_t repair_surrogates(std::string& json);

// The token without the white space that follows it in the document.
std::string_view without_trailing_space(std::string_view token);

// Without white space between tokens: fit for one line. The text must be valid JSON.
std::string minified(std::string_view json);

}  // namespace dateline::readers
