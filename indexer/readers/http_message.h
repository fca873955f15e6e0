// An HTTP response as a crawler kept it: status, the headers that matter, and the body as the page was before
// it was packed for the wire.
//
//   HttpMessage message;
//   if (!parse_http(block, message)) ...                       // no HTTP at all
//   auto body = http_body(message, 64 << 20);                  // unchunked, unzipped
//
// Crawlers often unpack a body and leave the headers: a body that is no chunks or no gzip is then taken as it
// is. Source: RFC 9112 sections 4, 5, 7.1 (chunked), RFC 9110 section 8.4 (content codings gzip, deflate).
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::readers {

// "Name: value" lines, names in lower case; lines that begin with a space continue the one above.
class HeaderFields {
 public:
  // Returns what stands behind the blank line; a block without one is all headers.
  std::string_view parse(std::string_view text);
  // The first of that name (lower case); empty where there is none.
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpMessage {
  int status = 0;
  HeaderFields fields;
  std::string_view body;  // as it was sent
};

bool parse_http(std::string_view block, HttpMessage& message);

// In lower case, without parameters: "text/html".
std::string media_type(std::string_view content_type);

struct HttpBody {
  std::string bytes;
  std::string code;  // not empty: it cannot be read: "damaged", "expansion", "unsupported-encoding"
  std::string reason;
  bool cut = false;  // the body ends early; `bytes` holds what there is
};

HttpBody http_body(const HttpMessage& message, std::size_t most_bytes);

}  // namespace dateline::readers
