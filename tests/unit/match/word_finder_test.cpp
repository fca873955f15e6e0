// Words found by their bytes and by walking, against the stream decoded whole.
#include "searcher/match/word_finder.h"

#include <gtest/gtest.h>

#include <random>

#include "common/archive/tokens.h"

namespace dateline {
namespace {

using archive::TokenCursor;
using archive::TokenEncoder;
using Places = WordFinder::Places;

std::vector<ArticleToken> found(const std::string& bytes, std::vector<std::uint32_t> words, Places places = {}) {
  WordFinder finder({std::move(words)}, places);
  std::vector<ArticleToken> out;
  finder.find(bytes, out);
  return out;
}

// More words than are searched for one by one.
std::vector<std::uint32_t> many() {
  std::vector<std::uint32_t> out;
  for (std::uint32_t word = 0; word < 40; ++word) out.push_back(word);
  return out;
}

std::string sample(bool headline = true) {
  std::string bytes;
  TokenEncoder e(bytes);
  if (headline) {
    e.part(Part::headline);
    e.word(1, 0);
  }
  e.part(Part::byline);
  e.word(7, 0);
  e.part(Part::body);
  e.word(2, 0);
  e.word(3, 4);
  e.joined(4, 1, 2);
  e.sentence();
  e.word(5, 0);
  e.sentence();
  e.word(8, 0);
  e.paragraph();
  e.word(6, 0);
  e.part(Part::keyword);
  e.word(9, 0);
  return bytes;
}

std::string words_of(const std::vector<ArticleToken>& tokens) {
  std::string out;
  for (const ArticleToken& token : tokens) out += std::to_string(token.word);
  return out;
}

TEST(WordFinderTest, PositionsSentencesParagraphsSurfaces) {
  for (const auto& words : {std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6}, many()}) {
    const auto t = found(sample(), words);
    const std::size_t at2 = 1;
    ASSERT_GE(t.size(), 6U);
    EXPECT_EQ(words_of(t).substr(0, 5), "12345");
    EXPECT_GT(t[at2].start, t[0].end + 1000);
    EXPECT_EQ(t[2].surface, 4U);
    EXPECT_EQ(t[3].surface, 1U);
    EXPECT_EQ(t[3].start, t[1].start);
    EXPECT_EQ(t[3].end, t[2].end);
    EXPECT_EQ(t[2].sentence, t[3].sentence);
    EXPECT_NE(t[3].sentence, t[4].sentence);
    EXPECT_EQ(t[3].paragraph, t[4].paragraph);
    EXPECT_EQ(t[4].start, t[2].end + 1);
  }
}

TEST(WordFinderTest, Places) {
  struct Row {
    Places places;
    const char* with_headline;
    const char* without;
  };
  const Row rows[] = {
      {{}, "123458" "69", "23458" "69"},
      {{part_bit(Part::headline), false}, "1", ""},
      {{part_bit(Part::byline), false}, "7", "7"},
      {{part_bit(Part::body), false}, "234586", "234586"},
      {{part_bit(Part::body), true}, "23458", "2345"},
      {{part_bit(Part::keyword), false}, "9", "9"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(words_of(found(sample(true), many(), row.places)), row.with_headline);
    EXPECT_EQ(words_of(found(sample(false), many(), row.places)), row.without);
  }
}

TEST(WordFinderTest, NothingWhereAnOperandIsMissing) {
  WordFinder finder({{2, 3}, {11}}, {});
  std::vector<ArticleToken> out;
  finder.find(sample(), out);
  EXPECT_TRUE(out.empty());
  finder.find("", out);
  EXPECT_TRUE(out.empty());
}

// Random streams with every mark: both ways find the same words at the same distances.
TEST(WordFinderTest, SearchingIsWalking) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    TokenEncoder e(bytes);
    std::uint32_t words = 0;
    const std::uint32_t vocabulary = round % 3 == 0 ? 12 : round % 3 == 1 ? 400 : 30'000;
    const auto word = [&] { return static_cast<std::uint32_t>(random() % vocabulary) * (random() % 4 == 0 ? 1 : 0) + 5; };
    const auto surface = [&] { return random() % 3 == 0 ? static_cast<std::uint32_t>(random() % (round % 5 == 0 ? 30 : 4)) : 0; };
    unsigned part = 0;
    e.part(static_cast<Part>(part));
    for (std::size_t n = random() % 300; n > 0; --n) {
      switch (random() % 24) {
        case 0: e.sentence(); break;
        case 1: e.paragraph(); break;
        case 2:
          if (random() % 4 != 0) break;
          part = std::min(6U, part + static_cast<unsigned>(random() % 2));
          e.part(static_cast<Part>(part));
          break;
        case 3:
          if (words > 8) e.joined(word(), surface(), 1 + static_cast<std::uint32_t>(random() % 8));
          break;
        default:
          e.word(word(), surface());
          ++words;
      }
    }
    std::vector<std::uint32_t> some{5};
    for (std::size_t n = random() % 5; n > 0; --n) some.push_back(word());
    auto padded = some;
    for (std::uint32_t n = 0; n < 40; ++n) padded.push_back(1'000'000 + n);
    const auto quick = found(bytes, some);
    const auto walked = found(bytes, padded);
    ASSERT_EQ(quick.size(), walked.size()) << round;
    for (std::size_t i = 0; i < quick.size(); ++i) {
      EXPECT_EQ(quick[i].word, walked[i].word);
      EXPECT_EQ(quick[i].surface, walked[i].surface);
      EXPECT_EQ(quick[i].end - quick[i].start, walked[i].end - walked[i].start);
      EXPECT_EQ(quick[i].end - quick[0].end, walked[i].end - walked[0].end) << round << ' ' << i;
      EXPECT_EQ(quick[i].sentence - quick[0].sentence, walked[i].sentence - walked[0].sentence);
      EXPECT_EQ(quick[i].paragraph - quick[0].paragraph, walked[i].paragraph - walked[0].paragraph);
    }
  }
}

}  // namespace
}  // namespace dateline
