#include "searcher/server/api_routes.h"

#include "common/json_text.h"
#include "common/time/civil.h"
#include "searcher/present/json_output.h"
#include "searcher/present/names_output.h"
#include "searcher/server/article_access.h"

namespace dateline::server {
namespace {

Problem unknown_article() {
  return {404, "unknown-article", "there is no such article", "ids are compared byte for byte"};
}

// OpenSearch Suggestions 1.1: what was typed, and completions of it.
std::string opensearch_suggestions(const Suggestions& found) {
  std::string out = "[";
  append_json_string(out, found.prefix);
  out += ",[";
  for (const Suggestion& suggestion : found.values) {
    append_comma(out);
    append_json_string(out, suggestion.text);
  }
  return out + "]]";
}

// RFC 3339, UTC.
std::string instant_text(std::int64_t seconds) {
  Moment moment;
  moment.precision = Precision::instant;
  moment.instant = seconds;
  moment.first = moment.last =
      static_cast<Day>(seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0));
  return moment.to_text();
}

// Killed, or unknown; a restricted portal does not say which.
Problem not_there(const Shared& shared, const std::string& id) {
  const auto& removed = shared.edition->facts().removed;
  const auto gone = removed.find(id);
  if (gone == removed.end() || !shared.options.restrict_to.empty()) return unknown_article();
  Problem problem{410, "killed", "this article was withdrawn", ""};
  problem.members = {{"id", id}, {"time", instant_text(gone->second)}};
  return problem;
}

}  // namespace

Outcome search_route(const Call& call) {
  const Shared& with = *call.shared;
  auto read = read_search(call.target.parameters, with.options.limits, with.edition->today(with.now));
  if (!read) return answered(problem_reply(read.error()));
  SearchRequest request = std::move(read->request);
  with.bind(request);
  const bool relative = read->relative_dates || call.relative_dates(request);
  return call.fresh({.relative = relative}, [shared = call.shared, request = std::move(request)] {
    const auto result = shared->search(request);
    if (!result) return shared->fault(result.error());
    return text_reply(kJson, result_json(*result, Layout::compact) + "\n");
  });
}

Answer<Article> visible_article(const Shared& shared, const std::string& id) {
  if (shared.options.articles == ArticleAccess::none) {
    return tl::unexpected(Problem{404, "articles-not-served",
                                  "this portal serves no articles, only where to find them",
                                  "follow the url of a hit"});
  }
  auto article = shared.edition->article(id, shared.now);
  if (!article) return tl::unexpected(shared.problem(article.error()));
  if (!*article) {
    return tl::unexpected(not_there(shared, id));
  }
  const auto admitted = shared.admits(id);
  if (!admitted) return tl::unexpected(shared.problem(admitted.error()));
  if (!*admitted) return tl::unexpected(unknown_article());
  if (shared.options.articles == ArticleAccess::snippet) cut_to_snippet(**article);
  return std::move(**article);
}

Outcome article_route(const Call& call) {
  ParameterReader in(call.target.parameters);
  const auto id = in.single("id");
  if (!id) return answered(problem_reply(id.error()));
  if (auto done = in.finish(); !done) return answered(problem_reply(done.error()));
  if (!*id)
    return answered(problem_reply({400, "missing-parameter", "no article is named", "give id", "id"}));
  Call::Dependence on;
  on.relative = call.relative_dates({});  // the restriction may be
  return call.fresh(on, [shared = call.shared, id = std::string(**id)] {
    const auto article = visible_article(*shared, id);
    if (!article) return problem_reply(article.error());
    return text_reply(kJson, show_json(*article, Layout::compact) + "\n");
  });
}

Outcome similar_route(const Call& call) {
  const Shared& with = *call.shared;
  // The article, and a search that chooses among those similar to it.
  std::vector<Parameter> identity;
  std::vector<Parameter> rest;
  for (const Parameter& one : call.target.parameters) (one.first == "id" ? identity : rest).push_back(one);
  ParameterReader in(identity);
  const auto id = in.single("id");
  if (!id) return answered(problem_reply(id.error()));
  if (!*id)
    return answered(problem_reply({400, "missing-parameter", "no article is named", "give id", "id"}));
  auto read = read_search(rest, with.options.limits, with.edition->today(with.now));
  if (!read) return answered(problem_reply(read.error()));
  SearchRequest request = std::move(read->request);
  with.bind(request);
  const bool relative = read->relative_dates || call.relative_dates(request);
  return call.fresh({.relative = relative},
                    [shared = call.shared, id = std::string(**id), request = std::move(request)] {
                      const auto result = shared->similar(id, request);
                      if (!result) return shared->fault(result.error());
                      if (!*result) return problem_reply(not_there(*shared, id));
                      return text_reply(kJson, result_json(**result, Layout::compact) + "\n");
                    });
}

Outcome suggest_route(const Call& call) {
  static constexpr std::string_view kFormats[] = {"json", "opensearch"};
  const Shared& with = *call.shared;
  ParameterReader in(call.target.parameters);
  const auto prefix = in.single("q");
  if (!prefix) return answered(problem_reply(prefix.error()));
  const auto limit = in.number("limit", kMostSuggestions, "limit-too-large");
  if (!limit) return answered(problem_reply(limit.error()));
  const auto format = in.choice("format", kFormats);
  if (!format) return answered(problem_reply(format.error()));
  if (auto done = in.finish(); !done) return answered(problem_reply(done.error()));
  SuggestRequest request;
  request.prefix = prefix->value_or("");
  request.limit = limit->value_or(request.limit);
  request.restrict_to = with.options.restrict_to;
  request.now = with.now;
  Call::Dependence on;
  on.relative = call.relative_dates({});
  return call.fresh(on, [shared = call.shared, request = std::move(request), browser = *format == 1U] {
    const auto found = shared->edition->suggest(request);
    if (!found) return shared->fault(found.error());
    if (browser) return text_reply("application/x-suggestions+json", opensearch_suggestions(*found) + "\n");
    return text_reply(kJson, suggestions_json(*found, Layout::compact) + "\n");
  });
}

}  // namespace dateline::server
