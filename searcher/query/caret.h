// An error of the query language shown on a terminal: the query on a line, a caret under the column, the
// hint.
//
//   caret_message("syria AND (airport", error):
//     syria AND (airport
//               ^
//     hint: add the closing one
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace dateline {

// Two or three lines, each indented by two spaces and ended by a newline; the message itself is left to the
// caller. Columns are those of a terminal: wide East Asian characters take two (Unicode Standard Annex #11, W
// and F), combining marks none. Control characters show as a space. A query wider than 76 columns is shown
// around the fault, with "…". Without a column there is no caret; without a hint no third line.
std::string caret_message(std::string_view query, const Error& error);

}  // namespace dateline
