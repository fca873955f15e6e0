#include "tests/differential/comparison.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

#include "searcher/query/parser.h"
#include "searcher/query/print.h"
#include "tests/differential/oracle_search.h"

namespace dateline::testing {
namespace {

Day day_of_instant(std::int64_t instant) { return static_cast<Day>(instant / 86400); }

std::string list(const std::vector<FacetCount>& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size() && i < 12; ++i) {
    out += " '" + values[i].value + "' " + std::to_string(values[i].count);
  }
  return out;
}

std::string list(const Timeline& timeline) {
  std::string out = std::string(to_text(timeline.interval)) + " undated " + std::to_string(timeline.undated) + " coarse " +
                    std::to_string(timeline.coarse);
  for (const TimelineBucket& bucket : timeline.buckets)
    if (bucket.count > 0 && out.size() < 400) out += " " + iso_day(bucket.start) + "=" + std::to_string(bucket.count);
  return out + " of " + std::to_string(timeline.buckets.size()) + " buckets";
}

std::string difference(const std::string& what, const std::string& engine, const std::string& oracle) {
  return what + "\n  engine: " + engine + "\n  oracle: " + oracle + "\n";
}

std::string compare_hits(const SearchResult& result, const OracleAnswer& answer, const SearchRequest& request, Sort sort) {
  const std::uint64_t from = std::min<std::uint64_t>(request.offset, answer.hits.size());
  const std::uint64_t left = answer.hits.size() - from;
  const std::uint64_t expected = std::min(request.limit, left);
  if (result.total != answer.hits.size()) {
    std::string engine = std::to_string(result.total);
    std::string oracle = std::to_string(answer.hits.size()) + ":";
    for (std::size_t i = 0; i < answer.hits.size() && i < 10; ++i) oracle += " " + answer.hits[i].id;
    return difference("total", engine, oracle);
  }
  if (result.hits.size() != expected) {
    return difference("number of hits", std::to_string(result.hits.size()), std::to_string(expected));
  }
  std::map<std::string, const OracleHit*> by_id;
  for (const OracleHit& hit : answer.hits) by_id[hit.id] = &hit;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    const Hit& mine = result.hits[i];
    const OracleHit& there = answer.hits[from + i];
    if (!by_id.contains(mine.id) || !seen.insert(mine.id).second) return difference("hit", mine.id, there.id);
    if (mine.rank != from + i + 1) return difference("rank of " + mine.id, std::to_string(mine.rank), std::to_string(from + i + 1));
    if (sort != Sort::relevance) {
      if (mine.id != there.id) return difference("hit " + std::to_string(i), mine.id, there.id);
      continue;
    }
    if (!same_score(mine.score, by_id[mine.id]->score)) {
      std::ostringstream engine;
      std::ostringstream oracle;
      engine.precision(17);
      oracle.precision(17);
      engine << mine.score;
      oracle << by_id[mine.id]->score;
      return difference("score of " + mine.id, engine.str(), oracle.str());
    }
    // Sums in another order differ in the last digits, so the order is proved by the scores and, where they are equal,
    // by the rule for ties.
    if (!same_score(mine.score, there.score)) return difference("order at " + std::to_string(i), mine.id, there.id);
    if (i == 0 || result.hits[i - 1].score != mine.score) continue;
    const OracleHit& a = *by_id[result.hits[i - 1].id];
    const OracleHit& b = *by_id[mine.id];
    const bool right = a.dated != b.dated                   ? a.dated
                       : a.dated && a.instant != b.instant ? a.instant > b.instant
                                                            : a.id < b.id;
    if (!right) return difference("tie", a.id + " before " + b.id, b.id + " before " + a.id);
  }
  return {};
}

std::string compare_facets(const SearchResult& result, const OracleAnswer& answer, const SearchRequest& request) {
  if (result.facets.size() != request.facets.size()) return "another number of facets";
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    const FacetResult& mine = result.facets[i];
    const std::string name = "facet " + std::string(facet_name(request.facets[i].facet));
    if (mine.facet != request.facets[i].facet) return name + " stands elsewhere";
    const auto& counts = answer.facets.at(mine.facet);
    if (mine.distinct != counts.size()) {
      return difference(name + " distinct", std::to_string(mine.distinct), std::to_string(counts.size()) + list(ranked(counts)));
    }
    std::vector<FacetCount> expected = ranked(counts);
    if (expected.size() > request.facets[i].limit) expected.resize(request.facets[i].limit);
    if (mine.values != expected) return difference(name, list(mine.values), list(expected));
  }
  return {};
}

