#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "common/archive/dense_code.h"
#include "common/archive/tokens.h"

namespace dateline::archive {
namespace {

TEST(DenseCodeTest, LengthsAreThoseStated) {
  const struct {
    std::uint32_t value;
    std::size_t bytes;
  } cases[] = {{0, 1}, {191, 1}, {192, 2}, {12'479, 2}, {12'480, 3}, {798'911, 3}, {798'912, 4}, {3'000'000'000, 5}};
  for (const auto& c : cases) EXPECT_EQ(code_of(c.value).size(), c.bytes) << c.value;
}

TEST(DenseCodeTest, RoundTripAndOnlyTheLastByteStops) {
  std::mt19937 random(1);
  std::vector<std::uint32_t> values = {0, 1, 191, 192, 193, 12'479, 12'480, 798'911, 798'912, 0xFFFFFFFF};
  for (int i = 0; i < 10'000; ++i) values.push_back(static_cast<std::uint32_t>(random() >> (random() % 32)));
  std::string bytes;
  for (const std::uint32_t value : values) {
    const std::string code = code_of(value);
    for (std::size_t i = 0; i < code.size(); ++i) ASSERT_EQ(is_stopper(code[i]), i + 1 == code.size());
    bytes += code;
  }
  const char* at = bytes.data();
  for (const std::uint32_t value : values) ASSERT_EQ(read_code(at, bytes.data() + bytes.size()), value);
  EXPECT_EQ(at, bytes.data() + bytes.size());
}

TEST(DenseCodeTest, EndsWithTheBytes) {
  const std::string code = code_of(100'000);
  const char* at = code.data();
  read_code(at, code.data() + 1);
  EXPECT_EQ(at, code.data() + 1);
  at = code.data();
  EXPECT_EQ(read_code(at, code.data()), 0U);
}

TEST(VarintTest, RoundTrip) {
  const std::uint64_t values[] = {0, 1, 127, 128, 16'383, 16'384, 1ULL << 32, std::numeric_limits<std::uint64_t>::max()};
  std::string bytes;
  for (const std::uint64_t value : values) append_varint(bytes, value);
  const char* at = bytes.data();
  for (const std::uint64_t value : values) EXPECT_EQ(read_varint(at, bytes.data() + bytes.size()), value);
  EXPECT_EQ(at, bytes.data() + bytes.size());
  const std::string endless(40, '\xFF');
  at = endless.data();
  read_varint(at, endless.data() + endless.size());
  EXPECT_EQ(at, endless.data() + endless.size());
}

std::string items_of(std::string_view stream) {
  std::string out;
  for (TokenCursor cursor(stream); cursor.next();) {
    if (!out.empty()) out += ' ';
    switch (cursor.kind()) {
      case TokenCursor::Kind::part: out += "part" + std::to_string(static_cast<int>(cursor.part())); break;
      case TokenCursor::Kind::sentence: out += '|'; break;
      case TokenCursor::Kind::paragraph: out += "||"; break;
      case TokenCursor::Kind::word:
        out += std::to_string(cursor.word()) + "." + std::to_string(cursor.surface()) + "@" + std::to_string(cursor.position());
        break;
      case TokenCursor::Kind::joined:
        out += "[" + std::to_string(cursor.word()) + "." + std::to_string(cursor.surface()) + "/" +
               std::to_string(cursor.span()) + "]";
        break;
    }
  }
  return out;
}

TEST(TokensTest, RoundTrip) {
  std::string bytes;
  TokenEncoder e(bytes);
  e.part(Part::headline);
  e.word(0, 0);
  e.word(1, 1);
  e.joined(2, 3, 2);
  e.sentence();
  e.word(167, 4);
  e.paragraph();
  e.word(168, 13);
  e.word(1'000'000, 500);
  e.part(Part::keyword);
  e.word(3, 0);
  e.joined(4, 0, 1);
  EXPECT_EQ(items_of(bytes), "part0 0.0@0 1.1@1 [2.3/2] | 167.4@2 || 168.13@3 1000000.500@4 part6 3.0@5 [4.0/1]");
}

TEST(TokensTest, SpansBeyondEightAreEight) {
  std::string bytes;
  TokenEncoder(bytes).joined(1, 0, 12);
  EXPECT_EQ(items_of(bytes), "[1.0/8]");
}

TEST(TokensTest, AnyBytesEnd) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (unsigned n = static_cast<unsigned>(random() % 40); n > 0; --n) bytes += static_cast<char>(random());
    std::size_t items = 0;
    for (TokenCursor cursor(bytes); cursor.next();) ++items;
    EXPECT_LE(items, bytes.size());
  }
}

}  // namespace
}  // namespace dateline::archive
