#include "tests/differential/oracle_search.h"

#include <algorithm>
#include <chrono>

#include "common/text/fold.h"
#include "tests/differential/oracle_query.h"

namespace dateline::testing {
namespace {

namespace chr = std::chrono;

Day bucket_of(Interval interval, Day day) {
  const chr::sys_days at{chr::days{day}};
  const chr::year_month_day date{at};
  chr::sys_days start = at;
  switch (interval) {
    case Interval::week: start = at - (chr::weekday(at) - chr::Monday); break;
    case Interval::month: start = chr::sys_days{date.year() / date.month() / 1}; break;
    case Interval::year: start = chr::sys_days{date.year() / chr::January / 1}; break;
    default: break;
  }
  return static_cast<Day>(start.time_since_epoch().count());
}

Day bucket_after(Interval interval, Day start) {
  const chr::sys_days at{chr::days{start}};
  const chr::year_month_day date{at};
  chr::sys_days next = at + chr::days{1};
  switch (interval) {
    case Interval::week: next = at + chr::days{7}; break;
    case Interval::month: next = chr::sys_days{(date.year() / date.month() + chr::months{1}) / 1}; break;
    case Interval::year: next = chr::sys_days{(date.year() + chr::years{1}) / chr::January / 1}; break;
    default: break;
  }
  return static_cast<Day>(next.time_since_epoch().count());
}

std::vector<TimelineBucket> buckets_of(Interval interval, const std::map<Day, std::uint64_t>& counts) {
  std::vector<TimelineBucket> out;
  if (counts.empty()) return out;
  for (Day day = counts.begin()->first; day <= counts.rbegin()->first; day = bucket_after(interval, day)) {
    out.push_back({day, counts.contains(day) ? counts.at(day) : 0});
  }
  return out;
}

// One filter value: exactly that one where there is, or ever was, such a value; else any spelling of it.
bool passes(const OracleCorpus& corpus, const OracleArticle& article, const Filter& filter) {
  const auto& mine = article.values[static_cast<std::size_t>(filter.facet)];
  if (filter.none) return mine.empty();
  if (corpus.facts().ever_seen[static_cast<std::size_t>(filter.facet)].contains(filter.value)) {
    return mine.contains(filter.value);
  }
  const std::string wanted = text::fold_value(filter.value);
  return std::any_of(mine.begin(), mine.end(), [&](const std::string& value) {
    const std::string folded = text::fold_value(value);
    return folded == wanted || (filter.facet == Facet::language && folded.starts_with(wanted + "-"));
  });
}

bool passes_facet(const OracleCorpus& corpus, const OracleArticle& article, const std::vector<Filter>& filters, Facet facet) {
  bool any_wanted = false;
  bool found = false;
  for (const Filter& filter : filters) {
    if (filter.facet != facet) continue;
    const bool has = passes(corpus, article, filter);
    if (filter.exclude) {
      if (has) return false;
      continue;
    }
    any_wanted = true;
    found = found || has;
  }
  return found || !any_wanted;
}

void count_published(const Article& a, Interval interval, Timeline& timeline, std::map<Day, std::uint64_t>& buckets) {
  if (!a.published.known()) {
    ++timeline.undated;
  } else if (bucket_of(interval, a.published.first) == bucket_of(interval, a.published.last)) {
    ++buckets[bucket_of(interval, a.published.first)];
  } else {
    ++timeline.coarse;
  }
}

void count_mentioned(const Article& a, Interval interval, Timeline& timeline, std::map<Day, std::uint64_t>& buckets) {
  std::set<Day> mine;
  bool any = false;
  for (const MentionedDate& date : a.dates) {
    if (!date.resolved) continue;
    any = true;
    if (bucket_of(interval, date.from) == bucket_of(interval, date.to)) mine.insert(bucket_of(interval, date.from));
  }
  for (const Day start : mine) ++buckets[start];
  if (any && mine.empty()) ++timeline.coarse;
}

bool before(const OracleHit& a, const OracleHit& b, Sort sort) {
  if (sort == Sort::relevance && a.score != b.score) return a.score > b.score;
  if (a.dated != b.dated) return a.dated;
  if (a.dated && a.instant != b.instant) return sort == Sort::oldest ? a.instant < b.instant : a.instant > b.instant;
  return a.id < b.id;
}

}  // namespace

Interval oracle_interval(Day first, Day last) {
  const int days = last - first + 1;
  return days <= 62 ? Interval::day : days <= 366 ? Interval::week : days <= 20 * 366 ? Interval::month : Interval::year;
}

std::vector<FacetCount> ranked(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<FacetCount> out;
  for (const auto& [value, count] : counts) out.push_back({value, count});
  std::stable_sort(out.begin(), out.end(), [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  return out;
}

OracleAnswer oracle_search(const OracleCorpus& corpus, const Node& root, const SearchRequest& request, Sort sort,
                           Interval interval, Interval about_interval) {
  OracleAnswer out;
  out.timeline.interval = interval;
  out.about_timeline.interval = about_interval;
  const OracleQuery query(corpus, root);
  std::map<Day, std::uint64_t> days;
  std::map<Day, std::uint64_t> mentioned;
  for (const FacetRequest& facet : request.facets) out.facets[facet.facet];
  for (const OracleArticle& article : corpus.articles()) {
    const Article& a = article.article;
    if (!article.visible(*request.now)) continue;
    if (request.published.from && (!a.published.known() || a.published.first < *request.published.from)) continue;
    if (request.published.to && (!a.published.known() || a.published.last > *request.published.to)) continue;
    if (!query.matches(article)) continue;
    std::set<Facet> failed;
    for (const Filter& filter : request.filters)
      if (!passes_facet(corpus, article, request.filters, filter.facet)) failed.insert(filter.facet);
    for (auto& [facet, counts] : out.facets) {
      if (failed.size() > (failed.contains(facet) ? 1U : 0U)) continue;
      for (const std::string& value : article.values[static_cast<std::size_t>(facet)]) ++counts[value];
    }
    if (!failed.empty()) continue;
    out.hits.push_back({a.id, sort == Sort::relevance ? query.score(article) : 0, a.published.known(), a.published.instant});
    count_published(a, interval, out.timeline, days);
    count_mentioned(a, about_interval, out.about_timeline, mentioned);
  }
  out.timeline.buckets = buckets_of(interval, days);
  out.about_timeline.buckets = buckets_of(about_interval, mentioned);
  std::sort(out.hits.begin(), out.hits.end(), [&](const OracleHit& a, const OracleHit& b) { return before(a, b, sort); });
  return out;
}

}  // namespace dateline::testing
