#include "searcher/server/portal.h"

#include <algorithm>
#include <ctime>

#include "common/archive/file.h"
#include "searcher/server/api_routes.h"
#include "searcher/server/assets.h"
#include "searcher/server/calendar.h"
#include "searcher/server/feed.h"
#include "searcher/server/freshness.h"
#include "searcher/server/page.h"
#include "searcher/server/reply_headers.h"

namespace dateline::server {
namespace {

struct Route {
  const char* path;
  Outcome (*answer)(const Call&);
};

constexpr Route kRoutes[] = {
    {"/api/v1/search", search_route},
    {"/api/v1/article", article_route},
    {"/api/v1/similar", similar_route},
    {"/api/v1/suggest", suggest_route},
    {"/api/v1/calendar", calendar_route},
    {"/feed.atom", feed_route},
    {"/opensearch.xml", opensearch_route},
    {"/", page_route},
};

constexpr const char* kProbes[] = {"/healthz", "/readyz", "/metrics"};

const Route* find_route(std::string_view path) {
  const auto* found =
      std::find_if(std::begin(kRoutes), std::end(kRoutes), [&](const Route& r) { return r.path == path; });
  return found == std::end(kRoutes) ? nullptr : found;
}

bool is_probe(std::string_view path) {
  return std::any_of(std::begin(kProbes), std::end(kProbes),
                     [&](const char* probe) { return probe == path; });
}

// The page's frame is no page by itself.
const Asset* asset_at(std::string_view path) {
  return path == "/index.html" ? nullptr : find_asset(path.substr(1));
}

Reply probe_reply(unsigned status, const std::string& text) {
  Reply reply = text_reply(kJson, text);
  reply.status = status;
  reply.set("Cache-Control", "no-store");
  return reply;
}

Reply asset_reply(const Request& request, const Asset& asset) {
  const std::string etag = "W/\"" + archive::checksum_text(archive::checksum(asset.bytes)) + "\"";
  Reply reply;
  if (matches_etag(request.if_none_match, etag)) {
    reply.status = 304;
  } else {
    reply = text_reply(std::string(asset.media_type), std::string(asset.bytes));
  }
  reply.set("ETag", etag);
  reply.set("Cache-Control", "no-cache");
  reply.set("Cross-Origin-Resource-Policy", "cross-origin");  // the widget runs in other sites' pages
  return reply;
}

}  // namespace

Portal::Portal(PortalOptions options, CurrentEdition edition, Log log)
    : options_(std::move(options)),
      edition_(std::move(edition)),
      log_(std::move(log)),
      cache_(options_.cache_bytes) {}

Outcome Portal::begin(const Request& request) {
  Outcome outcome = route(request);
  if (!outcome.work) {
    add_common_headers(outcome.reply, request, options_);
    return outcome;
  }
  outcome.work = [this, origin = request.origin, work = std::move(outcome.work)] {
    Reply reply = work();
    Request from;
    from.origin = origin;
    add_common_headers(reply, from, options_);
    return reply;
  };
  return outcome;
}

Reply Portal::refuse(const Request& request, const Problem& problem) const {
  Reply reply = problem_reply(problem);
  add_common_headers(reply, request, options_);
  return reply;
}

Outcome Portal::route(const Request& request) {
  if (request.target.size() > options_.target_bytes) {
    const std::string most = std::to_string(options_.target_bytes);
    return answered(problem_reply(
        {414, "uri-too-long", "the address is longer than " + most + " bytes", "ask a shorter question"}));
  }
  if (request.header_bytes > options_.header_bytes) {
    const std::string most = std::to_string(options_.header_bytes);
    return answered(
        problem_reply({431, "header-too-large", "the header fields are longer than " + most + " bytes",
                       "send fewer or shorter fields"}));
  }
  if (request.method == "OPTIONS" && request.target == "*") return answered(options_reply(request, options_));
  const auto target = parse_target(request.target);
  if (!target) return answered(problem_reply(problem_of(target.error())));
  Outcome outcome = answer(request, *target);
  return outcome;
}

Outcome Portal::answer(const Request& request, const HttpTarget& target) {
  const Route* route = find_route(target.path);
  const Asset* asset = route == nullptr ? asset_at(target.path) : nullptr;
  if (route == nullptr && asset == nullptr && !is_probe(target.path)) {
    Outcome out = answered(problem_reply({404, "unknown-path", "there is nothing at this address",
                                          "api/v1/openapi.yaml lists the addresses"}));
    out.route = "unknown";
    return out;
  }
  const char* name = route != nullptr            ? route->path
                     : asset != nullptr          ? "file"
                     : target.path == "/metrics" ? "/metrics"
                                                 : "probe";
  Outcome out;
  if (request.method == "OPTIONS") {
    out = answered(options_reply(request, options_));
  } else if (request.method != "GET" && request.method != "HEAD") {
    out = answered(
        problem_reply({405, "method-not-allowed", "only GET, HEAD and OPTIONS are answered", "use GET"}));
    out.reply.set("Allow", kMethods);
  } else if (request.has_body) {
    out = answered(problem_reply(
        {400, "unexpected-body", "a body came with the request", "put the question into the address"}));
  } else if (route != nullptr) {
    const Call call{request, target,
                    std::make_shared<const Shared>(Shared{options_, edition_(), cache_, log_,
                                                          std::int64_t{std::time(nullptr)},
                                                          std::chrono::steady_clock::now()})};
    out = route->answer(call);
  } else if (asset != nullptr) {
    out = answered(asset_reply(request, *asset));
  } else if (target.path == "/healthz") {
    out = answered(probe_reply(200, "{\"status\":\"ok\"}\n"));
  } else if (target.path == "/readyz") {
    out = ready();
  } else {
    out = answered(
        text_reply("text/plain; version=0.0.4; charset=utf-8", metrics_ ? metrics_() : std::string()));
    out.reply.set("Cache-Control", "no-store");
  }
  out.route = name;
  return out;
}

Outcome Portal::ready() const {
  if (stopping_) {
    return answered(problem_reply({503, "stopping", "the server is stopping", "ask another"}));
  }
  return answered(
      probe_reply(200, "{\"status\":\"ready\",\"revision\":\"" + edition_()->revision() + "\"}\n"));
}

}  // namespace dateline::server
