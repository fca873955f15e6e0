// What articles are about: 200 topics, each with a section and with words that it makes more frequent, so
// that words occur together and an AND finds more than chance would.
//
//   Topics topics;
//   std::uint32_t topic = topics.draw(month, random);
//   std::uint64_t rank = topics.word(topic, random);      // a rank of Vocabulary
//
// Some topics are hot for a month. The same for every seed. Immutable, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/generator/random.h"
#include "corpus/generator/zipf.h"

namespace dateline::corpus {

class Topics {
 public:
  static constexpr std::uint32_t kTopics = 200;
  static constexpr std::uint32_t kWords = 64;

  Topics();

  std::uint32_t draw(std::uint64_t month, Random& random) const;
  std::uint64_t word(std::uint32_t topic, Random& random) const {
    return words_[topic][static_cast<std::size_t>(word_law_.draw(random))];
  }
  // Its most typical words, best first.
  const std::array<std::uint64_t, kWords>& words(std::uint32_t topic) const { return words_[topic]; }
  std::string_view section(std::uint32_t topic) const { return sections_[topic]; }

 private:
  ZipfRanks topic_law_;
  ZipfRanks word_law_;
  std::vector<std::array<std::uint64_t, kWords>> words_;
  std::vector<std::string_view> sections_;
};

}  // namespace dateline::corpus
