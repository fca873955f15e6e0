// An archive read with aliases answers as one indexed with the canonical names: on generated articles, over facets,
// filters and queries, with several segments, removals and held articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

struct Names {
  std::vector<std::string> persons;
  std::map<std::string, std::string> canonical;  // of persons that are variants
};

Names names_of(const std::vector<Article>& articles, std::mt19937& random) {
  Names out;
  for (const Article& article : articles) {
    for (const Entity& entity : article.entities)
      if (entity.type == EntityType::person) out.persons.push_back(entity.name);
  }
  std::sort(out.persons.begin(), out.persons.end());
  out.persons.erase(std::unique(out.persons.begin(), out.persons.end()), out.persons.end());
  std::shuffle(out.persons.begin(), out.persons.end(), random);
  // Groups of two to four, the last third of the names alone; every other canonical name is one the archive lacks.
  for (std::size_t at = 0; at + 4 < out.persons.size() * 2 / 3;) {
    const std::size_t size = 2 + random() % 3;
    const std::string top = at % 2 == 0 ? out.persons[at] : "Alias " + std::to_string(at);
    for (std::size_t i = 0; i < size; ++i)
      if (out.persons[at + i] != top) out.canonical[out.persons[at + i]] = top;
    at += size;
  }
  return out;
}

Article renamed(Article article, const Names& names) {
  std::vector<Entity> kept;
  for (Entity& entity : article.entities) {
    const auto found = names.canonical.find(entity.name);
    if (entity.type == EntityType::person && found != names.canonical.end()) entity.name = found->second;
    const bool met = std::any_of(kept.begin(), kept.end(),
                                 [&](const Entity& e) { return e.type == entity.type && e.name == entity.name; });
    if (!met) kept.push_back(std::move(entity));
  }
  article.entities = std::move(kept);
  return article;
}

std::string answer(const Searcher& searcher, const SearchRequest& request) {
  const auto result = searcher.search(request);
  if (!result) return result.error().message;
  std::string out = std::to_string(result->total);
  for (const FacetResult& facet : result->facets) {
    out += "\n" + std::string(facet_name(facet.facet)) + " " + std::to_string(facet.distinct);
    for (const FacetCount& value : facet.values) out += "; " + value.value + " " + std::to_string(value.count);
  }
  for (const Hit& hit : result->hits) {
    out += "\n" + hit.id;
    for (const std::string& person : hit.persons) out += " [" + person + "]";
  }
  return out;
}

TEST(AliasesEquivalenceTest, AsIfIndexedSo) {
  std::mt19937 random(7);
  std::vector<Article> articles = generated(1200, 3, 60);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = "a" + std::to_string(i);
    articles[i].headline += " " + std::to_string(i);
    if (i % 37 == 0) articles[i].status = Status::withheld;
    // More names in an article, so that many hold two spellings of one.
    const std::size_t others = articles.size() - i;
    const std::vector<Entity> borrowed = articles[i + random() % others].entities;  // it may be the article itself
    for (const Entity& entity : borrowed)
      if (entity.type == EntityType::person) articles[i].entities.push_back(entity);
  }
  const Names names = names_of(articles, random);
  ASSERT_GT(names.canonical.size(), 20U);
  ArchiveMaker with_aliases;
  ArchiveMaker rewritten;
  const std::size_t third = articles.size() / 3;
  for (std::size_t part = 0; part < 3; ++part) {
    std::vector<Article> raw(articles.begin() + static_cast<std::ptrdiff_t>(part * third),
                             articles.begin() + static_cast<std::ptrdiff_t>((part + 1) * third));
    with_aliases.add(raw);
    for (Article& article : raw) article = renamed(std::move(article), names);
    rewritten.add(raw);
  }
  for (std::size_t i = 0; i < articles.size(); i += 29) {
    with_aliases.remove("a" + std::to_string(i));
    rewritten.remove("a" + std::to_string(i));
  }
  std::ofstream file(with_aliases.path() + "/aliases.tsv");
  for (const auto& [variant, canonical] : names.canonical) file << "person\t" << canonical << "\t" << variant << "\n";
  file.close();
  const Searcher a = with_aliases.searcher();
  const Searcher b = rewritten.searcher();
  const auto any_name = [&] { return names.persons[random() % names.persons.size()]; };
  const auto canonical = [&](const std::string& name) {
    const auto found = names.canonical.find(name);
    return found == names.canonical.end() ? name : found->second;
  };
  for (int round = 0; round < 150; ++round) {
    SearchRequest request;
    request.facets = {{Facet::person, 1000}, {Facet::place, 5}, {Facet::year, 5}};
    request.limit = 20;
    request.now = 1'700'000'000;
    SearchRequest on_b = request;
    const std::string name = any_name();
    const std::string other = any_name();
    if (round % 3 != 0) {
      const bool exclude = round % 5 == 0;
      request.filters = {{Facet::person, name, exclude, false}, {Facet::person, other, false, false}};
      on_b.filters = {{Facet::person, canonical(name), exclude, false}, {Facet::person, canonical(other), false, false}};
    }
    if (round % 2 == 0) {
      request.query = "person:\"" + other + "\" OR NOT person:\"" + name + "\"";
      on_b.query = "person:\"" + canonical(other) + "\" OR NOT person:\"" + canonical(name) + "\"";
    }
    ASSERT_EQ(answer(a, request), answer(b, on_b)) << request.query << " " << name << " " << other;
  }
}

}  // namespace
}  // namespace dateline::testing
