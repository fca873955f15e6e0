// A tree written out again: as a query, and as an indented outline for --explain.
//
//   print(tree)  ->  syria AND (airport OR "air base")
//   dump(tree)   ->  and
//                      word "syria"
//                      or
//                        word "airport"
//                        phrase "air base"
#pragma once

#include <string>
#include <string_view>

#include "searcher/query/tree.h"

namespace dateline {

// Canonical query text, every operator but the outermost in parentheses, dates as days. It means the same
// under any options: parse_query(print(t)) gives t for every t that the parser made, as long as it fits
// kMaxQueryBytes.
std::string print(const Node& node);

// One node a line, two spaces a level, with every value that the tree holds. Ends with a newline.
std::string dump(const Node& node);

namespace query {
// In quotes, with quotes, backslashes and control characters escaped, for people to read.
std::string display_quoted(std::string_view text);
}  // namespace query

}  // namespace dateline
