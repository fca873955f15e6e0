// Remembers the words met, with their scores summed, so that each costs its features once. Also gives the words of
// headlines in capitals the case they would have in a sentence.
//
//   Vocabulary vocabulary(lexicon, model);
//   vocabulary.look_up(doc);             // sets Token::word and Sentence::caps, title_case
//
// One thread at a time. Words stay valid until forget(), which look_up() calls by itself when there are too many:
// pointers from an earlier document are then void.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/enrich/entities/lexicon.h"
#include "indexer/enrich/entities/model.h"
#include "indexer/enrich/entities/token.h"
#include "indexer/enrich/entities/word.h"

namespace dateline::entities {

class Vocabulary {
 public:
  Vocabulary(const Lexicon& lexicon, const Model& model);
  void look_up(Document& doc);
  const Word* word(std::string_view surface);
  void set_limit(std::size_t words) { limit_ = words; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const Word* word = nullptr;
  };
  void judge_case(Document& doc, Sentence& sentence) const;
  std::string natural(std::string_view surface, bool first);
  void forget();

  const Lexicon* lexicon_;
  const Model* model_;
  std::size_t limit_ = 30000;
  std::deque<Word> words_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> keys_;
  std::unordered_map<std::string, std::string> seen_;  // lower case -> as the article writes it in a sentence
};

}  // namespace dateline::entities
