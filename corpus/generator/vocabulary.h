// The language of the archive: a word for every rank of frequency, without end.
//
//   Vocabulary vocabulary;
//   std::uint64_t rank = vocabulary.draw(random);
//   vocabulary.append(rank, out);
//
// Ranks below base_words().size() are real words; beyond, each eight ranks are a made noun, verb and
// adjective with their -s, -ed, -ing and -ly forms, so that stemming has work to do. The same for every seed:
// a seed chooses what is written, not the language. About 1 MiB; immutable, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/random.h"
#include "corpus/generator/zipf.h"

namespace dateline::corpus {

class Vocabulary {
 public:
  Vocabulary();

  std::uint64_t draw(Random& random) const { return ranks_.draw(random); }

  // Appends the word of that rank (below 2^38) in the case in which it stands inside a sentence, after a
  // space if wanted.
  void append(std::uint64_t rank, bool space, std::string& out) const {
    if (space && rank < ready_.size() && ready_[rank].size > 0) {
      // A copy of constant length and a cut: much faster than a copy of the right length.
      const Ready& word = ready_[rank];
      const std::size_t end = out.size() + word.size;
      out.append(word.text.data(), word.text.size());
      out.resize(end);
      return;
    }
    if (space) out += ' ';
    spell(rank, out);
  }

 private:
  struct Ready {
    std::array<char, 15> text;  // a space, then the word
    std::uint8_t size;          // of both; 0: the word is too long for its place
  };
  static void spell(std::uint64_t rank, std::string& out);

  ZipfRanks ranks_;
  std::vector<Ready> ready_;  // the spellings of the most frequent ranks
};

}  // namespace dateline::corpus
