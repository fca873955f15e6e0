#include "common/schema.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace dateline {
namespace {

constexpr std::array<std::string_view, kFacetCount> kFacetNames = {
    "person", "org",   "place", "country", "about-country", "source",     "section",   "author", "language",
    "status", "year",  "month", "day",     "weekday",       "about-year", "about-month"};

constexpr auto kText = FieldKind::text;
constexpr auto kFacet = FieldKind::facet;

constexpr auto kFields = std::to_array<Field>({
    {"headline", kText, {}, "words in the headline", "headline:talks"},
    {"lead", kText, {}, "words in the first paragraph (of one long line: its first two sentences)", "lead:pentagon"},
    {"body", kText, {}, "words in the body", "body:\"civil war\""},
    {"summary", kText, {}, "words in the summary", "summary:budget"},
    {"byline", kText, {}, "words in the byline", "byline:roe"},
    {"keyword", kText, {}, "words in the keywords", "keyword:election"},
    {"person", FieldKind::entity, Facet::person, "a person, by full name or a word of it", "person:putin"},
    {"org", FieldKind::entity, Facet::org, "an organisation, by name or a word of it", "org:\"Islamic State\""},
    {"place", FieldKind::entity, Facet::place, "any place named", "place:Latakia"},
    {"entity", FieldKind::entity, {}, "a person, organisation or place", "entity:Georgia"},
    {"country", kFacet, Facet::country, "a country named, or meant by a demonym, a city or the dateline; name or ISO code", "country:Syria"},
    {"about-country", kFacet, Facet::about_country, "a country the article is about", "about-country:SY"},
    {"source", kFacet, Facet::source, "the agency or paper", "source:Reuters"},
    {"section", kFacet, Facet::section, "the section or category", "section:sport"},
    {"author", kFacet, Facet::author, "one author of the byline", "author:\"Jane Roe\""},
    {"language", kFacet, Facet::language, "the language; en also matches en-GB", "language:en"},
    {"status", kFacet, Facet::status, "usable, or corrected where a newer version replaced another", "status:corrected"},
    {"published", FieldKind::date, {}, "publication date: a day, month, year, range, comparison or words", "published:2015-09..2015-10-15"},
    {"date", FieldKind::date, {}, "the same as published", "date:2015-09-29"},
    {"year", kFacet, Facet::year, "year of publication", "year:2015"},
    {"month", kFacet, Facet::month, "month of publication", "month:2015-09"},
    {"day", kFacet, Facet::day, "day of publication", "day:2015-09-29"},
    {"weekday", kFacet, Facet::weekday, "weekday of publication", "weekday:Monday"},
    {"about", FieldKind::date, {}, "a date mentioned in the text", "about:2014-08"},
    {"about-year", kFacet, Facet::about_year, "a year mentioned in the text", "about-year:2014"},
    {"about-month", kFacet, Facet::about_month, "a month mentioned in the text", "about-month:2014-08"},
    {"undated", FieldKind::flag, {}, "true: articles without a publication date", "undated:true"},
    {"wordcount", FieldKind::number, {}, "words in the body", "wordcount:>500"},
    {"id", FieldKind::id, {}, "the identity, byte for byte", "id:example-1"},
});

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = row[j];
      row[j] = next;
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const Field> fields() { return kFields; }

const Field* find_field(std::string_view name) {
  const std::string wanted = lower(name);
  for (const Field& field : kFields)
    if (field.name == wanted) return &field;
  return nullptr;
}

std::string_view nearest_field(std::string_view name) {
  if (name.size() > 40) return {};
  const std::string wanted = lower(name);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const Field& field : kFields) {
    const std::size_t distance = edit_distance(wanted, field.name);
    if (distance < best_distance) {
      best = field.name;
      best_distance = distance;
    }
  }
  return best;
}

std::string_view facet_name(Facet facet) { return kFacetNames[static_cast<std::size_t>(facet)]; }

std::optional<Facet> facet_named(std::string_view name) {
  for (std::size_t i = 0; i < kFacetCount; ++i)
    if (kFacetNames[i] == name) return static_cast<Facet>(i);
  return std::nullopt;
}

}  // namespace dateline
