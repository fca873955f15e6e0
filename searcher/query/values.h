// Field values: what stands behind person: section: published: wordcount: undated: and id:, as a leaf of the
// tree.
//
//   Result<Node> n = field_value(token, today);   // wordcount:>500 -> NodeKind::wordcount, numbers.from ==
//   501
//
// Errors: ErrorKind::query at the value's column; code bad-value, or the code of parse_query_date
// (common/time).
#pragma once

#include <string_view>

#include "common/error.h"
#include "searcher/query/token.h"
#include "searcher/query/tree.h"

namespace dateline::query {

// `token` is a TokenKind::value.
Result<Node> field_value(const Token& token, Day today);

// "500", "100..200", "100..", "..200", ">500", ">=500", "<500", "<=500"; whole numbers up to 10^12.
Result<NumberRange> parse_number_range(std::string_view text);

}  // namespace dateline::query
