#include "searcher/present/text_output.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/article_json.h"
#include "common/time/civil.h"
#include "searcher/present/charts.h"
#include "searcher/present/clusters.h"
#include "searcher/present/cross_table.h"
#include "searcher/present/json_output.h"
#include "searcher/present/significant_output.h"

namespace dateline {
namespace {

using present::kBold;
using present::kDim;
using present::kTitle;
using present::one_line;
using present::painted;
using present::wrap;

constexpr std::string_view kDot = " · ";

void add(std::string& line, std::string_view text) {
  if (text.empty()) return;
  if (!line.empty()) line += kDot;
  line += one_line(text);
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += "; ";
    out += value;
  }
  return out;
}

// A date as it was written, without the seconds and the zone of an instant.
std::string date_of(const Moment& moment) {
  std::string text = moment.to_text();
  if (moment.precision != Precision::instant || text.size() < 16) return text;
  text.resize(16);
  text[10] = ' ';
  return text;
}

std::string milliseconds(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), value < 10 ? "%.1f ms" : "%.0f ms", value);
  return buffer.data();
}

std::string unit_name(Count unit, std::uint64_t number) {
  if (unit == Count::stories) return number == 1 ? " story" : " stories";
  return number == 1 ? " article" : " articles";
}

void add_row(std::string& out, std::string_view name, std::string_view value, const TextStyle& style) {
  if (value.empty()) return;
  const std::string first = painted(present::padded(name, 10), kDim, style) + "  ";
  out += wrap(one_line(value), {}, "            ", style, {}, first);
}

std::string entity_names(const Article& article, EntityType type) {
  std::vector<std::string> names;
  for (const Entity& entity : article.entities) {
    if (entity.type == type && std::find(names.begin(), names.end(), entity.name) == names.end())
      names.push_back(entity.name);
  }
  return joined(names);
}

std::string country_names(const Article& article) {
  std::vector<std::string> names;
  for (const Country& country : article.countries) names.push_back(country.name + (country.about ? " (about)" : ""));
  return joined(names);
}

std::string date_names(const Article& article) {
  std::vector<std::string> names;
  for (const MentionedDate& date : article.dates) {
    if (!date.resolved) continue;
    std::string name = format_day(date.from);
    if (date.to != date.from) name += ".." + format_day(date.to);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return joined(names);
}

// The body's paragraphs, each wrapped, parted by empty lines.
std::string body_text(std::string_view body, const TextStyle& style) {
  std::string out;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    const std::string paragraph = one_line(body.substr(0, end));
    if (!paragraph.empty()) out += "\n" + wrap(paragraph, {}, "", style);
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  return out;
}

}  // namespace

std::string hit_text(const Hit& hit, const TextStyle& style) {
  const std::string rank = std::to_string(hit.rank);
  const std::string indent(rank.size() + 2, ' ');
  const std::string first = painted(rank, kDim, style) + "  ";
  std::string out = wrap(hit.headline, hit.headline_highlights, indent, style, kBold, first);
  if (out.empty()) out = wrap("(no headline)", {}, indent, style, kDim, first);
  std::string about;
  add(about, hit.published.known() ? date_of(hit.published) : "undated");
  add(about, hit.source);
  add(about, hit.section);
  add(about, hit.byline);
  if (hit.duplicates > 0) add(about, present::grouped(hit.duplicates) + (hit.duplicates == 1 ? " copy" : " copies"));
  out += wrap(about, {}, indent, style, kDim);
  if (hit.snippet && !hit.snippet->text.empty()) out += wrap(hit.snippet->text, hit.snippet->highlights, indent, style);
  out += indent + painted("id " + one_line(hit.id), kDim, style) + "\n\n";
  return out;
}

std::string summary_text(const SearchResult& result, const TextStyle& style) {
  std::string out;
  for (const FacetResult& facet : result.facets) out += facet_chart(facet, style) + "\n";
  for (const SignificantResult& facet : result.significant) out += significant_chart(facet, style) + "\n";
  if (result.timeline) out += timeline_chart(*result.timeline, "published", style) + "\n";
  if (result.about_timeline) out += timeline_chart(*result.about_timeline, "dates mentioned", style) + "\n";
  if (result.cross_timeline) out += cross_table(*result.cross_timeline, style) + "\n";
  if (result.suggestion) out += "did you mean: " + painted(one_line(*result.suggestion), kBold, style) + "\n";
  const std::string total = result.total == 0 ? "nothing found"
                                              : present::grouped(result.total) +
                                                    unit_name(result.unit, result.total);
  out += painted(total, kBold, style) + painted(kDot, kDim, style) +
         painted(milliseconds(result.took_ms), kDim, style) + "\n";
  return out;
}

std::string article_text(const Article& article, const TextStyle& style) {
  std::string out = article.headline.empty() ? std::string() : wrap(one_line(article.headline), {}, "", style, kBold);
  if (!article.subheadline.empty()) out += wrap(one_line(article.subheadline), {}, "", style);
  std::string about;
  if (article.published.known()) {
    add(about, date_of(article.published) + " (" + to_text(article.date_source) + ")");
  } else {
    add(about, "undated");
  }
  add(about, article.source);
  add(about, article.section);
  add(about, joined(article.byline));
  out += wrap(about, {}, "", style, kDim);
  if (!article.summary.empty()) out += "\n" + wrap(one_line(article.summary), {}, "  ", style);
  if (!article.dateline.empty()) out += "\n" + wrap(one_line(article.dateline), {}, "", style, kDim);
  out += body_text(article.body, style) + "\n";
  add_row(out, "id", article.id, style);
  add_row(out, "version", article.version, style);
  add_row(out, "updated", article.updated.to_text(), style);
  if (article.status != Status::usable) add_row(out, "status", to_text(article.status), style);
  add_row(out, "language", article.language, style);
  add_row(out, "keywords", joined(article.keywords), style);
  add_row(out, "persons", entity_names(article, EntityType::person), style);
  add_row(out, "orgs", entity_names(article, EntityType::org), style);
  add_row(out, "places", entity_names(article, EntityType::place), style);
  add_row(out, "countries", country_names(article), style);
  add_row(out, "dates", date_names(article), style);
  add_row(out, "url", article.url, style);
  add_row(out, "copyright", article.copyright, style);
  for (const auto& [name, value] : article.extra) add_row(out, one_line(name), value, style);
  return out;
}

std::string fields_text(const TextStyle& style) {
  std::string out;
  for (const Field& field : fields()) {
    out += painted(present::padded(field.name, 15), kTitle, style) + present::padded(kind_name(field.kind), 8) +
           painted(field.example, kBold, style) + "\n";
    out += wrap(field.help, {}, "               ", style);
  }
  return out;
}

}  // namespace dateline