bool same_timeline(const Timeline& a, const Timeline& b) {
  return a.interval == b.interval && a.undated == b.undated && a.coarse == b.coarse && a.buckets == b.buckets;
}

// By the days on which what is counted begins (of mentioned dates, also ends).
Interval automatic(const std::vector<Day>& days) {
  if (days.empty()) return Interval::month;
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  return oracle_interval(*first, *last);
}

}  // namespace

bool same_score(double a, double b) { return std::abs(a - b) <= kScoreTolerance * std::max({std::abs(a), std::abs(b), 1e-3}); }

std::string describe(const SearchRequest& request) {
  std::string out = "query: " + request.query + (request.match_any ? "   (match any)" : "");
  if (request.published.from) out += "\n  from " + iso_day(*request.published.from);
  if (request.published.to) out += "\n  to " + iso_day(*request.published.to);
  for (const Filter& filter : request.filters) {
    out += "\n  filter " + std::string(facet_name(filter.facet)) + (filter.exclude ? "!=" : "=") + filter.value;
  }
  for (const FacetRequest& facet : request.facets) {
    out += "\n  facet " + std::string(facet_name(facet.facet)) + ":" + std::to_string(facet.limit);
  }
  if (request.timeline) out += std::string("\n  timeline ") + to_text(*request.timeline);
  if (request.about_timeline) out += std::string("\n  about-timeline ") + to_text(*request.about_timeline);
  if (request.sort) out += std::string("\n  sort ") + to_text(*request.sort);
  out += "\n  limit " + std::to_string(request.limit) + " offset " + std::to_string(request.offset);
  if (request.now) out += " now " + std::to_string(*request.now);
  return out + "\n";
}

std::string compare(const Searcher& searcher, const OracleCorpus& corpus, const SearchRequest& request,
                    std::uint64_t* total) {
  const auto parsed = parse_query(request.query, {request.match_any, request.lenient, day_of_instant(*request.now)});
  const auto result = searcher.search(request);
  if (!parsed) return result ? "the engine answers a query that the parser refuses" : "";
  if (!result) return "error " + result.error().code + ": " + result.error().message;
  if (total != nullptr) *total = result->total;
  const Sort sort = request.sort.value_or(parsed->root.kind == NodeKind::all ? Sort::newest : Sort::relevance);
  const Interval interval = result->timeline ? result->timeline->interval : Interval::day;
  const Interval about = result->about_timeline ? result->about_timeline->interval : Interval::day;
  if (interval == Interval::automatic || about == Interval::automatic) return "a timeline is left automatic";
  const OracleAnswer answer = oracle_search(corpus, parsed->root, request, sort, interval, about);
  std::string found = compare_hits(*result, answer, request, sort);
  if (found.empty()) found = compare_facets(*result, answer, request);
  if (!found.empty()) return found;
  if (request.timeline.has_value() != result->timeline.has_value()) return "the timeline is missing";
  if (request.about_timeline.has_value() != result->about_timeline.has_value()) return "the about-timeline is missing";
  if (request.timeline && !same_timeline(*result->timeline, answer.timeline)) {
    return difference("timeline", list(*result->timeline), list(answer.timeline));
  }
  if (request.about_timeline && !same_timeline(*result->about_timeline, answer.about_timeline)) {
    return difference("about-timeline", list(*result->about_timeline), list(answer.about_timeline));
  }
  std::map<std::string, const Article*> articles;
  for (const OracleArticle& article : corpus.articles())
    if (article.live) articles[article.article.id] = &article.article;
  std::vector<Day> days;
  std::vector<Day> mentioned;
  for (const OracleHit& hit : answer.hits) {
    const Article& a = *articles.at(hit.id);
    if (a.published.known()) days.push_back(a.published.first);
    for (const MentionedDate& date : a.dates) {
      if (!date.resolved) continue;
      mentioned.push_back(date.from);
      mentioned.push_back(date.to);
    }
  }
  if (request.timeline == Interval::automatic && automatic(days) != interval) {
    return difference("automatic interval", to_text(interval), to_text(automatic(days)));
  }
  if (request.about_timeline == Interval::automatic && automatic(mentioned) != about) {
    return difference("automatic about-interval", to_text(about), to_text(automatic(mentioned)));
  }
  return {};
}

