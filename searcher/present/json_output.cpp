#include "searcher/present/json_output.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "common/article_json.h"
#include "common/time/civil.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

std::string write(const Json& json, Layout layout) {
  return json.dump(layout == Layout::pretty ? 1 : -1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json ranges_json(const std::vector<Highlight>& highlights) {
  Json out = Json::array();
  for (const Highlight& range : highlights) out.push_back(Json::array({range.start, range.end}));
  return out;
}

Json snippet_json(const std::optional<Snippet>& snippet) {
  if (!snippet) return nullptr;
  return {{"text", snippet->text}, {"highlights", ranges_json(snippet->highlights)}};
}

Json list_json(const std::vector<std::string>& values) {
  Json out = Json::array();
  for (const std::string& value : values) out.push_back(value);
  return out;
}

void add_hit(Json& out, const Hit& hit) {
  out["id"] = hit.id;
  out["rank"] = hit.rank;
  out["score"] = hit.score;
  out["headline"] = text_or_null(hit.headline);
  out["headline_highlights"] = ranges_json(hit.headline_highlights);
  out["published"] = text_or_null(hit.published.to_text());
  out["date_precision"] = to_text(hit.published.precision);
  out["date_source"] = to_text(hit.date_source);
  out["updated"] = text_or_null(hit.updated.to_text());
  out["source"] = text_or_null(hit.source);
  out["section"] = text_or_null(hit.section);
  out["byline"] = text_or_null(hit.byline);
  out["language"] = text_or_null(hit.language);
  out["url"] = text_or_null(hit.url);
  out["story"] = hit.story ? Json(*hit.story) : Json(nullptr);
  out["duplicates"] = hit.duplicates;
  out["snippet"] = snippet_json(hit.snippet);
  out["persons"] = list_json(hit.persons);
  out["orgs"] = list_json(hit.orgs);
  out["places"] = list_json(hit.places);
}

Json query_json(const SearchResult& result) {
  Json notices = Json::array();
  for (const QueryNotice& notice : result.notices)
    notices.push_back({{"code", notice.code}, {"message", notice.message}, {"column", notice.column}});
  return {{"text", result.query_text}, {"parsed", result.parsed}, {"notices", std::move(notices)}};
}

Json facets_json(const std::vector<FacetResult>& facets) {
  if (facets.empty()) return nullptr;
  Json out = Json::object();
  for (const FacetResult& facet : facets) {
    Json values = Json::array();
    for (const FacetCount& value : facet.values)
      values.push_back({{"value", value.value}, {"count", value.count}});
    out[std::string(facet_name(facet.facet))] = {{"distinct", facet.distinct}, {"values", std::move(values)}};
  }
  return out;
}

Json significant_json(const std::vector<SignificantResult>& results) {
  Json out = Json::object();
  for (const SignificantResult& result : results) {
    Json values = Json::array();
    for (const SignificantValue& value : result.values)
      values.push_back({{"value", value.value}, {"count", value.count}, {"archive_count", value.archive_count}, {"score", value.score}});
    out[std::string(facet_name(result.facet))] = {{"values", std::move(values)}};
  }
  return out;
}

Json bucket_json(const TimelineBucket& bucket) {
  Json out = {{"start", format_day(bucket.start)}, {"count", bucket.count}};
  if (!bucket.coverage) return out;
  out["coverage"] = *bucket.coverage;
  out["share"] = *bucket.coverage == 0
                     ? Json(nullptr)
                     : Json(static_cast<double>(bucket.count) / static_cast<double>(*bucket.coverage));
  return out;
}

Json timeline_json(const std::optional<Timeline>& timeline, bool with_undated) {
  if (!timeline) return nullptr;
  Json out = Json::object();
  out["interval"] = interval_name(timeline->interval);
  if (with_undated) out["undated"] = timeline->undated;
  out["coarse"] = timeline->coarse;
  out["buckets"] = Json::array();
  for (const TimelineBucket& bucket : timeline->buckets)
    out["buckets"].push_back(bucket_json(bucket));
  return out;
}

Json cross_json(const CrossTimeline& cross) {
  Json buckets = Json::array();
  for (const auto& bucket : cross.buckets) {
    Json published = Json::array();
    for (const TimelineBucket& cell : bucket.published) published.push_back(bucket_json(cell));
    buckets.push_back({{"start", format_day(bucket.start)},
                       {"count", bucket.count},
                       {"undated", bucket.undated},
                       {"coarse", bucket.coarse},
                       {"published", std::move(published)}});
  }
  return {{"published_interval", interval_name(cross.published)},
          {"about_interval", interval_name(cross.about)},
          {"coarse", cross.coarse},
          {"buckets", std::move(buckets)}};
}

}  // namespace

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::text: return "text";
    case FieldKind::entity: return "entity";
    case FieldKind::facet: return "facet";
    case FieldKind::date: return "date";
    case FieldKind::number: return "number";
    case FieldKind::id: return "id";
    case FieldKind::flag: return "flag";
  }
  return {};
}

std::string_view interval_name(Interval interval) {
  switch (interval) {
    case Interval::day: return "day";
    case Interval::week: return "week";
    case Interval::month: return "month";
    case Interval::year: return "year";
    case Interval::automatic: return "auto";
  }
  return {};
}

std::string result_json(const SearchResult& result, Layout layout) {
  Json out = Json::object();
  out["version"] = 1;
  out["query"] = query_json(result);
  out["total"] = {{"value", result.total}, {"unit", to_text(result.unit)}, {"exact", true}};
  out["hits"] = Json::array();
  for (const Hit& hit : result.hits) add_hit(out["hits"].emplace_back(Json::object()), hit);
  out["facets"] = facets_json(result.facets);
  out["timeline"] = timeline_json(result.timeline, true);
  out["about_timeline"] = timeline_json(result.about_timeline, false);
  out["next_cursor"] = result.next_cursor ? Json(*result.next_cursor) : Json(nullptr);
  out["suggestion"] = result.suggestion ? Json(*result.suggestion) : Json(nullptr);
  out["took_ms"] = std::round(result.took_ms * 1000) / 1000;
  out["revision"] = result.revision;
  if (result.cross_timeline) out["cross_timeline"] = cross_json(*result.cross_timeline);
  if (!result.significant.empty()) out["significant"] = significant_json(result.significant);
  return write(out, layout);
}

std::string hit_json(const Hit& hit, std::optional<std::string_view> query_id) {
  Json out = Json::object();
  if (query_id) out["query_id"] = *query_id;
  add_hit(out, hit);
  return write(out, Layout::compact);
}

std::string show_json(const Article& article, Layout layout) {
  std::string compact = article_json(article);
  if (layout == Layout::compact) return compact;
  const Json parsed = Json::parse(compact, nullptr, false);
  return parsed.is_discarded() ? compact : write(parsed, layout);
}

std::string fields_json(Layout layout) {
  Json list = Json::array();
  for (const Field& field : fields()) {
    list.push_back({{"name", field.name},
                    {"kind", kind_name(field.kind)},
                    {"facet", field.facet ? Json(facet_name(*field.facet)) : Json(nullptr)},
                    {"help", field.help},
                    {"example", field.example}});
  }
  return write({{"version", 1}, {"fields", std::move(list)}}, layout);
}

}  // namespace dateline
