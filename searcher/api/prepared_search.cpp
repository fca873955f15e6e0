#include "searcher/api/prepared_search.h"

#include <algorithm>
#include <map>

#include "common/time/civil.h"
#include "common/time/zone.h"
#include "searcher/api/state.h"
#include "searcher/match/near_names.h"
#include "searcher/match/plan_nodes.h"
#include "searcher/query/print.h"

namespace dateline {
namespace {

Sort sort_of(const SearchRequest& request, const Node& root) {
  if (request.sort) return *request.sort;
  return root.kind == NodeKind::all ? Sort::newest : Sort::relevance;
}

// Without any weight: it chooses articles and adds nothing to their scores.
void unscore(PlanNode& node) {
  node.weight = 0;
  for (PlanNode& child : node.children) unscore(child);
}

// What binds the answer besides the query. A fault in the restriction is not one of the query: it has no column.
Result<> add_bounds(const SearchRequest& request, Day today, Resolver& resolver, PlanNode& query) {
  if (request.only_id) {
    PlanNode id = plan_node(PlanNode::Kind::id);
    id.text = *request.only_id;
    add_child(query, std::move(id));
  }
  if (request.restrict_to.empty()) return {};
  auto bound = parse_query(request.restrict_to, {.match_any = false, .lenient = false, .today = today});
  if (!bound) {
    bound.error().column.reset();
    return tl::unexpected(bound.error());
  }
  PlanNode plan = resolver.resolve(bound->root).plan;
  unscore(plan);
  add_child(query, std::move(plan));
  return {};
}

// What day it is in the archive's zone.
Result<Day> today_at(const archive::Snapshot& snapshot, std::int64_t now) {
  const auto zone = Zone::named(snapshot.manifest().timezone);
  if (!zone) return tl::unexpected(zone.error());
  const std::int64_t local = now + zone->offset_at(now);
  return static_cast<Day>(local >= 0 ? local / kSecondsPerDay : (local - kSecondsPerDay + 1) / kSecondsPerDay);
}

}  // namespace

void add_child(PlanNode& query, PlanNode child) {
  if (query.kind == PlanNode::Kind::all) {
    query = std::move(child);
    return;
  }
  if (query.kind != PlanNode::Kind::and_) {
    PlanNode both = plan_node(PlanNode::Kind::and_);
    both.children.push_back(std::move(query));
    query = std::move(both);
  }
  query.children.push_back(std::move(child));
}

std::string nearest_text(State& at, std::int64_t now, const std::vector<Facet>& facets, const std::string& value) {
  const NearNames near(*at.snapshot, at.names(), at.aliases.get(), now);
  const std::vector<NearName> found = near.find(facets, value, 3);
  std::string out;
  for (const NearName& name : found) out += (out.empty() ? "" : ", ") + ("'" + name.value + "' (" + std::to_string(name.count) + ")");
  if (out.empty()) return out;
  return (found.size() == 1 ? "; the nearest is " : "; the nearest are ") + out;
}

void add_notices(const PreparedSearch& prepared, std::vector<QueryNotice>& out) {
  for (const Notice& notice : prepared.parsed.notices) out.push_back({notice.code, notice.message, notice.column});
  for (const Notice& notice : prepared.resolution.notices) out.push_back({notice.code, notice.message, notice.column});
}

Result<PreparedSearch> prepare_search(const SearchRequest& request, const Page& page, const PostingsPool::Databases& databases,
                                      std::optional<std::string_view> similar_to) {
  PreparedSearch out;
  State& at = *page.state;
  const std::int64_t now = page.now;
  const auto today_there = today_at(*at.snapshot, now);
  if (!today_there) return tl::unexpected(today_there.error());
  const Day today = *today_there;
  out.options = {request.match_any, request.lenient, today};
  auto parsed = parse_query(request.query, out.options);
  if (!parsed) return tl::unexpected(parsed.error());
  out.parsed = std::move(*parsed);
  Resolver resolver(*at.snapshot, databases, [&]() -> const NameIndex& { return at.names(); });
  resolver.set_nearest([&](const std::vector<Facet>& facets, const std::string& value) {
    return nearest_text(at, now, facets, value);
  });
  out.resolution = resolver.resolve(out.parsed.root);
  out.statistics = collection_statistics(*at.snapshot);

  RunPlan& run = out.run;
  run.query = out.resolution.plan;
  if (request.published.from || request.published.to) {
    PlanNode days = plan_node(PlanNode::Kind::published);
    days.days = request.published;
    add_child(run.query, std::move(days));
  }
  if (auto bounds = add_bounds(request, today, resolver, run.query); !bounds) return tl::unexpected(bounds.error());
  for (const FacetRequest& facet : request.facets) run.facets.push_back(facet.facet);
  for (const FacetRequest& facet : request.significant) run.bound.push_back(facet.facet);
  std::map<Facet, std::vector<Filter>> filters;
  for (const Filter& filter : request.filters) filters[filter.facet].push_back(filter);
  for (const auto& [facet, of_facet] : filters) {
    PlanNode plan = resolver.filter(facet, of_facet, out.resolution.notices);
    if (std::find(run.facets.begin(), run.facets.end(), facet) != run.facets.end()) {
      run.groups.push_back({facet, std::move(plan)});
    } else {
      add_child(run.query, std::move(plan));
    }
  }
  run.timeline = request.timeline.has_value();
  run.about_timeline = request.about_timeline.has_value();
  run.keep_rows = request.cross_timeline.has_value();
  run.sort = similar_to ? request.sort.value_or(Sort::relevance) : sort_of(request, out.parsed.root);
  run.most_hits = request.limit == kAll ? kAll : request.limit == 0 ? 0 : request.limit + request.offset;
  run.now = now;
  run.aliases = at.joins.get();
  if (!request.collapse) run.after = page.after();
  run.recency = request.recency;
  run.count_stories = request.count == Count::stories;
  if (request.collapse) run.most_hits = request.limit == 0 ? 0 : kAll;  // the best of each story is known at the end
  out.question = question_of(request, print(out.parsed.root), run.sort, similar_to);
  if (page.cursor && page.cursor->question != out.question) return tl::unexpected(other_query_error());
  return out;
}

}  // namespace dateline
