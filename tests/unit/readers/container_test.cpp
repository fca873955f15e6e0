// Compressed files and archives, whole, nested, cut short and spoilt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/readers/support.h"

namespace dateline::readers::testing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::StartsWith;

const char* const kFilters[] = {"gzip", "bzip2", "xz", "zstd"};

// Lines that hardly compress, so that a cut in the middle of the file is a cut in the middle of the lines.
std::string random_text(std::size_t count, const std::string& before, const std::string& after) {
  std::mt19937 random(7);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += before;
    for (int j = 0; j < 2000; ++j) out += static_cast<char>('a' + random() % 26);
    out += after;
  }
  return out;
}
std::string random_lines(std::size_t count) { return random_text(count, "{\"n\":\"", "\"}\n"); }
std::string random_paragraphs(std::size_t count) { return random_text(count, "", "\n\n"); }

TEST(Container, EveryCompression) {
  for (const char* filter : kFilters) {
    EXPECT_THAT(read_bytes(compress(filter, "Talks begin\n\nBody")),
                ElementsAre("text in: Talks begin\n\nBody"))
        << filter;
    EXPECT_THAT(read_bytes(compress(filter, "{\"a\":1}\n{\"a\":2}\n")),
                ElementsAre("jsonl in#1@0: {\"a\":1}", "jsonl in#2@8: {\"a\":2}"))
        << filter;
    EXPECT_THAT(read_bytes(compress(filter, "")), ElementsAre("reject in empty")) << filter;
  }
}

TEST(Container, EveryArchive) {
  const Members members = {
      {"./2015/a.txt", "A"}, {"2015/b.jsonl", "{\"a\":1}\n{\"a\":2}"}, {".hidden/x", "x"}, {"c.txt", ""}};
  const auto expected =
      ElementsAre("text 2015/a.txt: A", "jsonl 2015/b.jsonl#1@0: {\"a\":1}",
                  "jsonl 2015/b.jsonl#2@8: {\"a\":2}", "skip .hidden/x hidden file", "reject c.txt empty");
  EXPECT_THAT(read_bytes(pack("zip", "none", members)), expected);
  EXPECT_THAT(read_bytes(pack("ustar", "none", members)), expected);
  EXPECT_THAT(read_bytes(pack("pax", "none", members)), expected);
  for (const char* filter : kFilters)
    EXPECT_THAT(read_bytes(pack("ustar", filter, members)), expected) << filter;
  EXPECT_THAT(read_bytes(compress("gzip", pack("zip", "none", members))),
              expected);  // a zip that cannot be sought in
}

TEST(Container, SeveralFramesAreOneStream) {
  for (const char* filter : kFilters) {
    EXPECT_THAT(read_bytes(compress(filter, "{\"a\":1}\n") + compress(filter, "{\"a\":2}\n")),
                ElementsAre("jsonl in#1@0: {\"a\":1}", "jsonl in#2@8: {\"a\":2}"))
        << filter;
  }
}

TEST(Container, ArchivesInArchives) {
  const std::string inner = pack("ustar", "zstd", {{"d/a.txt", "A"}, {"b.txt.gz", compress("gzip", "B")}});
  const std::string outer = pack("zip", "none", {{"x/inner.tar.zst", inner}, {"c.txt", "C"}});
  EXPECT_THAT(read_bytes(outer), ElementsAre("text x/inner.tar.zst/d/a.txt: A",
                                             "text x/inner.tar.zst/b.txt.gz: B", "text c.txt: C"));
}

TEST(Container, NestingIsBounded) {
  std::string bytes = "deep";
  for (int i = 0; i < 4; ++i) bytes = pack("ustar", "none", {{"t", bytes}});
  EXPECT_THAT(read_bytes(bytes), ElementsAre("text t/t/t/t: deep"));
  EXPECT_THAT(read_bytes(pack("ustar", "none", {{"t", bytes}, {"u", "fine"}})),
              ElementsAre("broken t/t/t/t nested-too-deep", "text u: fine"));
  std::string squeezed = "deep";
  for (int i = 0; i < 5; ++i) squeezed = compress("gzip", squeezed);
  EXPECT_THAT(read_bytes(squeezed), ElementsAre("broken in nested-too-deep"));
}

TEST(Container, NamesAreOnlyNames) {
  const Members members = {
      {"/etc/passwd", "A"}, {"../../up.txt", "B"}, {"caf\xc3\xa9.txt", "C"}, {"caf\xe9.txt", "D"}};
  EXPECT_THAT(
      read_bytes(pack("ustar", "none", members)),
      ElementsAre("text /etc/passwd: A", "text ../../up.txt: B", "text café.txt: C", "text caf\xe9.txt: D"));
}

TEST(Container, CutShort) {
  const std::string lines = random_lines(100);
  for (const char* filter : kFilters) {
    const std::string whole = compress(filter, lines);
    const auto items = read_bytes(std::string_view(whole).substr(0, whole.size() - 40));
    ASSERT_FALSE(items.empty()) << filter;
    EXPECT_THAT(items.back(), StartsWith("broken in ")) << filter;
    EXPECT_EQ(items.back(), "broken in truncated") << filter;
  }
  // Of a gzip cut in the middle the whole lines before the cut are kept, of a text nothing is.
  const std::string gzip = compress("gzip", lines);
  const auto half = read_bytes(std::string_view(gzip).substr(0, gzip.size() / 2));
  EXPECT_GT(half.size(), 20U);
  EXPECT_LT(half.size(), 60U);
  EXPECT_EQ(half.back(), "broken in truncated");
  for (std::size_t i = 0; i + 1 < half.size(); ++i) EXPECT_EQ(half[i].substr(half[i].size() - 2), "\"}");
  const std::string text = compress("gzip", "Headline\n\n" + random_paragraphs(100));
  EXPECT_THAT(read_bytes(std::string_view(text).substr(0, text.size() / 2)),
              ElementsAre("broken in truncated"));
}

