#include "searcher/match/phrase_scan.h"

#include <gtest/gtest.h>

#include <random>

#include "common/archive/tokens.h"

namespace dateline {
namespace {

using archive::TokenCursor;
using archive::TokenEncoder;

// The same question answered by decoding everything.
bool found_by_decoding(std::string_view stream, const std::vector<std::uint32_t>& words) {
  struct Place {
    std::uint32_t word;
    std::uint32_t start;
    std::uint32_t end;
    unsigned part;
    bool byline;
  };
  std::vector<Place> places;
  unsigned part = 0;
  bool byline = false;
  for (TokenCursor cursor(stream); cursor.next();) {
    if (cursor.kind() == TokenCursor::Kind::part) {
      ++part;
      byline = cursor.part() == Part::byline;
    } else if (cursor.kind() == TokenCursor::Kind::word) {
      places.push_back({cursor.word(), cursor.position(), cursor.position(), part, byline});
    } else if (cursor.kind() == TokenCursor::Kind::joined) {
      places.push_back({cursor.word(), cursor.position() + 1 - cursor.span(), cursor.position(), part, byline});
    }
  }
  for (const Place& first : places) {
    if (first.byline || first.word != words[0]) continue;
    std::uint32_t end = first.end;
    std::size_t matched = 1;
    for (bool moved = true; moved && matched < words.size();) {
      moved = false;
      for (const Place& next : places) {
        if (next.start != end + 1 || next.word != words[matched] || next.part != first.part || next.end != next.start) continue;
        end = next.end;
        ++matched;
        moved = true;
        break;
      }
    }
    if (matched == words.size()) return true;
  }
  return false;
}

struct Stream {
  std::string bytes;
  TokenEncoder encoder{bytes};
};

TEST(PhraseScanTest, MarksBetweenWordsDoNotMatter) {
  Stream s;
  s.encoder.part(Part::body);
  s.encoder.word(5, 0);
  s.encoder.joined(99, 2, 1);
  s.encoder.sentence();
  s.encoder.word(200, 7);
  s.encoder.paragraph();
  s.encoder.word(20'000, 0);
  EXPECT_TRUE(PhraseScan({5, 200, 20'000}).found_in(s.bytes));
  EXPECT_TRUE(PhraseScan({200}).found_in(s.bytes));
  EXPECT_FALSE(PhraseScan({5, 20'000}).found_in(s.bytes));
  EXPECT_FALSE(PhraseScan({7}).found_in(s.bytes)) << "the number of a surface is no word";
}

TEST(PhraseScanTest, NotAcrossPartsNorInTheByline) {
  Stream s;
  s.encoder.part(Part::byline);
  s.encoder.word(1, 0);
  s.encoder.word(2, 0);
  s.encoder.part(Part::body);
  s.encoder.word(3, 0);
  EXPECT_FALSE(PhraseScan({1, 2}).found_in(s.bytes));
  EXPECT_FALSE(PhraseScan({2, 3}).found_in(s.bytes));
  EXPECT_TRUE(PhraseScan({3}).found_in(s.bytes));
  s.encoder.part(Part::keyword);
  s.encoder.word(1, 0);
  s.encoder.word(2, 0);
  EXPECT_TRUE(PhraseScan({1, 2}).found_in(s.bytes));
}

// The number 13 is written as the byte that marks numbers.
TEST(PhraseScanTest, SurfaceThirteen) {
  for (std::uint32_t surface = 0; surface < 30; ++surface) {
    Stream s;
    s.encoder.part(Part::body);
    s.encoder.word(1, 13);
    s.encoder.word(2, surface);
    EXPECT_TRUE(PhraseScan({2}).found_in(s.bytes)) << surface;
    EXPECT_TRUE(PhraseScan({1, 2}).found_in(s.bytes)) << surface;
  }
}

TEST(PhraseScanTest, FirstWordMayBeJoined) {
  Stream s;
  s.encoder.part(Part::body);
  s.encoder.word(1, 0);
  s.encoder.word(2, 0);
  s.encoder.joined(3, 0, 2);
  s.encoder.word(4, 0);
  EXPECT_TRUE(PhraseScan({3, 4}).found_in(s.bytes));
  EXPECT_TRUE(PhraseScan({2, 4}).found_in(s.bytes));
}

TEST(PhraseScanTest, AgreesWithDecodingOnRandomStreams) {
  std::mt19937 random(3);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  // Words whose codes share bytes with each other and with marks, of one, two and three bytes. The last is only joined.
  const std::vector<std::uint32_t> words = {0, 1, 13, 167, 168, 169, 181, 360, 12'455, 12'456, 12'469, 40'000};
  std::size_t found = 0;
  for (int round = 0; round < 20'000; ++round) {
    Stream s;
    const std::uint32_t parts = 1 + below(4);
    for (std::uint32_t p = 0; p < parts; ++p) {
      s.encoder.part(static_cast<Part>(below(kPartCount)));
      for (std::uint32_t n = below(12); n > 0; --n) {
        const std::uint32_t surface = below(3) == 0 ? below(20) : below(40) == 0 ? 170 + below(60) : 0;
        s.encoder.word(words[below(static_cast<std::uint32_t>(words.size()) - 1)], surface);
        if (below(6) == 0) s.encoder.joined(words.back(), below(16), 1);
        if (below(5) == 0) s.encoder.sentence();
        if (below(9) == 0) s.encoder.paragraph();
      }
    }
    std::vector<std::uint32_t> phrase = {words[below(static_cast<std::uint32_t>(words.size()))]};
    for (std::uint32_t n = below(3); n > 0; --n) phrase.push_back(words[below(static_cast<std::uint32_t>(words.size()) - 1)]);
    const bool expected = found_by_decoding(s.bytes, phrase);
    ASSERT_EQ(PhraseScan(phrase).found_in(s.bytes), expected) << "round " << round;
    found += expected ? 1 : 0;
  }
  EXPECT_GT(found, 3000U);
}

}  // namespace
}  // namespace dateline
