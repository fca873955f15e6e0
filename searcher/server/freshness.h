// How long an answer holds, and how a client asks whether it still does (RFC 9110, 8.8.3 and 13.1.2; RFC
// 9111).
//
//   Freshness f = freshness(inputs);      // f.etag == W/"5d41402abc4b2a76b9719d911017c592"
//   if (matches_etag(request.if_none_match, f.etag)) ... 304 ...
//
// The tag is weak: it says that the answer is the same, not its bytes (took_ms differs). It is made of
// everything an answer depends on: the question, the revision, the alias file, how many embargoes have been
// lifted, the restriction and, where the question is relative ("last week"), the day it is. Pure,
// thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::server {

struct FreshnessInputs {
  std::string_view question;  // route and parameters, and what the options say of them
  std::string_view revision;
  std::string_view aliases;                              // hash of the alias file
  const std::vector<std::int64_t>* embargoes = nullptr;  // ascending
  bool relative = false;
  std::int32_t today = 0;
  std::int64_t now = 0;
  std::int64_t next_midnight = 0;
  std::int64_t max_age = 0;  // seconds, as configured
};

struct Freshness {
  std::string key;  // the inputs themselves: equal only where the answers are
  std::string etag;
  std::string cache_control;  // "no-cache", or "max-age=N", never past the next embargo or midnight
};

Freshness freshness(const FreshnessInputs& inputs);

// If-None-Match: a list of tags, compared weakly, or *.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace dateline::server
