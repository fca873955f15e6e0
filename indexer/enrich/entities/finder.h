// Who and where: finds persons, organisations, places and countries in an English article, in memory, with nothing
// to download, and joins the names that mean the same.
//
//   auto finder = Finder::load();
//   (*finder)->enrich(article);     // article.entities, article.countries
//
// Given entities (from metadata) come first and are joined with those found. Mentions lie in headline, subheadline,
// summary and body (and the dateline's city), in code points; bylines and agency credits are no mentions.
// Articles whose language is not English keep their given entities, and get countries by name only.
// load() takes about 30 ms; a Finder is immutable, and enrich() may run on any number of threads at once, each
// keeping up to about 20 MB of words it has met. The result depends on the article alone.
#pragma once

#include <memory>

#include "common/article.h"
#include "common/error.h"

namespace dateline::entities {

class Lexicon;
class Model;

class Finder {
 public:
  // The built-in model and gazetteers. Error code "bad-model" or "bad-gazetteer" (a broken build).
  static Result<std::shared_ptr<const Finder>> load();
  // The built-in gazetteers with a model from elsewhere (a file of dateline-train), and salience weights.
  static Result<std::shared_ptr<const Finder>> load(std::string_view model, std::string_view salience);

  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  ~Finder();

  void enrich(Article& article) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }  // for dateline-train

 private:
  explicit Finder(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

}  // namespace dateline::entities
