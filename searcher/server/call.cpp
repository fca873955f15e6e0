#include "searcher/server/call.h"

#include <algorithm>

#include "searcher/query/parser.h"
#include "searcher/server/freshness.h"

namespace dateline::server {
namespace {

// The characters of a host and a port (RFC 3986, 3.2.2 and 3.2.3); what else a Host field holds goes into no
// link.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
}

bool query_is_relative(const std::string& query, bool match_any, bool lenient, Day today) {
  const auto parsed = parse_query(query, {match_any, lenient, today});
  return parsed && parsed->relative_dates;
}

}  // namespace

void Shared::bind(SearchRequest& request) const {
  request.now = now;
  request.restrict_to = options.restrict_to;
  request.snippets = options.articles != ArticleAccess::none;
}

Problem Shared::problem(const Error& error, std::string parameter) const {
  Problem out = problem_of(error, std::move(parameter));
  if (out.status == 500) log(error.code + ": " + error.message);
  return out;
}

Result<bool> Shared::admits(std::string_view id) const {
  if (options.restrict_to.empty()) return true;
  SearchRequest request;
  bind(request);
  request.only_id = std::string(id);
  request.limit = 0;
  const auto result = edition->search(request);
  if (!result) return tl::unexpected(result.error());
  return result->total > 0;
}

Outcome answered(Reply reply) { return {std::move(reply), {}, ""}; }

Reply text_reply(std::string content_type, std::string text) {
  Reply reply;
  reply.set("Content-Type", std::move(content_type));
  reply.body = make_body(std::move(text));
  return reply;
}

Outcome Call::fresh(const Dependence& on, Work make) const {
  const Shared& with = *shared;
  std::string question = target.path + '\n' + on.further;
  for (const auto& [name, value] : target.parameters) {
    question += '&' + encode_percent(name) + '=' + encode_percent(value);
  }
  Freshness f = freshness({.question = question,
                           .revision = with.edition->revision(),
                           .aliases = {},
                           .embargoes = &with.edition->facts().embargoes,
                           .relative = on.relative,
                           .today = with.edition->today(with.now),
                           .now = with.now,
                           .next_midnight = with.edition->next_midnight(with.now),
                           .max_age = with.options.max_age});
  const auto dress = [etag = f.etag, control = f.cache_control](Reply& reply) {
    reply.set("ETag", etag);
    reply.set("Cache-Control", control);
  };
  if (matches_etag(request.if_none_match, f.etag)) {
    Reply reply;
    reply.status = 304;
    dress(reply);
    return answered(std::move(reply));
  }
  if (auto kept = with.cache.get(f.key)) {
    Reply reply;
    reply.set("Content-Type", std::move(kept->content_type));
    reply.body = std::move(kept->body);
    dress(reply);
    return answered(std::move(reply));
  }
  return {{},
          [shared = shared, key = std::move(f.key), dress, make = std::move(make)] {
            Reply reply = make();
            if (reply.status != 200) return reply;
            shared->cache.put(key, {reply.headers.front().second, reply.body});
            dress(reply);
            return reply;
          },
          ""};
}

bool Call::relative_dates(const SearchRequest& asked) const {
  const Day today = shared->edition->today(shared->now);
  const std::string& bound = shared->options.restrict_to;
  return query_is_relative(asked.query, asked.match_any, asked.lenient, today) ||
         (!bound.empty() && query_is_relative(bound, false, false, today));
}

std::string Call::base_url() const {
  if (!shared->options.public_url.empty()) return shared->options.public_url;
  return "http://" + (is_host(request.host) ? request.host : "localhost") + "/";
}

}  // namespace dateline::server
