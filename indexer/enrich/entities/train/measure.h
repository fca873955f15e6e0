// Runs the finder over gold files, for score.py, and learns the salience of countries from editors' places.
#pragma once

#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/enrich/entities/finder.h"

namespace dateline::entities::train {

// The articles of a JSON Lines file (of the contract's keys; .zst accepted), with the editors' places.
struct GoldArticle {
  Article article;
  std::vector<std::string> places;  // gold.place
};
Result<std::vector<GoldArticle>> read_gold(const std::string& path);

// One analyze-like line an article to `out` (only those whose number leaves `rest` modulo `parts`, when parts > 0);
// says words and seconds.
struct Speed {
  std::size_t words = 0;
  double seconds = 0;
};
Result<Speed> measure(const Finder& finder, std::vector<GoldArticle>& articles, const std::string& out,
                      std::size_t parts, std::size_t rest);

// Learns from the articles whose number is even. `table`: reuters-places.tsv. Returns salience.tsv.
Result<std::string> learn_salience(const Finder& finder, std::vector<GoldArticle>& articles, const std::string& table);

}  // namespace dateline::entities::train
