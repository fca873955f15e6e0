#include "corpus/generator/vocabulary.h"

#include <algorithm>

#include "corpus/generator/base_words.h"
#include "corpus/generator/spelling.h"

namespace dateline::corpus {
namespace {

// Exponent 1.047 for the words that everybody uses; 1.797 beyond, which is Heaps' law with exponent 0.556.
constexpr ZipfShape kWords{.head = 8192, .shift = 1.5, .exponent = 67, .tail_exponent = 115};
constexpr std::uint64_t kReady = 65'536;

enum Lemma : std::uint8_t { noun, verb, adjective, kLemmas };
struct Place {
  Lemma lemma;
  Form form;
};
constexpr std::array<Place, 8> kBlock = {{{noun, Form::bare},
                                          {verb, Form::bare},
                                          {noun, Form::s},
                                          {verb, Form::ed},
                                          {adjective, Form::bare},
                                          {verb, Form::ing},
                                          {verb, Form::s},
                                          {adjective, Form::ly}}};

}  // namespace

Vocabulary::Vocabulary() : ranks_(kWords) {
  std::string word;
  for (std::uint64_t rank = 0; rank < kReady; ++rank) {
    word = ' ';
    spell(rank, word);
    Ready ready{};
    if (word.size() <= ready.text.size()) {
      ready.size = static_cast<std::uint8_t>(word.size());
      std::copy(word.begin(), word.end(), ready.text.begin());
    }
    ready_.push_back(ready);
  }
}

void Vocabulary::spell(std::uint64_t rank, std::string& out) {
  const auto base = base_words();
  if (rank < base.size()) {
    out += base[rank];
    return;
  }
  const std::uint64_t made = rank - base.size();
  const Place place = kBlock[made % kBlock.size()];
  const std::size_t start = out.size();
  append_made_word(made / kBlock.size() * kLemmas + place.lemma, out);
  append_form(place.form, start, out);
}

}  // namespace dateline::corpus