std::string click(const Searcher& searcher, const SearchRequest& request, std::size_t which) {
  const auto result = searcher.search(request);
  if (!result || result->facets.empty()) return {};
  const FacetResult& facet = result->facets[which % result->facets.size()];
  if (facet.values.empty()) return {};
  const FacetCount& shown = facet.values[which / 7 % facet.values.size()];
  SearchRequest after = request;
  std::erase_if(after.filters, [&](const Filter& filter) { return filter.facet == facet.facet; });
  after.filters.push_back({facet.facet, shown.value, false, false});
  after.limit = 0;
  const auto clicked = searcher.search(after);
  if (!clicked) return "error " + clicked.error().code;
  if (clicked->total == shown.count) return {};
  return describe(request) + difference("count of " + std::string(facet_name(facet.facet)) + " '" + shown.value + "'",
                                        std::to_string(shown.count), std::to_string(clicked->total) + " after the click");
}

namespace {

// Trees that are a little smaller: a child in the place of a node, a node without one of its children.
void smaller_trees(const Node& node, const std::function<Node(Node)>& whole, std::vector<Node>& out) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    out.push_back(whole(node.children[i]));
    if (node.children.size() > 2) {
      Node less = node;
      less.children.erase(less.children.begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(whole(less));
    }
    smaller_trees(node.children[i],
                  [&, i](Node child) {
                    Node changed = node;
                    changed.children[i] = std::move(child);
                    return whole(std::move(changed));
                  },
                  out);
  }
}

std::vector<SearchRequest> smaller_requests(const SearchRequest& request) {
  std::vector<SearchRequest> out;
  const auto add = [&](auto change) {
    SearchRequest less = request;
    change(less);
    out.push_back(std::move(less));
  };
  for (std::size_t i = 0; i < request.filters.size(); ++i)
    add([&](SearchRequest& r) { r.filters.erase(r.filters.begin() + static_cast<std::ptrdiff_t>(i)); });
  for (std::size_t i = 0; i < request.facets.size(); ++i)
    add([&](SearchRequest& r) { r.facets.erase(r.facets.begin() + static_cast<std::ptrdiff_t>(i)); });
  if (request.timeline) add([](SearchRequest& r) { r.timeline.reset(); });
  if (request.about_timeline) add([](SearchRequest& r) { r.about_timeline.reset(); });
  if (request.published.from) add([](SearchRequest& r) { r.published.from.reset(); });
  if (request.published.to) add([](SearchRequest& r) { r.published.to.reset(); });
  if (request.offset > 0) add([](SearchRequest& r) { r.offset = 0; });
  if (request.limit != kAll) add([](SearchRequest& r) { r.limit = kAll; });
  const auto parsed = parse_query(request.query, {request.match_any, request.lenient, day_of_instant(*request.now)});
  if (!parsed) return out;
  std::vector<Node> trees;
  smaller_trees(parsed->root, [](Node node) { return node; }, trees);
  for (const Node& tree : trees) {
    add([&](SearchRequest& r) {
      r.query = print(tree);
      r.match_any = false;
    });
  }
  return out;
}

}  // namespace

std::string smallest(const Searcher& searcher, const OracleCorpus& corpus, SearchRequest request) {
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (SearchRequest& less : smaller_requests(request)) {
      if (less.query.size() >= request.query.size() && less.query != request.query && less.query.size() > 200) continue;
      if (compare(searcher, corpus, less).empty()) continue;
      if (describe(less) == describe(request)) continue;
      request = std::move(less);
      smaller = true;
      break;
    }
  }
  return describe(request) + compare(searcher, corpus, request);
}

}  // namespace dateline::testing
