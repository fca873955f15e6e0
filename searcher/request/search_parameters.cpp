#include "searcher/request/search_parameters.h"

#include <algorithm>
#include <array>

#include "common/time/half_life.h"
#include "common/time/query_dates.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 2> kMatches = {"all", "any"};
constexpr std::array<std::string_view, 2> kCounts = {"articles", "stories"};
constexpr std::array<std::string_view, 3> kSorts = {"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 5> kIntervals = {"day", "week", "month", "year", "auto"};

Asked<Facet> read_facet(std::string_view parameter, std::string_view name, std::string code) {
  if (const auto facet = facet_named(name)) return *facet;
  std::string hint;
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    hint += (i == 0 ? "the facets are " : ", ") + std::string(facet_name(static_cast<Facet>(i)));
  }
  return bad_parameter(parameter, std::move(code), "there is no facet \"" + std::string(name) + "\"",
                       std::move(hint));
}

Asked<void> read_date(ParameterReader& in, std::string_view name, Day today,
                       std::optional<Day> DayRange::*end, SearchParameters& out) {
  const auto text = in.single(name);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return {};
  const auto range = parse_query_date(**text, today);
  if (!range) {
    ParameterError fault{range.error(), std::string(name)};
    fault.error.column.reset();  // of q only
    return tl::unexpected(std::move(fault));
  }
  out.request.published.*end = (*range).*end;
  out.relative_dates |= is_relative_query_date(**text);
  return {};
}

Asked<void> read_filters(ParameterReader& in, SearchRequest& request) {
  constexpr std::string_view kNot = ".not";
  for (auto& [name, value] : in.beginning("f.")) {
    std::string_view facet = std::string_view(name).substr(2);
    Filter filter;
    filter.exclude = facet.ends_with(kNot);
    if (filter.exclude) facet.remove_suffix(kNot.size());
    const auto known = read_facet(name, facet, "unknown-parameter");
    if (!known) return tl::unexpected(known.error());
    filter.facet = *known;
    filter.value = std::move(value);
    filter.none = filter.value.empty();
    request.filters.push_back(std::move(filter));
  }
  return {};
}

Asked<void> add_facet(const char* parameter, std::string_view text, const SearchLimits& limits,
                       std::vector<FacetRequest>& out) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto facet = read_facet(parameter, text.substr(0, colon), "unknown-facet");
  if (!facet) return tl::unexpected(facet.error());
  FacetRequest request{.facet = *facet};
  if (colon < text.size()) {
    const std::size_t second = std::min(text.find(':', colon + 1), text.size());
    const std::string_view number = text.substr(colon + 1, second - colon - 1);
    const bool has_prefix = second < text.size();
    if (!number.empty() || !has_prefix) {
      const auto limit = whole_number(number);
      if (!limit || *limit > limits.facet_values) {
        return bad_parameter(parameter, limit ? "limit-too-large" : "bad-number",
                             std::string(parameter) + " cannot be \"" + std::string(text) + "\"",
                             "after the colon a whole number up to " + std::to_string(limits.facet_values) +
                                 "; for values that begin so, two colons: person::put");
      }
      request.limit = static_cast<std::uint32_t>(*limit);
    }
    if (has_prefix) request.prefix = text.substr(second + 1);
  }
  const auto same =
      std::find_if(out.begin(), out.end(), [&](const FacetRequest& r) { return r.facet == *facet; });
  if (same == out.end()) {
    out.push_back(request);
  } else {
    *same = request;
  }
  return {};
}

Asked<void> read_facets(ParameterReader& in, const char* parameter, const SearchLimits& limits,
                         std::vector<FacetRequest>& out) {
  for (std::string_view list : in.all(parameter)) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      if (auto done = add_facet(parameter, list.substr(0, comma), limits, out); !done) return done;
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  return {};
}

Asked<void> read_interval(ParameterReader& in, std::string_view name, std::optional<Interval>& out) {
  const auto chosen = in.choice(name, kIntervals);
  if (!chosen) return tl::unexpected(chosen.error());
  if (*chosen) out = static_cast<Interval>(**chosen);
  return {};
}

