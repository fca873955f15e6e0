// What a token's place tells the tagger beyond the words around it: pairs of words, the run of capitals it stands
// in, gazetteer phrases, and how the same word is used elsewhere in the article.
//
//   Context context;  context.prepare(doc, lexicon);
//   context.features(i, keys);          // first pass
//   context.vote(spans); context.second_features(i, keys);   // second pass, after the first one's names
//
// One Context serves one thread; it is reused from article to article to keep its memory.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "indexer/enrich/entities/lexicon.h"
#include "indexer/enrich/entities/token.h"
#include "indexer/enrich/entities/word.h"

namespace dateline::entities {

struct Span {
  std::uint32_t first = 0;  // tokens, half open
  std::uint32_t last = 0;
  int type = kOther;
  bool operator==(const Span&) const = default;
};

// A stretch of tokens that may hold names; all outside is O.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Context {
 public:
  void prepare(const Document& doc, const Lexicon& lexicon);
  const std::vector<Stretch>& stretches() const { return stretches_; }
  void features(std::uint32_t i, std::vector<std::uint32_t>& keys) const;

  void vote(const std::vector<Span>& spans, const std::vector<std::uint8_t>& labels);
  void second_features(std::uint32_t i, std::vector<std::uint32_t>& keys) const;

  // Gazetteer flags of the longest phrase over a token, and whether the token begins, continues or ends it.
  struct Phrase {
    std::uint32_t flags = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // half open; last == first: none
    std::uint16_t country = kNoCountry;
  };
  const std::vector<Phrase>& phrases() const { return phrases_; }
  // Is the token's word also written without a capital in this article?
  bool written_small(std::uint32_t i) const { return uses_[use_of_[i]].lower > 0; }
  bool in_title_case(std::uint32_t i) const { return doc_->sentences[sentence_of_[i]].title_case; }
  std::uint32_t sentence_of(std::uint32_t i) const { return sentence_of_[i]; }

 private:
  struct Uses {  // of one word, case ignored, over the article
    std::uint16_t lower = 0, inner = 0, total = 0;
    std::uint16_t evidence = 0;
    std::array<std::uint16_t, kTypes + 1> votes{};
    std::array<std::uint16_t, kTypes> last_votes{};
  };
  struct Run {
    std::uint32_t first = 0, last = 0;
  };

  const Word& at(std::int64_t i, const Sentence& s) const;
  void find_runs();
  void find_phrases(const Lexicon& lexicon);
  void find_stretches();
  void count_uses();
  std::uint32_t uses_of(std::uint64_t lower_hash);

  const Document* doc_ = nullptr;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> use_of_;    // token -> index into uses_
  std::vector<Uses> uses_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> table_;  // open addressing, hash -> use + 1
  std::vector<Run> runs_;                // token -> its run of capitals
  std::vector<Phrase> phrases_;
  std::vector<Stretch> stretches_;
  std::vector<std::uint8_t> labels_;     // of the first pass
  std::unordered_map<std::uint64_t, std::array<std::uint16_t, kTypes>> names_;  // whole names of the first pass
  std::unordered_map<std::uint64_t, int> acronyms_;
  std::vector<std::uint64_t> name_of_;   // token -> key of the run it stands in
  Word outside_;
};

}  // namespace dateline::entities
