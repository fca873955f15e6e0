#include "searcher/present/layout.h"

#include <gtest/gtest.h>

#include "searcher/present/clusters.h"

namespace dateline::present {
namespace {

TEST(ColumnsTest, Table) {
  const struct {
    const char* text;
    std::size_t expected;
  } cases[] = {{"", 0},        {"abc", 3},  {"東京", 4},       {"e\u0301", 1}, {"👍🏽", 2}, {"👨‍👩‍👧", 2},
               {"🇩🇪", 2}, {"ｶﾅ", 2},  {"한국", 4},   {"\u200b", 0}, {"❤️", 2},   {"قال", 3},
               {"x\ty", 2}};
  for (const auto& c : cases) EXPECT_EQ(columns(c.text), c.expected) << c.text;
}

TEST(ClusterTest, Boundaries) {
  const std::string text = "ae\u0301👨‍👩‍👧b\r\n🇩🇪🇫🇷";
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size(); at = next_cluster(text, at)) ends.push_back(at);
  EXPECT_EQ(ends, (std::vector<std::size_t>{0, 1, 4, 22, 23, 25, 33}));
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t expected = *(std::upper_bound(ends.begin(), ends.end(), at) - 1);
    EXPECT_EQ(cluster_boundary(text, at), expected) << at;
  }
}

TEST(FittedTest, Table) {
  const struct {
    const char* text;
    std::size_t width;
    const char* expected;
  } cases[] = {{"abc", 3, "abc"},   {"abcd", 3, "ab…"}, {"東京都", 5, "東京…"}, {"東京都", 4, "東…"},
               {"東京都", 6, "東京都"}, {"abcd", 1, "…"},   {"e\u0301e\u0301e\u0301", 2, "e\u0301…"}};
  for (const auto& c : cases) EXPECT_EQ(fitted(c.text, c.width), c.expected);
  EXPECT_EQ(padded("東京", 6), "東京  ");
  EXPECT_EQ(padded("東京", 3), "東…");
}

TEST(OneLineTest, Table) {
  EXPECT_EQ(one_line("  a\n\n b\t"), "a b");
  EXPECT_EQ(one_line("a\x1b[31mb\x07"), "a [31mb");
  EXPECT_EQ(one_line("a\u202eb\u2066c"), "abc");
  EXPECT_EQ(one_line("a\xff"), "a\uFFFD");
}

TEST(WrapTest, Plain) {
  const TextStyle style{false, 20};
  EXPECT_EQ(wrap("", {}, "  ", style), "");
  EXPECT_EQ(wrap("one two three four five six", {}, "  ", style), "  one two three four\n  five six\n");
  EXPECT_EQ(wrap("one two", {}, "   ", style, {}, "1: "), "1: one two\n");
  EXPECT_EQ(wrap(std::string(25, 'a'), {}, "", style), std::string(20, 'a') + "\n" + std::string(5, 'a') + "\n");
  EXPECT_EQ(wrap("東京都東京都東京都東京都", {}, "", style), "東京都東京都東京都東\n京都\n");
  EXPECT_EQ(wrap("a\x1b[2Jb", {}, "", style), "a [2Jb\n");
}

TEST(WrapTest, MarksOverLineBreaks) {
  const TextStyle style{true, 20};
  EXPECT_EQ(wrap("one two three four five six", {{8, 23}}, "  ", style, kDim),
            "  \x1b[2mone two \x1b[0m\x1b[1;31mthree four\x1b[0m\n  \x1b[1;31mfive\x1b[0m\x1b[2m six\x1b[0m\n");
}

TEST(GroupedTest, Table) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

}  // namespace
}  // namespace dateline::present
