// The first articles of the generator, as records: the same text for every benchmark.
#pragma once

#include <vector>

#include "common/article.h"
#include "corpus/generator/generator.h"

namespace dateline::bench {

inline std::vector<Article> generated(std::uint64_t count) {
  corpus::Options options;
  options.articles = count;
  const corpus::Generator generator(options);
  std::vector<Article> out;
  corpus::Record record;
  for (std::uint64_t i = 0; i < count; ++i) {
    generator.make(i, record);
    Article article;
    article.id = record.id;
    article.headline = record.headline;
    article.body = record.body;
    article.source = std::string(record.source);
    article.section = std::string(record.section);
    article.byline = {record.byline};
    article.keywords = record.keywords;
    article.language = "en";
    out.push_back(std::move(article));
  }
  return out;
}

}  // namespace dateline::bench
