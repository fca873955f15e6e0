#include "searcher/server/portal.h"

#include <ctime>

#include "searcher/present/json_output.h"
#include "searcher/server/assets.h"

namespace dateline::server {
namespace {

std::int64_t clock_now() { return std::int64_t{std::time(nullptr)}; }

Portal::Outcome answer(Reply reply) { return {std::move(reply), {}}; }

Reply json_reply(std::string text) {
  Reply reply;
  reply.set("Content-Type", "application/json");
  reply.set("Cache-Control", "no-cache");
  reply.body = make_body(std::move(text));
  return reply;
}

Reply asset_reply(const Asset& asset) {
  Reply reply;
  reply.set("Content-Type", std::string(asset.media_type));
  reply.set("Cache-Control", "no-cache");
  reply.body = make_body(std::string(asset.bytes));
  return reply;
}

}  // namespace

Portal::Portal(PortalOptions options, CurrentEdition edition, Log log)
    : options_(std::move(options)), edition_(std::move(edition)), log_(std::move(log)) {}

Reply Portal::fault(const Error& error) const {
  const Problem problem = problem_of(error);
  if (problem.status == 500) log_(error.code + ": " + error.message);
  return problem_reply(problem);
}

Portal::Outcome Portal::begin(const Request& request) const { return route(request); }

Portal::Outcome Portal::route(const Request& request) const {
  const auto target = parse_target(request.target);
  if (!target) return answer(problem_reply(problem_of(target.error())));
  if (target->path == "/api/v1/search") return search(*target);
  if (target->path == "/api/v1/article") return article(*target);
  if (target->path == "/healthz") return answer(json_reply("{\"status\":\"ok\"}\n"));
  const std::string name = target->path == "/" ? "index.html" : target->path.substr(1);
  if (const Asset* asset = find_asset(name)) return answer(asset_reply(*asset));
  return answer(
      problem_reply({404, "unknown-path", "there is nothing at this address", "see /api/v1/openapi.yaml"}));
}

Portal::Outcome Portal::search(const HttpTarget& target) const {
  const std::int64_t now = clock_now();
  auto edition = edition_();
  auto read = read_search(target.parameters, options_.limits, edition->today(now));
  if (!read) return answer(problem_reply(read.error()));
  read->request.now = now;
  return {{}, [this, edition = std::move(edition), request = std::move(read->request)] {
            const auto result = edition->search(request);
            return result ? json_reply(result_json(*result, Layout::compact) + "\n") : fault(result.error());
          }};
}

Portal::Outcome Portal::article(const HttpTarget& target) const {
  ParameterReader in(target.parameters);
  const auto id = in.single("id");
  if (!id) return answer(problem_reply(id.error()));
  if (auto done = in.finish(); !done) return answer(problem_reply(done.error()));
  if (!*id) {
    return answer(problem_reply({400, "missing-parameter", "no article is named", "give id", "id"}));
  }
  return {{}, [this, edition = edition_(), id = std::string(**id), now = clock_now()] {
            const auto article = edition->article(id, now);
            if (!article) return fault(article.error());
            if (!*article) return problem_reply({404, "unknown-article", "there is no such article", ""});
            return json_reply(show_json(**article, Layout::compact) + "\n");
          }};
}

}  // namespace dateline::server
