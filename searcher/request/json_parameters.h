// The parameters of a request that is written as a JSON object (RFC 8259): names and values as an address would have them.
//
//   json_parameters(R"({"q": "syria", "limit": 5, "filters": {"person": ["Vladimir Putin"]}})")
//   == {{"q", "syria"}, {"limit", "5"}, {"f.person", "Vladimir Putin"}}
//
// A list gives its name several times; numbers are written in digits, true and false as 1 and 0; null gives nothing.
// "facets" is "facet", and a member of the object "filters" is "f." and its name. At most 1 MiB. Errors, ErrorKind::usage:
// "request-too-large", "bad-json" (with what is wrong), "bad-value" (objects and lists where there can be none, NUL in a
// text). Which names there are, ParameterReader knows. Pure, thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/request/parameters.h"

namespace dateline {

inline constexpr std::size_t kMostRequestBytes = 1U << 20U;

// Empty text is an empty object.
Asked<std::vector<Parameter>> json_parameters(std::string_view text);

}  // namespace dateline
