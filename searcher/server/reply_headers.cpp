#include "searcher/server/reply_headers.h"

#include <algorithm>

namespace dateline::server {
namespace {

constexpr const char* kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// A picture may have styles of its own.
constexpr const char* kPicturePolicy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
constexpr const char* kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

std::string_view content_type(const Reply& reply) {
  for (const auto& [name, value] : reply.headers)
    if (name == "Content-Type") return value;
  return {};
}

// What Access-Control-Allow-Origin says; empty: nothing.
std::string allowed_origin(const Request& request, const PortalOptions& options) {
  for (const std::string& origin : options.cors) {
    if (origin == "*") return "*";
    if (!request.origin.empty() && origin == request.origin) return origin;
  }
  return {};
}

}  // namespace

void add_common_headers(Reply& reply, const Request& request, const PortalOptions& options) {
  const std::string_view type = content_type(reply);
  const bool page = type.starts_with("text/html");
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("Referrer-Policy", "no-referrer");
  reply.set("Content-Security-Policy", page                      ? kPagePolicy
                                       : type == "image/svg+xml" ? kPicturePolicy
                                                                 : kDataPolicy);
  if (page) {
    reply.set("X-Frame-Options", "DENY");
    reply.set("Cross-Origin-Opener-Policy", "same-origin");
  }
  if (options.cors.empty()) return;
  const std::string origin = allowed_origin(request, options);
  if (!origin.empty()) {
    reply.set("Access-Control-Allow-Origin", origin);
    reply.set("Access-Control-Expose-Headers", "ETag, Retry-After");
  }
  if (origin != "*") reply.set("Vary", "Origin");
}

Reply options_reply(const Request& request, const PortalOptions& options) {
  Reply reply;
  reply.status = 204;
  reply.set("Allow", kMethods);
  if (!allowed_origin(request, options).empty()) {
    reply.set("Access-Control-Allow-Methods", kMethods);
    reply.set("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
    reply.set("Access-Control-Max-Age", "86400");
  }
  return reply;
}

}  // namespace dateline::server
