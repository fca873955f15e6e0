#include "common/archive/sections.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/support/temporary_directory.h"

namespace dateline::archive {
namespace {

class SectionsTest : public ::testing::Test {
 protected:
  std::string path() const { return directory_.path() + "/file"; }

  std::uint64_t write(std::size_t big) {
    auto file = SectionWriter::create(path());
    EXPECT_TRUE(file.has_value());
    const std::vector<std::uint32_t> numbers = {1, 2, 3};
    EXPECT_TRUE(file->write_array<std::uint32_t>("numbers", numbers).has_value());
    EXPECT_TRUE(file->begin("empty").has_value());
    EXPECT_TRUE(file->begin("big").has_value());
    for (std::size_t i = 0; i < big; ++i) EXPECT_TRUE(file->write(std::string(1000, static_cast<char>(i))).has_value());
    EXPECT_TRUE(file->close().has_value());
    return file->size();
  }

  std::string bytes() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void put(const std::string& bytes) const { std::ofstream(path(), std::ios::binary) << bytes; }

  // Everything a reader may look at; false where damage shows.
  bool reads_well(std::uint64_t size) const {
    auto file = SectionFile::open(path(), size);
    if (!file) return false;
    try {
      return (*file)->array<std::uint32_t>("numbers").size() == 3 && (*file)->section("big").size() % 1000 == 0;
    } catch (const Damaged&) {
      return false;
    }
  }

  // One bit of the file becomes the other.
  void flip(std::size_t at) const {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(byte ^ (1 << (at % 8))));
  }

  testing::TemporaryDirectory directory_;
};

TEST_F(SectionsTest, RoundTrip) {
  const std::uint64_t size = write(200);
  EXPECT_EQ(bytes().size(), size);
  auto file = SectionFile::open(path(), size);
  ASSERT_TRUE(file.has_value());
  const auto numbers = (*file)->array<std::uint32_t>("numbers");
  EXPECT_EQ(std::vector<std::uint32_t>(numbers.begin(), numbers.end()), (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_TRUE((*file)->has("empty"));
  EXPECT_EQ((*file)->section("empty"), "");
  EXPECT_FALSE((*file)->has("absent"));
  EXPECT_EQ((*file)->section("absent"), "");
  const std::string_view big = (*file)->section("big");
  ASSERT_EQ(big.size(), 200'000U);
  for (std::size_t i = 0; i < big.size(); ++i) ASSERT_EQ(big[i], static_cast<char>(i / 1000));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(big.data()) % 64, 0U);
}

TEST_F(SectionsTest, EveryFlippedBitIsFound) {
  const std::uint64_t size = write(1);
  ASSERT_TRUE(reads_well(size));
  for (std::size_t at = 0; at < size; ++at) {
    flip(at);
    EXPECT_FALSE(reads_well(size)) << at;
    flip(at);
  }
  EXPECT_TRUE(reads_well(size));
}

TEST_F(SectionsTest, DamageShowsOnlyWhereItIsTouched) {
  const std::uint64_t size = write(300);
  std::string bad = bytes();
  bad[250'000] = static_cast<char>(bad[250'000] ^ 1);
  put(bad);
  auto file = SectionFile::open(path(), size);
  ASSERT_TRUE(file.has_value());
  const std::string_view big = (*file)->unverified("big");
  EXPECT_NO_THROW((*file)->touch(big.substr(0, 1000)));
  EXPECT_THROW((*file)->touch(big.substr(240'000, 20'000)), Damaged);
  EXPECT_THROW((*file)->section("big"), Damaged);
  EXPECT_NO_THROW((*file)->section("numbers"));
}

TEST_F(SectionsTest, CutOrLongerFilesAreRefused) {
  const std::uint64_t size = write(3);
  const std::string good = bytes();
  for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{40}, good.size() / 2, good.size() - 1}) {
    put(good.substr(0, length));
    EXPECT_FALSE(SectionFile::open(path(), size).has_value()) << length;
    const auto result = SectionFile::open(path(), length);
    ASSERT_FALSE(result.has_value()) << length;
    EXPECT_EQ(result.error().code, "damaged-file");
  }
  put(good + "x");
  EXPECT_FALSE(SectionFile::open(path(), size + 1).has_value());
}

TEST_F(SectionsTest, OddSizesAreDamage) {
  auto file = SectionWriter::create(path());
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->begin("odd").has_value() && file->write("12345").has_value() && file->close().has_value());
  const auto opened = SectionFile::open(path(), file->size());
  ASSERT_TRUE(opened.has_value());
  EXPECT_THROW((*opened)->array<std::uint32_t>("odd"), Damaged);
}

}  // namespace
}  // namespace dateline::archive
