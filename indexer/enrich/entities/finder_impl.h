// What a Finder is made of, and one thread's working memory. For finder.cpp and dateline-train.
#pragma once

#include <memory>
#include <vector>

#include "indexer/enrich/entities/aliases.h"
#include "indexer/enrich/entities/finder.h"
#include "indexer/enrich/entities/places.h"
#include "indexer/enrich/entities/tagger.h"

namespace dateline::entities {

struct Finder::Impl {
  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const Model> model;
  Aliases aliases;
  std::unique_ptr<const Places> places;
};

struct Workspace {
  explicit Workspace(std::shared_ptr<const Finder::Impl> of) : impl(std::move(of)), tagger(*impl->lexicon, *impl->model) {}

  // Tokenises and tags the article's parts; spans are refined.
  void read(const Article& article);

  std::shared_ptr<const Finder::Impl> impl;
  Tagger tagger;
  Document doc;
  std::vector<Span> spans;
};

}  // namespace dateline::entities
