#include "searcher/api/hits.h"

#include <algorithm>

namespace dateline {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += "; ";
    out += value;
  }
  return out;
}

Facet facet_of(EntityType type) {
  return type == EntityType::person ? Facet::person : type == EntityType::org ? Facet::org : Facet::place;
}

std::string shown_name(Facet facet, const std::string& value, const AliasMap* aliases) {
  const AliasGroup* group = aliases == nullptr ? nullptr : aliases->table().find(facet, value);
  return group == nullptr ? value : group->name;
}

std::vector<std::string> names_of(const Article& article, EntityType type, const AliasMap* aliases) {
  std::vector<std::string> out;
  for (const Entity& entity : article.entities) {
    if (entity.type != type) continue;
    std::string name = shown_name(facet_of(type), entity.name, aliases);
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

}  // namespace

HitMaker::HitMaker(const archive::Snapshot& snapshot, const Resolution& resolution, bool snippets,
                   const AliasMap* aliases)
    : snapshot_(snapshot),
      snippets_(snippets),
      aliases_(aliases),
      headline_(resolution.headline),
      body_(resolution.body),
      records_(snapshot.segments().size()) {}

archive::RecordReader& HitMaker::records(std::uint32_t segment) {
  auto& reader = records_[segment];
  if (!reader) reader = std::make_unique<archive::RecordReader>(snapshot_.segments()[segment]->records());
  return *reader;
}

Hit HitMaker::make(const ScoredRow& row, std::uint64_t rank) {
  auto parsed = parser_.parse(records(row.segment).record(row.row));
  if (!parsed) throw archive::Damaged{"text", parsed.error().message};
  Article& article = *parsed;
  Hit hit;
  hit.id = std::move(article.id);
  hit.rank = rank;
  hit.score = row.score;
  hit.headline_highlights = headline_.highlight(article.headline, article.language);
  if (snippets_) {
    Snippet snippet = body_.snippet(article);
    if (!snippet.text.empty()) hit.snippet = std::move(snippet);
  }
  hit.headline = std::move(article.headline);
  hit.published = article.published;
  hit.date_source = article.date_source;
  hit.updated = article.updated;
  hit.source = std::move(article.source);
  hit.section = std::move(article.section);
  hit.byline = joined(article.byline);
  hit.language = std::move(article.language);
  hit.url = std::move(article.url);
  hit.persons = names_of(article, EntityType::person, aliases_);
  hit.orgs = names_of(article, EntityType::org, aliases_);
  hit.places = names_of(article, EntityType::place, aliases_);
  return hit;
}

}  // namespace dateline
