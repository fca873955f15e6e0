#include "corpus/generator/topics.h"

#include <algorithm>

#include "corpus/generator/base_words.h"

namespace dateline::corpus {

Topics::Topics()
    : topic_law_({.head = kTopics, .shift = 8, .exponent = 58, .tail_exponent = 0}),
      word_law_({.head = kWords, .shift = 3, .exponent = 64, .tail_exponent = 0}) {
  const ZipfRanks section_law({.head = static_cast<std::uint32_t>(sections().size()),
                               .shift = 2,
                               .exponent = 64,
                               .tail_exponent = 0});
  for (std::uint32_t topic = 0; topic < kTopics; ++topic) {
    Random random(mix(0x746f706963U, topic));
    std::array<std::uint64_t, kWords> words{};
    std::size_t count = 0;
    while (count < kWords) {
      // A quarter are everyday words of the news, the rest rarer ones: what tells one topic from another.
      const std::uint64_t rank = count % 4 == 3 ? 150 + random.below(400) : 500 + random.below(7500);
      if (std::find(words.begin(), words.begin() + count, rank) == words.begin() + count)
        words[count++] = rank;
    }
    words_.push_back(words);
    sections_.push_back(sections()[static_cast<std::size_t>(section_law.draw(random))]);
  }
}

std::uint32_t Topics::draw(std::uint64_t month, Random& random) const {
  if (random.chance(1, 4)) {
    constexpr std::uint32_t kHot = 6;
    return static_cast<std::uint32_t>(mix(month, 0x686f74U + random.below(kHot)) % kTopics);
  }
  return static_cast<std::uint32_t>(topic_law_.draw(random));
}

}  // namespace dateline::corpus
