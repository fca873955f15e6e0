#include "common/archive/manifest.h"

#include <gtest/gtest.h>

#include "common/archive/file.h"
#include "tests/support/temporary_directory.h"

namespace dateline::archive {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.revision = 42;
  manifest.analyzer = 1;
  manifest.timezone = "Europe/Berlin";
  manifest.next_segment = 9;
  manifest.names = {"names-2", 1234, 56};
  manifest.names_checksum = 0xFEDCBA9876543210ULL;
  manifest.tombstones = {10, 11};
  manifest.runs = {12, 0xFFFFFFFFFFFFFFFFULL};
  SegmentEntry segment;
  segment.number = 7;
  segment.articles = 100;
  segment.live = 98;
  segment.live_file = "live-3";
  segment.total_length = 1ULL << 40;
  segment.text_bytes = 5555;
  segment.first_day = -3;
  segment.last_day = 20'000;
  segment.undated = 4;
  segment.stem_languages = {{"en", 90}, {"xx", 10}};
  segment.files = {{"columns", 17, 18}, {"live-3", 19, 20}};
  manifest.segments.push_back(segment);
  segment.number = 8;
  segment.first_day.reset();
  segment.last_day.reset();
  segment.live_file.clear();
  manifest.segments.push_back(segment);
  return manifest;
}

TEST(ManifestTest, RoundTrip) {
  const std::string text = write_manifest(sample());
  const auto read = parse_manifest(text);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(write_manifest(*read), text);
  EXPECT_EQ(read->revision, 42U);
  EXPECT_EQ(read->timezone, "Europe/Berlin");
  EXPECT_EQ(read->names.file, "names-2");
  EXPECT_EQ(read->runs.checksum, 0xFFFFFFFFFFFFFFFFULL);
  ASSERT_EQ(read->segments.size(), 2U);
  EXPECT_EQ(read->segments[0].first_day, -3);
  EXPECT_EQ(read->segments[0].stem_languages, (std::map<std::string, std::uint32_t>{{"en", 90}, {"xx", 10}}));
  EXPECT_FALSE(read->segments[1].first_day.has_value());
  EXPECT_EQ(read->live_articles(), 196U);
  EXPECT_EQ(read->segments[0].directory(), "segments/000007");
  ASSERT_NE(read->segments[0].file("live-3"), nullptr);
  EXPECT_EQ(read->segments[0].file("live-3")->size, 19U);
  EXPECT_EQ(read->segments[0].file("tokens"), nullptr);
}

TEST(ManifestTest, EveryFlippedBitIsFound) {
  const std::string good = write_manifest(sample());
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << (at % 8)));
    const auto read = parse_manifest(bad);
    ASSERT_FALSE(read.has_value()) << at;
    EXPECT_EQ(read.error().code, "damaged-manifest");
  }
}

TEST(ManifestTest, CutShort) {
  const std::string good = write_manifest(sample());
  for (std::size_t length = 0; length < good.size(); length += 7) {
    EXPECT_FALSE(parse_manifest(good.substr(0, length)).has_value()) << length;
  }
}

TEST(ManifestTest, NewerFormatIsRefused) {
  std::string text = write_manifest(sample());
  text.erase(text.rfind("xxh3 "));
  const std::string key = "\"format\": " + std::to_string(kFormatVersion);
  ASSERT_NE(text.find(key), std::string::npos);
  text.replace(text.find(key), key.size(), "\"format\": " + std::to_string(kFormatVersion + 1));
  text += "xxh3 " + checksum_text(checksum(text)) + "\n";
  const auto read = parse_manifest(text);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, "newer-archive");
}

TEST(ManifestTest, AbsentArchive) {
  const testing::TemporaryDirectory directory;
  EXPECT_EQ(read_manifest(directory.path()).error().code, "no-archive");
  EXPECT_EQ(read_manifest(directory.path() + "/absent").error().code, "no-archive");
}

}  // namespace
}  // namespace dateline::archive
