#include "tests/support/articles.h"

#include <stdexcept>
#include <variant>

#include "common/time/make_moment.h"
#include "common/time/parse_moment.h"
#include "corpus/generator/generator.h"
#include "indexer/enrich/enricher.h"
#include "indexer/readers/reader.h"

namespace dateline::testing {

Moment moment(std::string_view text) {
  if (text.empty()) return {};
  auto parsed = parse_moment(text, Zone::utc());
  if (!parsed) throw std::runtime_error("no date: " + std::string(text));
  return *parsed;
}

Article article(std::string_view id, std::string_view headline, std::string_view body) {
  Article out;
  out.id = id;
  out.headline = headline;
  out.body = body;
  out.language = "en";
  out.source = "Test Agency";
  out.published = moment("2015-09-29");
  out.date_source = DateSource::metadata;
  return out;
}

std::vector<Article> generated(std::uint64_t count, std::uint64_t seed, std::uint32_t words) {
  corpus::Options options;
  options.articles = count;
  options.seed = seed;
  options.words = words;
  const corpus::Generator generator(options);
  corpus::Record record;
  std::vector<Article> out;
  for (std::uint64_t place = 0; place < count; ++place) {
    generator.make(place, record);
    Article made = article(record.id, record.headline, record.body);
    made.published = moment(corpus::to_iso(record.published));
    made.source = record.source;
    made.section = record.section;
    if (!record.byline.empty()) made.byline = {record.byline};
    made.keywords = record.keywords;
    for (const corpus::Entity& entity : record.cast) {
      const EntityType type = entity.kind == corpus::Kind::person ? EntityType::person
                              : entity.kind == corpus::Kind::org  ? EntityType::org
                                                                  : EntityType::place;
      made.entities.push_back({type, entity.full, true, {}});
    }
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<Article> read_articles(const std::vector<std::string>& paths) {
  const std::string root = std::string(DATELINE_SOURCE_DIR) + "/";
  std::vector<std::string> inputs;
  for (const std::string& path : paths) inputs.push_back(root + path);
  EnrichOptions options;
  options.today = moment("2026-01-01").first;
  options.entities = false;
  auto enricher = Enricher::create(options);
  if (!enricher) throw std::runtime_error(enricher.error().message);
  readers::Source source(inputs, {});
  std::vector<Article> out;
  while (auto item = source.next()) {
    const auto* raw = std::get_if<readers::RawRecord>(&*item);
    if (raw == nullptr) continue;
    for (readers::Outcome& outcome : readers::parse(*raw, {})) {
      auto* parsed = std::get_if<readers::Parsed>(&outcome);
      if (parsed == nullptr) continue;
      enricher->enrich(parsed->article, parsed->origin);
      if (parsed->article.id.empty()) parsed->article.id = "file:" + parsed->origin.path.substr(root.size());
      out.push_back(std::move(parsed->article));
    }
  }
  if (out.empty()) throw std::runtime_error("no articles to read");
  return out;
}

}  // namespace dateline::testing
