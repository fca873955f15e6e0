#include "common/archive/live.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline::archive {
namespace {

TEST(LiveTest, RoundTrip) {
  std::mt19937 random(1);
  for (const std::size_t rows : {0UL, 1UL, 63UL, 64UL, 65UL, 1000UL, 200'000UL}) {
    for (const unsigned share : {0U, 1U, 50U, 99U, 100U}) {
      RowBits live(rows, false);
      for (std::size_t row = 0; row < rows; ++row)
        if (random() % 100 < share) live.set(row);
      const auto decoded = decode_live("live", encode_live(live), rows);
      ASSERT_TRUE(decoded.has_value());
      EXPECT_EQ(decoded->words(), live.words());
      EXPECT_EQ(decoded->count(), live.count());
    }
  }
}

TEST(LiveTest, AllSetHasNoBitsBeyondTheRows) {
  EXPECT_EQ(RowBits(70, true).count(), 70U);
  RowBits bits(70, true);
  bits.reset(69);
  EXPECT_FALSE(bits.test(69));
  EXPECT_TRUE(bits.test(68));
  EXPECT_EQ(bits.count(), 69U);
}

TEST(LiveTest, EveryFlippedBitIsFound) {
  RowBits live(300, true);
  live.reset(7);
  const std::string good = encode_live(live);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(decode_live("live", bad, 300).has_value()) << bit;
  }
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(decode_live("live", good.substr(0, length), 300).has_value()) << length;
  }
}

TEST(LiveTest, RowsThatDoNotExistAreDamage) {
  EXPECT_FALSE(decode_live("live", encode_live(RowBits(100, true)), 99).has_value());
}

}  // namespace
}  // namespace dateline::archive
