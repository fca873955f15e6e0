#include "searcher/library/answers.h"

#include <utility>

#include "common/json_text.h"
#include "searcher/library/requests.h"
#include "searcher/present/json_output.h"
#include "searcher/present/names_output.h"

namespace dateline::library {
namespace {

// Killed, or unknown; under a restriction it is not said which.
tl::unexpected<Error> not_there(const OpenState& state, const std::string& id, bool restricted) {
  if (!restricted && state.facts.removed.contains(id))
    return fail(ErrorKind::not_found, "killed", "this article was withdrawn");
  return fail(ErrorKind::not_found, "unknown-article", "there is no such article", "ids are compared byte for byte");
}

// A request read, and what of it is needed; the day it is goes by the request's own clock.
template <class Read>
auto read_as(const OpenState& state, std::string_view json, std::int64_t now, const Read& read)
    -> Result<typename std::invoke_result_t<Read, const LibraryRequest&, Day>::value_type> {
  const auto asked = read_library_request(json);
  if (!asked) return tl::unexpected(asked.error().error);
  auto out = read(*asked, state.today(asked->now.value_or(now)));
  if (!out) return tl::unexpected(out.error().error);
  if (!out->now) out->now = now;
  return std::move(*out);
}

Result<bool> is_admitted(const OpenState& state, const std::string& id, const LibraryRequest& asked, std::int64_t now) {
  if (asked.restrict_to.empty()) return true;
  SearchRequest request;
  request.restrict_to = asked.restrict_to;
  request.only_id = id;
  request.limit = 0;
  request.now = now;
  request.did_you_mean = false;
  const auto found = state.searcher.search(request);
  if (!found) return tl::unexpected(found.error());
  return found->total > 0;
}

}  // namespace

Result<std::string> search_answer(const OpenState& state, std::string_view request, std::int64_t now) {
  const auto search = read_as(state, request, now, as_search);
  if (!search) return tl::unexpected(search.error());
  const auto found = state.searcher.search(*search);
  if (!found) return tl::unexpected(found.error());
  return result_json(*found, Layout::compact);
}

Result<std::string> show_answer(const OpenState& state, std::string_view request, std::int64_t now) {
  const auto asked = read_library_request(request);
  if (!asked) return tl::unexpected(asked.error().error);
  const auto id = as_show(*asked);
  if (!id) return tl::unexpected(id.error().error);
  const std::int64_t at = asked->now.value_or(now);
  const auto article = state.searcher.article(*id, at);
  if (!article) return tl::unexpected(article.error());
  const bool restricted = !asked->restrict_to.empty();
  if (!*article) return not_there(state, *id, restricted);
  const auto admitted = is_admitted(state, *id, *asked, at);
  if (!admitted) return tl::unexpected(admitted.error());
  if (!*admitted) return not_there(state, *id, restricted);
  return show_json(**article, Layout::compact);
}

Result<std::string> similar_answer(const OpenState& state, std::string_view request, std::int64_t now) {
  std::string id;
  const auto search = read_as(state, request, now, [&](const LibraryRequest& asked, Day today) {
    id = asked.id.value_or("");
    return as_similar(asked, today);
  });
  if (!search) return tl::unexpected(search.error());
  const auto found = state.searcher.similar(id, *search);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return not_there(state, id, !search->restrict_to.empty());
  return result_json(**found, Layout::compact);
}

Result<std::string> suggest_answer(const OpenState& state, std::string_view request, std::int64_t now) {
  const auto prefix =
      read_as(state, request, now, [](const LibraryRequest& asked, Day) { return as_suggest(asked); });
  if (!prefix) return tl::unexpected(prefix.error());
  const auto found = state.searcher.suggest(*prefix);
  if (!found) return tl::unexpected(found.error());
  return suggestions_json(*found, Layout::compact);
}

Result<std::string> explain_answer(const OpenState& state, std::string_view request, std::int64_t now) {
  const auto search = read_as(state, request, now, as_search);
  if (!search) return tl::unexpected(search.error());
  return state.searcher.explain(*search);
}

std::string info_answer(const OpenState& state) {
  std::string out = "{\"version\":1";
  append_member(out, "revision", state.searcher.revision());
  append_key(out, "articles");
  out += std::to_string(state.searcher.articles());
  append_member(out, "timezone", state.facts.timezone);
  return out + "}";
}

}  // namespace dateline::library
