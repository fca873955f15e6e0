#include "searcher/library/requests.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <span>
#include <utility>

#include "common/time/query_dates.h"
#include "searcher/request/json_parameters.h"
#include "searcher/request/search_parameters.h"

namespace dateline::library {
namespace {

// In a program there is no stranger at the other end: more than a server gives, but never so much that memory ends.
constexpr SearchLimits kLimits = {.hits = 10'000, .offset = 1'000'000, .facet_values = 100'000};
constexpr std::uint64_t kMostMilliseconds = 24ULL * 60 * 60 * 1000;
constexpr std::array<std::string_view, 3> kCommon = {"id", "now", "restrict"};
constexpr std::array<std::string_view, 2> kSearchOnly = {"snippets", "time_budget_ms"};

Asked<void> read_common(ParameterReader& in, LibraryRequest& out) {
  const auto id = in.single("id");
  if (!id) return tl::unexpected(id.error());
  if (*id) out.id = **id;
  const auto now = in.single("now");
  if (!now) return tl::unexpected(now.error());
  if (*now) {
    const auto instant = parse_instant(**now);
    if (!instant) return tl::unexpected(ParameterError{instant.error(), "now"});
    out.now = *instant;
  }
  const auto restrict_to = in.single("restrict");
  if (!restrict_to) return tl::unexpected(restrict_to.error());
  out.restrict_to = restrict_to->value_or("");
  return {};
}

Asked<void> read_search_only(ParameterReader& in, SearchRequest& out) {
  const auto snippets = in.choice("snippets", std::array<std::string_view, 4>{"1", "true", "0", "false"});
  if (!snippets) return tl::unexpected(snippets.error());
  out.snippets = snippets->value_or(0) < 2;
  const auto budget = in.number("time_budget_ms", kMostMilliseconds, "limit-too-large");
  if (!budget) return tl::unexpected(budget.error());
  if (*budget) out.time_budget = std::chrono::milliseconds(**budget);
  return {};
}

// Those whose names are in `names`, and the others.
std::pair<std::vector<Parameter>, std::vector<Parameter>> parted(std::vector<Parameter> all,
                                                                 std::span<const std::string_view> names) {
  const auto others = std::stable_partition(all.begin(), all.end(), [&](const Parameter& one) {
    return std::find(names.begin(), names.end(), one.first) != names.end();
  });
  std::vector<Parameter> rest(std::make_move_iterator(others), std::make_move_iterator(all.end()));
  all.erase(others, all.end());
  return {std::move(all), std::move(rest)};
}

tl::unexpected<ParameterError> missing_id() {
  return bad_parameter("id", "missing-parameter", "no article is named", "give id");
}

Asked<SearchRequest> whole_search(const LibraryRequest& asked, Day today) {
  const auto [own, http] = parted(asked.rest, kSearchOnly);
  auto read = read_search(http, kLimits, today);
  if (!read) return tl::unexpected(read.error());
  SearchRequest out = std::move(read->request);
  ParameterReader in(own);
  if (auto done = read_search_only(in, out); !done) return tl::unexpected(done.error());
  out.now = asked.now;
  out.restrict_to = asked.restrict_to;
  return out;
}

}  // namespace

Asked<LibraryRequest> read_library_request(std::string_view json) {
  auto parameters = json_parameters(json);
  if (!parameters) return tl::unexpected(parameters.error());
  LibraryRequest out;
  auto [common, rest] = parted(std::move(*parameters), kCommon);
  out.rest = std::move(rest);
  ParameterReader in(common);
  if (auto done = read_common(in, out); !done) return tl::unexpected(done.error());
  return out;
}

Asked<SearchRequest> as_search(const LibraryRequest& asked, Day today) {
  if (asked.id) {
    return bad_parameter("id", "unknown-parameter", "a search has no id", "as a query: {\"q\": \"id:a1\"}");
  }
  return whole_search(asked, today);
}

Asked<SearchRequest> as_similar(const LibraryRequest& asked, Day today) {
  if (!asked.id) return missing_id();
  return whole_search(asked, today);
}

Asked<std::string> as_show(const LibraryRequest& asked) {
  if (auto done = ParameterReader(asked.rest).finish(); !done) return tl::unexpected(done.error());
  if (!asked.id) return missing_id();
  return *asked.id;
}

Asked<SuggestRequest> as_suggest(const LibraryRequest& asked) {
  if (asked.id) return bad_parameter("id", "unknown-parameter", "completions have no id", "leave it out");
  ParameterReader in(asked.rest);
  const auto prefix = in.single("q");
  if (!prefix) return tl::unexpected(prefix.error());
  const auto limit = in.number("limit", kMostSuggestions, "limit-too-large");
  if (!limit) return tl::unexpected(limit.error());
  if (auto done = in.finish(); !done) return tl::unexpected(done.error());
  SuggestRequest out;
  out.prefix = prefix->value_or("");
  out.limit = limit->value_or(out.limit);
  out.restrict_to = asked.restrict_to;
  out.now = asked.now;
  return out;
}

}  // namespace dateline::library
