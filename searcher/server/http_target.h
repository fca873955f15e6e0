// The target of an HTTP request, as it stands on the request line, taken apart: path and parameters, decoded.
//
//   Result<HttpTarget> t = parse_target("/api/v1/search?q=US-led%20coalition&f.person=Vladimir+Putin");
//   t->path == "/api/v1/search";  t->parameters == {{"q", "US-led coalition"}, {"f.person", "Vladimir
//   Putin"}}
//
// Origin form and absolute form (RFC 9112, 3.2); parameters are application/x-www-form-urlencoded (URL
// Standard, 5.1),
// "&" between them. Stricter than a browser: a percent sign that begins no byte, bytes that are not UTF-8 and
// NUL are refused, so that what is searched is what was asked. The path is never a path of the file system;
// nothing is made of
// ".." in it. Errors, ErrorKind::usage: "bad-encoding", "bad-target". Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/percent_encoding.h"
#include "searcher/request/parameters.h"

namespace dateline::server {

struct HttpTarget {
  std::string path;
  std::vector<Parameter> parameters;  // in order, repeated names included
};

Result<HttpTarget> parse_target(std::string_view text);

// %XX decoded; with `plus`, + is a space.
Result<std::string> decode_percent(std::string_view text, bool plus);

}  // namespace dateline::server