// "month" for both, or "year,month": of publication, and of the dates mentioned.
Asked<void> read_cross_timeline(ParameterReader& in, std::optional<CrossRequest>& out) {
  const auto given = in.single("cross_timeline");
  if (!given) return tl::unexpected(given.error());
  if (!*given) return {};
  const std::string_view text = **given;
  const std::size_t comma = std::min(text.find(','), text.size());
  const auto named = [](std::string_view name) -> std::optional<Interval> {
    const auto* found = std::find(kIntervals.begin(), kIntervals.end(), name);
    if (found == kIntervals.end()) return std::nullopt;
    return static_cast<Interval>(found - kIntervals.begin());
  };
  const auto published = named(text.substr(0, comma));
  const auto about = comma < text.size() ? named(text.substr(comma + 1)) : published;
  if (!published || !about) {
    return bad_parameter("cross_timeline", "bad-choice", "cross_timeline cannot be \"" + std::string(text) + "\"",
                         "day, week, month, year or auto; or two of them, as year,month");
  }
  out = CrossRequest{*published, *about};
  return {};
}

Asked<void> read_counts(ParameterReader& in, const SearchLimits& limits, SearchRequest& request) {
  if (auto done = read_facets(in, "facet", limits, request.facets); !done) return done;
  if (auto done = read_facets(in, "significant", limits, request.significant); !done) return done;
  for (const auto& [name, target] :
       {std::pair{"timeline", &request.timeline}, std::pair{"about_timeline", &request.about_timeline},
        std::pair{"about-timeline", &request.about_timeline}}) {
    if (auto done = read_interval(in, name, *target); !done) return done;
  }
  if (auto done = read_cross_timeline(in, request.cross_timeline); !done) return done;
  const auto offset = in.number("offset", limits.offset, "offset-too-large");
  if (!offset) return tl::unexpected(offset.error());
  request.offset = offset->value_or(0);
  const auto cursor = in.single("cursor");
  if (!cursor) return tl::unexpected(cursor.error());
  request.cursor = cursor->value_or("");
  const auto share = in.flag("share");
  if (!share) return tl::unexpected(share.error());
  request.timeline_share = *share;
  return {};
}

// Stories, feedback and recency: which hits there are, and their order.
Asked<void> read_stories(ParameterReader& in, SearchParameters& out) {
  const auto count = in.choice("count", kCounts);
  if (!count) return tl::unexpected(count.error());
  out.request.count = count->value_or(0) == 1 ? Count::stories : Count::articles;
  const auto collapse = in.flag("collapse");
  if (!collapse) return tl::unexpected(collapse.error());
  out.request.collapse = *collapse;
  const auto feedback = in.flag("feedback");
  if (!feedback) return tl::unexpected(feedback.error());
  out.request.feedback = *feedback;
  const auto recency = in.single("recency");
  if (!recency) return tl::unexpected(recency.error());
  if (!*recency) return {};
  const auto half_life = parse_halflife(**recency);
  if (!half_life) return tl::unexpected(ParameterError{half_life.error(), "recency"});
  out.request.recency = *half_life;
  out.relative_dates = true;  // scores fall by the clock
  return {};
}

}  // namespace

Asked<SearchParameters> read_search(const std::vector<Parameter>& parameters, const SearchLimits& limits,
                                     Day today, SearchScope scope) {
  ParameterReader in(parameters);
  SearchParameters out;
  const auto query = in.single("q");
  if (!query) return tl::unexpected(query.error());
  out.request.query = query->value_or("");
  const auto match = in.choice("match", kMatches);
  if (!match) return tl::unexpected(match.error());
  out.request.match_any = match->value_or(0) == 1;
  const auto lenient = in.flag("lenient");
  if (!lenient) return tl::unexpected(lenient.error());
  out.request.lenient = *lenient;
  if (auto done = read_date(in, "from", today, &DayRange::from, out); !done)
    return tl::unexpected(done.error());
  if (auto done = read_date(in, "to", today, &DayRange::to, out); !done) return tl::unexpected(done.error());
  if (auto done = read_filters(in, out.request); !done) return tl::unexpected(done.error());
  const auto sort = in.choice("sort", kSorts);
  if (!sort) return tl::unexpected(sort.error());
  if (*sort) out.request.sort = static_cast<Sort>(**sort);
  const auto limit = in.number("limit", limits.hits, "limit-too-large");
  if (!limit) return tl::unexpected(limit.error());
  out.request.limit = limit->value_or(out.request.limit);
  if (auto done = read_stories(in, out); !done) return tl::unexpected(done.error());
  if (scope == SearchScope::whole) {
    if (auto done = read_counts(in, limits, out.request); !done) return tl::unexpected(done.error());
  }
  if (auto done = in.finish(); !done) return tl::unexpected(done.error());
  return out;
}

}  // namespace dateline
