#include "searcher/match/lattice.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

// "us 0-1, led 1-2, usled 0-2"
std::string edges_of(const Lattice& lattice) {
  std::string out;
  for (const LatticeEdge& edge : lattice.edges) {
    if (!out.empty()) out += ", ";
    out += edge.folded + " " + std::to_string(edge.from) + "-" + std::to_string(edge.to);
  }
  return out;
}

TEST(LatticeTest, WordsAndCompounds) {
  const struct {
    const char* text;
    std::uint32_t length;
    const char* edges;
  } cases[] = {{"", 0, ""},
               {"&", 0, ""},
               {"Syria", 1, "syria 0-1"},
               {"US-led coalition", 3, "us 0-1, usled 0-2, led 1-2, coalition 2-3"},
               {"U.S.", 2, "u 0-1, us 0-2, s 1-2"},
               {"C++", 1, "c++ 0-1"},
               {"A/C++", 2, "a 0-1, ac 0-2, c++ 1-2"},
               {"Carter's", 1, "carter 0-1"},
               {"a. b", 2, "a 0-1, b 1-2"},
               {"São", 1, "sao 0-1"},
               {"中国", 2, "中 0-1, 国 1-2"}};
  for (const auto& c : cases) {
    const Lattice lattice = make_lattice(c.text);
    EXPECT_EQ(lattice.length, c.length) << c.text;
    EXPECT_EQ(edges_of(lattice), c.edges) << c.text;
  }
}

TEST(LatticeTest, OneWord) {
  EXPECT_TRUE(make_lattice("Syria").is_one_word());
  EXPECT_TRUE(make_lattice("C++").is_one_word());
  EXPECT_FALSE(make_lattice("al-Assad").is_one_word());
  EXPECT_FALSE(make_lattice("").is_one_word());
}

TEST(LatticeTest, LongWordsFoldAsAWhole) {
  const Lattice lower = make_lattice(std::string(300, 'a'));
  const Lattice upper = make_lattice(std::string(300, 'A'));
  EXPECT_EQ(lower.edges[0].folded, upper.edges[0].folded);
  EXPECT_NE(lower.edges[0].surface, upper.edges[0].surface);
}

TEST(LatticeTest, Paths) {
  EXPECT_EQ(lattice_paths(make_lattice("US-led coalition"), 9).size(), 2U);
  EXPECT_EQ(lattice_paths(make_lattice("al-Assad al-Assad al-Assad"), 99).size(), 8U);
  EXPECT_EQ(lattice_paths(make_lattice("al-Assad al-Assad al-Assad"), 5).size(), 5U);
  EXPECT_TRUE(lattice_paths(make_lattice(""), 5).empty());
}

TEST(LatticeTest, StretchesEndWhereNothingIsJoinedAcross) {
  const std::vector<Lattice> stretches = lattice_stretches(make_lattice("the U.S-led al-Assad war"));
  ASSERT_EQ(stretches.size(), 4U);
  EXPECT_EQ(edges_of(stretches[0]), "the 0-1");
  EXPECT_EQ(edges_of(stretches[1]), "u 0-1, us 0-2, usled 0-3, s 1-2, led 2-3");
  EXPECT_EQ(edges_of(stretches[2]), "al 0-1, alassad 0-2, assad 1-2");
  EXPECT_EQ(edges_of(stretches[3]), "war 0-1");
}

}  // namespace
}  // namespace dateline
