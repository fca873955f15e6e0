// Reads the annotated sentences of ../shared/data/ner/train and evens out what their makers annotated differently.
//
//   auto corpus = read_corpus(dir, lexicon);   // documents in a fixed order
//
// The rules of cleaning are in TRAINING.md.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/enrich/entities/features.h"
#include "indexer/enrich/entities/lexicon.h"

namespace dateline::entities::train {

struct Annotated {
  std::string corpus;
  std::uint64_t domain = 0;       // 0: edited text; 1: tweets; 2: encyclopedia sentences
  float weight = 1;               // of its mistakes in training
  bool others = true;             // other names (MISC) are annotated; else an O may be one
  std::deque<std::string> texts;  // one a sentence
  Document doc;
  std::vector<Span> gold;
};

Result<std::deque<Annotated>> read_corpus(const std::string& directory, const Lexicon& lexicon);

// The whole content of a file.
Result<std::string> read_bytes(const std::string& path);
// The same, decompressed when its name ends in .zst.
Result<std::string> read_all(const std::string& path);

}  // namespace dateline::entities::train
