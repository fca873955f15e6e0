// What is too much is refused at once, with its place, and read in part by the lenient reader.
#include <gtest/gtest.h>

#include <chrono>

#include "query_testing.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

TEST(Limits, Nesting) {
  EXPECT_EQ(canonical(repeat("(", kMaxDepth) + "a" + repeat(")", kMaxDepth), strict()), "a");
  EXPECT_EQ(canonical(repeat("(", kMaxDepth + 1) + "a" + repeat(")", kMaxDepth + 1), strict()),
            "error too-deep @" + std::to_string(kMaxDepth));
  const std::string deep = repeat("(", 10000) + "a" + repeat(")", 10000);
  EXPECT_EQ(canonical(deep, strict()), "error too-deep @200");
  EXPECT_EQ(canonical(deep, lenient()), "a");
  EXPECT_EQ(canonical(repeat("NOT ", 201) + "a", strict()), "error too-deep @800");
  EXPECT_EQ(canonical(repeat("(", 10000), strict()), "error unbalanced-parenthesis @9999");
  EXPECT_LE(count_leaves(parse_query(repeat("headline:(", 5000), lenient())->root), kMaxTerms);
}

TEST(Limits, ProximityChainsAreDeepToo) {
  EXPECT_EQ(tree_depth(parse_query("a" + repeat(" w/1 b", kMaxDepth - 1), strict())->root), kMaxDepth);
  const std::string chain = "a" + repeat(" w/1 b", kMaxDepth);
  EXPECT_EQ(parse_query(chain, strict()).error().code, "too-deep");
  const auto parsed = parse_query(chain, lenient());
  EXPECT_EQ(parsed->root.kind, NodeKind::and_);
  EXPECT_EQ(parsed->root.children.size(), kMaxDepth + 1);
}

// Few parentheses, many levels: the tree is measured, not only the text.
TEST(Limits, TreeDepth) {
  const std::string deep = repeat("a OR b NOT (", 90) + "x" + repeat(")", 90);
  EXPECT_EQ(parse_query(deep, strict()).error().code, "too-deep");
  const auto parsed = parse_query(deep, lenient());
  ASSERT_TRUE(parsed);
  EXPECT_LE(tree_depth(parsed->root), kMaxDepth);
}

TEST(Limits, Terms) {
  EXPECT_EQ(count_leaves(parse_query(repeat("a ", kMaxTerms), strict())->root), kMaxTerms);
  EXPECT_EQ(canonical(repeat("a ", kMaxTerms + 1), strict()), "error too-many-terms @2048");
  EXPECT_EQ(canonical(repeat("id:a ", kMaxTerms + 1), strict()), "error too-many-terms @5120");
  EXPECT_EQ(count_leaves(parse_query(repeat("a ", 20000), lenient())->root), kMaxTerms);
  EXPECT_TRUE(parse_query(repeat("(a OR headline:", 3000), lenient()));
}

TEST(Limits, Length) {
  EXPECT_TRUE(parse_query("\"" + repeat("a", kMaxQueryBytes - 2) + "\"", strict()));
  EXPECT_EQ(canonical(repeat("a", kMaxQueryBytes + 1), strict()), "error too-long @65536");
  EXPECT_EQ(canonical("a" + repeat("é", kMaxQueryBytes), strict()), "error too-long @32768");
  const auto parsed = parse_query("a" + repeat("é", kMaxQueryBytes), lenient());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->root.text.size(), kMaxQueryBytes - 1);
}

TEST(Limits, AMebibyteOfAnythingIsQuick) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* piece : {"a ", "(", ")", "\"", "NOT ", "-", "a OR ", ". ", "a w/5 ", "x:", "headline:",
                            "?", "*a ", "~", "\\", "\xff", "published:2015 ", "=", "a and "}) {
    const std::string text = repeat(piece, (1 << 20) / std::string_view(piece).size());
    EXPECT_EQ(parse_query(text, strict()).error().code, "too-long");
    EXPECT_TRUE(parse_query(text, lenient())) << piece;
    const std::string most(text.substr(0, kMaxQueryBytes));
    EXPECT_TRUE(parse_query(most, lenient())) << piece;
    (void)parse_query(most, strict());
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(),
            10.0);  // about 0.3 s in a Release build; the margin is for sanitizers and busy machines
}

TEST(Limits, NoticesAreFew) {
  EXPECT_LE(parse_query(repeat(". ", 20000) + "a", lenient())->notices.size(), 33u);
  EXPECT_LE(parse_query(repeat("a and ", 500), strict())->notices.size(), 33u);
}

}  // namespace
}  // namespace dateline
