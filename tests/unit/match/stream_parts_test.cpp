// Parts found by their marks, against the stream decoded whole.
#include "searcher/match/stream_parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "common/archive/tokens.h"
#include "searcher/match/word_finder.h"

namespace dateline {
namespace {

using archive::TokenCursor;
using archive::TokenEncoder;
using Places = WordFinder::Places;

// Words that count, in order, by reading every code.
std::vector<std::uint32_t> decoded(std::string_view stream, Places places) {
  std::vector<std::uint32_t> out;
  Part part = Part::headline;
  bool headline = false;
  std::uint32_t sentences = 0;
  std::uint32_t paragraphs = 0;
  for (TokenCursor cursor(stream); cursor.next();) {
    switch (cursor.kind()) {
      case TokenCursor::Kind::part:
        part = cursor.part();
        headline = headline || part == Part::headline;
        sentences = paragraphs = 0;
        break;
      case TokenCursor::Kind::paragraph: ++paragraphs; [[fallthrough]];
      case TokenCursor::Kind::sentence: ++sentences; break;
      default: {
        const bool in_lead = part == Part::body && (headline ? paragraphs == 0 : sentences < 2);
        if (places.lead ? in_lead : (places.parts & part_bit(part)) != 0) out.push_back(cursor.word());
      }
    }
  }
  return out;
}

std::string random_stream(std::mt19937& random, std::vector<std::uint32_t>& words) {
  const std::uint32_t vocabulary = random() % 2 == 0 ? 60 : 30'000;
  std::string bytes;
  TokenEncoder e(bytes);
  for (unsigned part = 0; part < kPartCount; ++part) {
    const bool several = static_cast<Part>(part) == Part::byline || static_cast<Part>(part) == Part::keyword;
    for (std::size_t times = random() % (several ? 4 : 2); times > 0; --times) {
      e.part(static_cast<Part>(part));
      std::uint32_t spoken = 0;
      for (std::size_t n = 1 + random() % 30; n > 0; --n) {
        const std::uint32_t kind = static_cast<std::uint32_t>(random() % 20);
        const std::uint32_t surface = random() % 4 == 0 ? static_cast<std::uint32_t>(random() % 12) : 0;
        const auto word = static_cast<std::uint32_t>(random() % vocabulary);
        if (kind == 0 && spoken > 0) e.sentence();
        else if (kind == 1 && spoken > 0) e.paragraph();
        else if (kind == 2 && spoken > 1) e.joined(word, surface, 2);
        else e.word(word, surface), ++spoken;
        if (kind > 1) words.push_back(word);
      }
    }
  }
  return bytes;
}

TEST(StreamPartsTest, WordsOfAPartAreThoseThatDecodingFinds) {
  std::mt19937 random(11);
  std::vector<Places> all = {{part_bit(Part::body), true}, {part_bit(Part::headline) | part_bit(Part::keyword), false}};
  for (unsigned part = 0; part < kPartCount; ++part) all.push_back({1U << part, false});
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::uint32_t> words;
    const std::string bytes = random_stream(random, words);
    for (const Places& places : all) {
      const std::vector<std::uint32_t> there = decoded(bytes, places);
      // Few words are searched for as bytes, many are walked to.
      std::vector<std::uint32_t> few;
      for (int n = 0; n < 5 && !words.empty(); ++n) few.push_back(words[random() % words.size()]);
      for (const auto& wanted : {few, words}) {
        std::vector<std::uint32_t> expected;
        for (const std::uint32_t word : there)
          if (std::find(wanted.begin(), wanted.end(), word) != wanted.end()) expected.push_back(word);
        std::vector<ArticleToken> found;
        WordFinder({wanted}, places).find(bytes, found);
        std::vector<std::uint32_t> got;
        for (const ArticleToken& token : found) got.push_back(token.word);
        ASSERT_EQ(got, expected) << "round " << round << " parts " << places.parts << (places.lead ? " lead" : "");
      }
    }
  }
}

TEST(StreamPartsTest, ExtentsBeginBehindTheirMarks) {
  std::string bytes;
  TokenEncoder e(bytes);
  e.part(Part::headline);
  e.word(1, 0);
  e.part(Part::body);
  e.word(2, 9);  // the number of its surface looks like a mark
  e.paragraph();
  e.word(3, 0);
  e.part(Part::keyword);
  e.word(4, 0);
  e.part(Part::keyword);
  e.word(5, 0);
  const struct {
    PartMask parts;
    bool lead;
    std::vector<std::pair<std::size_t, std::size_t>> extents;
  } cases[] = {{part_bit(Part::headline), false, {{1, 2}}},   {part_bit(Part::body), false, {{3, 8}}},
               {part_bit(Part::body), true, {{3, 6}}},        {part_bit(Part::keyword), false, {{9, 12}}},
               {part_bit(Part::summary), false, {}},          {part_bit(Part::headline) | part_bit(Part::body), false, {{1, 2}, {3, 8}}}};
  for (const auto& c : cases) {
    std::vector<stream::Extent> extents;
    stream::find_extents(bytes, c.parts, c.lead, extents);
    std::vector<std::pair<std::size_t, std::size_t>> got;
    for (const auto& extent : extents) {
      got.emplace_back(static_cast<std::size_t>(extent.begin - bytes.data()), static_cast<std::size_t>(extent.end - bytes.data()));
    }
    EXPECT_EQ(got, c.extents) << c.parts << c.lead;
  }
  std::vector<stream::Extent> extents{{nullptr, nullptr}};
  stream::find_extents("", part_bit(Part::body), false, extents);
  EXPECT_TRUE(extents.empty());
}

}  // namespace
}  // namespace dateline
