// Finds the names in a tokenised article: structured perceptron over BILOU labels, decoded by Viterbi, twice; the
// second pass sees what the first one thought of the same words elsewhere in the article. M. Collins, "Discriminative
// training methods for hidden Markov models", EMNLP 2002; L. Ratinov and D. Roth, "Design challenges and
// misconceptions in named entity recognition", CoNLL 2009.
//
//   Tagger tagger(lexicon, model);
//   tagger.tag(doc, spans);    // spans in order, not overlapping
//
// Not thread-safe: one Tagger a thread. It holds references; lexicon and model must outlive it.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/enrich/entities/features.h"
#include "indexer/enrich/entities/model.h"
#include "indexer/enrich/entities/vocabulary.h"

namespace dateline::entities {

class Tagger {
 public:
  Tagger(const Lexicon& lexicon, const Model& model) : lexicon_(lexicon), model_(model), vocabulary_(lexicon, model) {}

  void tag(Document& doc, std::vector<Span>& spans);
  // Words and gazetteer phrases alone, without names.
  void look_up(Document& doc);
  const Context& context() const { return context_; }
  Vocabulary& vocabulary() { return vocabulary_; }

 private:
  void emit(const Document& doc);
  void decode(const Document& doc, int pass);

  const Lexicon& lexicon_;
  const Model& model_;
  Vocabulary vocabulary_;
  Context context_;
  std::vector<Lanes> scores_;            // token -> emissions of the first pass
  std::vector<std::uint8_t> labels_;
  std::vector<std::array<std::uint8_t, kLabels>> back_;
  std::vector<std::uint32_t> keys_;
};

// Labels -> spans, over the stretches given.
void spans_of(const std::vector<std::uint8_t>& labels, const std::vector<Stretch>& stretches, std::vector<Span>& spans);

}  // namespace dateline::entities
