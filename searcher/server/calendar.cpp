#include "searcher/server/calendar.h"

#include <algorithm>

#include "searcher/present/calendar_output.h"
#include "searcher/request/search_parameters.h"

namespace dateline::server {

Outcome calendar_route(const Call& call) {
  static constexpr std::string_view kFormats[] = {"json", "ics"};
  const Shared& with = *call.shared;
  std::vector<Parameter> own;
  std::vector<Parameter> rest;
  for (const Parameter& one : call.target.parameters)
    (one.first == "format" || one.first == "offset" ? own : rest).push_back(one);
  ParameterReader in(own);
  const auto format = in.choice("format", kFormats);
  if (!format) return answered(problem_reply(format.error()));
  const auto offset = in.number("offset", with.options.limits.offset, "offset-too-large");
  if (!offset) return answered(problem_reply(offset.error()));
  auto read = read_search(rest, with.options.limits, with.edition->today(with.now), SearchScope::feed);
  if (!read) return answered(problem_reply(read.error()));
  SearchRequest request = std::move(read->request);
  with.bind(request);
  request.offset = offset->value_or(0);
  const bool limit_said = std::any_of(
      rest.begin(), rest.end(), [](const Parameter& p) { return p.first == "limit" && !p.second.empty(); });
  if (!limit_said) request.limit = with.options.limits.hits;
  const bool links = with.options.articles != ArticleAccess::none;
  const std::string base = links ? call.base_url() : std::string();
  return call.fresh({true, base},
                    [shared = call.shared, request = std::move(request), base, ics = *format == 1U] {
                      const auto found = shared->calendar(request);
                      if (!found) return shared->fault(found.error());
                      if (ics) return text_reply("text/calendar; charset=utf-8", calendar_ics(*found, base));
                      return text_reply(kJson, calendar_json(*found, Layout::compact) + "\n");
                    });
}

}  // namespace dateline::server
