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

// With its tag; `known`: the client has it already.
Reply dressed(Reply reply, const Freshness& f, bool known) {
  if (known) {
    reply = {};
    reply.status = 304;
  }
  reply.set("ETag", f.etag);
  reply.set("Cache-Control", f.cache_control);
  return reply;
}

}  // namespace

void Shared::bind(SearchRequest& request) const {
  request.now = now;
  request.restrict_to = options.restrict_to;
  request.snippets = options.articles != ArticleAccess::none;
}

void Shared::set_budget(SearchRequest& request) const {
  if (options.time_budget.count() == 0) return;
  const auto passed = std::chrono::steady_clock::now() - begin;
  const auto left = options.time_budget - std::chrono::duration_cast<std::chrono::milliseconds>(passed);
  request.time_budget = std::max(left, std::chrono::milliseconds(0));
}

Result<SearchResult> Shared::search(SearchRequest request) const {
  set_budget(request);
  return edition->search(request);
}

Result<std::optional<SearchResult>> Shared::similar(std::string_view id, SearchRequest request) const {
  set_budget(request);
  return edition->similar(id, request);
}

Result<Calendar> Shared::calendar(SearchRequest request) const {
  set_budget(request);
  return edition->calendar(request);
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
  const auto result = search(std::move(request));
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
  const std::string revision = with.edition->revision();
  const std::string aliases = with.edition->aliases_hash();
  Freshness f = freshness({.question = question,
                           .revision = revision,
                           .aliases = aliases,
                           .embargoes = &with.edition->facts().embargoes,
                           .relative = on.relative,
                           .today = with.edition->today(with.now),
                           .now = with.now,
                           .next_midnight = with.edition->next_midnight(with.now),
                           .max_age = with.options.max_age});
  // A tag says enough; for * there has to be an answer first.
  const bool any = request.if_none_match.starts_with('*');
  if (!any && matches_etag(request.if_none_match, f.etag)) return answered(dressed({}, f, true));
  if (auto kept = with.cache.get(f.key)) {
    Reply reply;
    reply.set("Content-Type", std::move(kept->content_type));
    reply.body = std::move(kept->body);
    return answered(dressed(std::move(reply), f, any));
  }
  return {{},
          [shared = shared, f = std::move(f), any, make = std::move(make)] {
            Reply reply = make();
            if (reply.status != 200) return reply;
            shared->cache.put(f.key, {reply.headers.front().second, reply.body});
            return dressed(std::move(reply), f, any);
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
