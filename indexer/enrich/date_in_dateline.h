// Recognises the dateline that opens a line.
//
//   dateline_length("WASHINGTON, March 3 (Reuters) - The Senate ...") == 29
//   dateline_length("Paris, France's capital, is ...") == 0
//
// Thread-safe, never fails, no allocation.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Bytes of the dateline at the start of `line`, without the dash and spaces behind it; 0 where there is none.
// `whole_line`: the line is complete, so that a dateline may also fill it without a dash.
std::size_t dateline_length(std::string_view line, bool whole_line);

}  // namespace dateline