TEST(Container, CutArchivesKeepTheMembersBefore) {
  const Members members = {{"a.txt", "A"}, {"b.txt", random_paragraphs(50)}, {"c.txt", "C"}};
  for (const char* format : {"ustar", "zip"}) {
    const std::string whole = pack(format, "none", members);
    const auto items = read_bytes(std::string_view(whole).substr(0, whole.size() / 2));
    ASSERT_GE(items.size(), 2U) << format;
    EXPECT_EQ(items.front(), "text a.txt: A") << format;
    EXPECT_THAT(std::vector<std::string>(items.begin() + 1, items.end()), Each(StartsWith("broken ")))
        << format;
  }
}

TEST(Container, SpoiltGzipIsToldByItsChecksum) {
  // Stored, not deflated: a spoilt byte decodes as well as any.
  std::string bytes = pack("raw", "gzip", {{"-", random_lines(2)}}, "gzip:compression-level=0");
  bytes[bytes.size() / 2] = 'Z';
  const auto items = read_bytes(bytes);
  ASSERT_FALSE(items.empty());
  EXPECT_EQ(items.back(), "broken in damaged");
}

TEST(Container, SpoiltGzipAroundATar) {
  std::string bytes = pack("ustar", "gzip", {{"a.txt", random_lines(2)}}, "gzip:compression-level=0");
  bytes[bytes.size() / 4] = 'Z';
  const auto items = read_bytes(bytes);
  ASSERT_FALSE(items.empty());
  EXPECT_EQ(items.back(), "broken in damaged");
}

TEST(Container, ASpoiltMemberDoesNotSpoilTheOthers) {
  const std::string b = random_paragraphs(3);
  std::string zip = pack("zip", "none", {{"a.txt", "A"}, {"b.txt", "Headline\n\n" + b}, {"c.txt", "C"}},
                         "zip:compression=store");
  zip[zip.find(b) + 100] = '!';
  EXPECT_THAT(read_bytes(zip), ElementsAre("text a.txt: A", "broken b.txt damaged", "text c.txt: C"));

  std::string tar = pack("ustar", "none", {{"a.txt", "A"}, {"b.txt", "B"}, {"c.txt", "C"}});
  tar[1024 + 5] = '!';  // the second header: its checksum no longer agrees
  EXPECT_THAT(read_bytes(tar), ElementsAre("text a.txt: A", "broken in damaged", "text c.txt: C"));
}

TEST(Container, Encrypted) {
  const std::string zip = pack("zip", "none", {{"a.txt", "A"}, {"b.txt", "B"}}, "zip:encryption=zipcrypt");
  EXPECT_THAT(read_bytes(zip), ElementsAre("broken a.txt encrypted", "broken b.txt encrypted"));
}

TEST(Container, BombsAreStopped) {
  SourceOptions options;
  options.limits.expansion_ratio = 50;
  std::string zeros;
  for (int i = 0; i < 90; ++i) zeros += std::string(1 << 20, 'x') + "\n";
  const auto items = read_bytes(compress("gzip", "{\"a\":1}\n" + zeros), "in.jsonl", options);
  ASSERT_FALSE(items.empty());
  EXPECT_EQ(items.front(), "jsonl in.jsonl#1@0: {\"a\":1}");
  EXPECT_EQ(items.back(), "broken in.jsonl expansion");
  EXPECT_EQ(
      read_bytes(pack("zip", "none", {{"x.txt", zeros}, {"y.txt", "never reached"}}), "in.zip", options),
      std::vector<std::string>{"broken x.txt expansion"});
}

TEST(Container, GarbageBehindAMagicNumber) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\x1f\x8b"s, "\x1f\x8b\x08 not gzip at all"s, "\x28\xb5\x2f\xfd nor zstd"s, "PK\x03\x04 nor zip"s,
        "\xfd"
        "7zXZ\0 nor xz, though it is long enough"s,
        "BZh91AY&SY nor bzip2"s}) {
    const auto items = read_bytes(bytes);
    ASSERT_EQ(items.size(), 1U) << bytes;
    EXPECT_THAT(items[0], StartsWith("broken in ")) << bytes;
  }
}

TEST(Container, LinksAndDirectoriesInATar) {
  std::string out;
  archive* a = archive_write_new();
  archive_write_set_format_ustar(a);
  archive_write_open(a, &out, nullptr, append_packed, nullptr);
  const auto add = [&](const char* name, auto type, const char* link) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, type);
    if (link) archive_entry_set_symlink(entry, link);
    archive_entry_set_perm(entry, 0755);
    archive_write_header(a, entry);
    archive_entry_free(entry);
  };
  add("d", AE_IFDIR, nullptr);
  add("d/link", AE_IFLNK, "/etc/passwd");
  add("d/pipe", AE_IFIFO, nullptr);
  archive_write_close(a);
  archive_write_free(a);
  EXPECT_THAT(read_bytes(out), ElementsAre("skip d/link link inside an archive",
                                           "skip d/pipe device or pipe inside an archive"));
}

}  // namespace
}  // namespace dateline::readers::testing
