// A request as the portal reads it and the reply it gives, apart from any HTTP library. Plain data.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::server {

struct Request {
  std::string method;  // "GET"
  std::string target;  // as on the request line
  std::string host;    // header fields; empty where absent
  std::string origin;
  std::string if_none_match;
  std::string referer;
  std::string user_agent;
  std::string remote;    // the client's address; empty over a Unix socket
  std::string protocol;  // "HTTP/1.1"
  std::size_t header_bytes = 0;
  bool has_body = false;
};

// Shared, so that a cached body is sent to many at once without copies.
using Body = std::shared_ptr<const std::string>;

struct Reply {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  Body body;

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

inline Body make_body(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

// "Not Found". Empty for a status that is never given here.
std::string_view reason_phrase(unsigned status);

}  // namespace dateline::server
