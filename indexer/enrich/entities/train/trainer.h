// Trains both passes of the tagger, by cross-validation or for the model that ships.
//
//   Trainer trainer(corpus, lexicon, settings);
//   trainer.cross_validate(fold, out);  or  std::string bytes = trainer.build();
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/enrich/entities/model.h"
#include "indexer/enrich/entities/train/corpus.h"
#include "indexer/enrich/entities/train/crf.h"
#include "indexer/enrich/entities/vocabulary.h"

namespace dateline::entities::train {

struct Settings {
  Descent first{10, 0.01F, 1e-3F, 0.1F, 1};
  Descent second{5, 0.01F, 1e-3F, 0, 2};
  int folds = 4;              // of the jack-knife that makes honest first-pass labels for the second pass
  std::uint32_t least_word = 2;   // a word feature must be met in this many places
  std::uint32_t least_place = 3;
  float prune = 0.0F;       // rows whose largest weight is below this are left out of the file
};

struct Counts {
  std::size_t right = 0, out = 0, gold = 0;
};
using Report = std::map<std::string, std::array<Counts, kTypes>>;  // by corpus

class Trainer {
 public:
  Trainer(std::deque<Annotated>& corpus, const Lexicon& lexicon, const Settings& settings);

  // Trains without the documents whose number leaves `fold` modulo `parts`, and scores those, pass by pass.
  void cross_validate(std::size_t fold, std::size_t parts, Report& first, Report& second);
  // Trains on everything; returns the file.
  std::string build();

 private:
  using Documents = std::vector<std::size_t>;

  void count_habits();
  void index_features();
  void prepare_second(std::size_t d, const std::vector<std::uint8_t>& labels, const std::vector<Scores>& base,
                      bool grow, std::vector<Sequence>& out);
  Crf train_first(const Documents& documents) const;
  Crf train_second(const Documents& documents);
  void predict(const Crf& p, std::size_t d, std::vector<std::uint8_t>& labels, std::vector<Scores>& base) const;
  void score(std::size_t d, const std::vector<std::uint8_t>& labels, Report& report);

  std::deque<Annotated>& corpus_;
  const Lexicon& lexicon_;
  Settings settings_;
  Model habits_;
  std::vector<std::pair<std::uint32_t, std::uint8_t>> habit_list_;
  Vocabulary vocabulary_;
  std::unordered_map<const Word*, std::int32_t> word_index_;
  Crf::Rows word_rows_, masked_rows_;  // with and without the features of the exact word
  std::vector<std::uint32_t> word_keys_, place_keys_, second_keys_;  // row -> key
  std::unordered_map<std::uint32_t, std::uint32_t> second_index_;
  std::vector<std::vector<Sequence>> sequences_;  // by document
  std::vector<std::vector<std::uint8_t>> truth_;  // by document: gold label of a token
};

}  // namespace dateline::entities::train
