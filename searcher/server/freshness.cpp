#include "searcher/server/freshness.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::server {
namespace {

void add(std::string& key, std::string_view part) {
  key += std::to_string(part.size()) + ':' + std::string(part);
}

std::string hash_text(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text;
}

std::string_view opaque(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

}  // namespace

Freshness freshness(const FreshnessInputs& inputs) {
  Freshness out;
  std::int64_t fresh_until = inputs.next_midnight;
  std::size_t lifted = 0;
  if (inputs.embargoes != nullptr) {
    const auto next = std::upper_bound(inputs.embargoes->begin(), inputs.embargoes->end(), inputs.now);
    lifted = static_cast<std::size_t>(next - inputs.embargoes->begin());
    if (next != inputs.embargoes->end()) fresh_until = std::min(fresh_until, *next);
  }
  add(out.key, inputs.question);
  add(out.key, inputs.revision);
  add(out.key, inputs.aliases);
  add(out.key, std::to_string(lifted));
  add(out.key, inputs.relative ? std::to_string(inputs.today) : "");
  add(out.key, DATELINE_VERSION);  // another program may answer otherwise
  out.etag = "W/\"" + hash_text(out.key) + "\"";
  const std::int64_t age = std::min(inputs.max_age, fresh_until - inputs.now);
  out.cache_control = age > 0 ? "max-age=" + std::to_string(age) : "no-cache";
  return out;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  std::string_view rest = if_none_match;
  while (!rest.empty()) {
    const std::size_t begin = std::min(rest.find_first_not_of(" \t,"), rest.size());
    rest.remove_prefix(begin);
    if (rest.starts_with('*')) return true;
    // A comma may stand within the quotes.
    const std::size_t open = rest.find('"');
    if (open == std::string_view::npos) return false;
    const std::size_t close = rest.find('"', open + 1);
    if (close == std::string_view::npos) return false;
    if (opaque(rest.substr(0, close + 1)) == opaque(etag)) return true;
    rest.remove_prefix(close + 1);
  }
  return false;
}

}  // namespace dateline::server
