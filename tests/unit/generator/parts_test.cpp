// The generator's parts: laws, spelling, options.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/options.h"
#include "corpus/generator/random.h"
#include "corpus/generator/spelling.h"
#include "corpus/generator/zipf.h"

namespace dateline::corpus {
namespace {

TEST(Random, IsSplitmix) {
  // First outputs of splitmix64 with seed 1234567, as published with the algorithm.
  EXPECT_EQ(mix(1234567), 6457827717110365317U);
  EXPECT_EQ(mix(1234567 + 0x9e3779b97f4a7c15U), 3203168211198807973U);
}

TEST(AliasTable, DrawsByWeight) {
  const AliasTable table({1, 2, 3, 0, 4});
  std::vector<double> counts(5);
  Random random(7);
  for (int i = 0; i < 100'000; ++i) counts[table.draw(random)] += 1;
  for (std::size_t i = 0; i < 5; ++i) {
    const double weight[] = {.1, .2, .3, 0, .4};
    EXPECT_NEAR(counts[i] / 100'000, weight[i], 0.006) << i;
  }
}

TEST(Power64, IsPow) {
  for (const double base : {1.0, 2.5, 100.0, 8193.5, 1e9}) {
    for (const unsigned n : {1U, 32U, 64U, 67U, 115U, 191U}) {
      EXPECT_NEAR(power64(base, n) / std::pow(base, n / 64.0), 1, 1e-12) << base << ' ' << n;
    }
  }
}

TEST(ZipfRanks, HeadAndTailHaveTheirSlopes) {
  const ZipfRanks ranks({.head = 1024, .shift = 0, .exponent = 64, .tail_exponent = 128});
  Random random(3);
  std::vector<double> octaves(40);
  for (int i = 0; i < 1'000'000; ++i)
    octaves[static_cast<std::size_t>(std::log2(ranks.draw(random) + 1))] += 1;
  EXPECT_NEAR(octaves[6] / octaves[5], 1, 0.05);      // 1/r: every octave alike
  EXPECT_NEAR(octaves[12] / octaves[11], 0.5, 0.03);  // 1/r^2: half
  EXPECT_GT(octaves[15], 0);
}

TEST(Spelling, NumbersHaveDifferentWords) {
  std::unordered_set<std::string> seen;
  std::string word;
  for (const std::uint64_t start : {0ULL, 599'000ULL, 499'999'000ULL, 100'000'000'000ULL}) {
    for (std::uint64_t n = start; n < start + 20'000; ++n) {
      word.clear();
      append_made_word(n, word);
      EXPECT_TRUE(seen.insert(word).second) << word << ' ' << n;
    }
  }
}

TEST(Spelling, InflectsAsEnglishDoes) {
  const struct {
    const char* word;
    Form form;
    const char* expected;
  } cases[] = {{"bast", Form::bare, "bast"},  {"bast", Form::s, "basts"},   {"hush", Form::s, "hushes"},
               {"bas", Form::s, "bases"},     {"bast", Form::ed, "basted"}, {"bate", Form::ed, "bated"},
               {"bate", Form::ing, "bating"}, {"bast", Form::ly, "bastly"}, {"bate", Form::s, "bates"}};
  for (const auto& c : cases) {
    std::string text = std::string("the ") + c.word;
    append_form(c.form, 4, text);
    EXPECT_EQ(text, std::string("the ") + c.expected);
  }
}

TEST(Options, Read) {
  const auto o = parse_options({"--articles", "5", "--seed=9", "--from", "2020-02-29", "--duplicates",
                                "0.125", "--order", "random", "--format", "text", "--out", "d", "--languages",
                                "en", "--words", "60"});
  ASSERT_TRUE(o);
  EXPECT_EQ(o->articles, 5U);
  EXPECT_EQ(o->seed, 9U);
  EXPECT_EQ(o->from, std::chrono::sys_days(std::chrono::year(2020) / 2 / 29));
  EXPECT_EQ(o->duplicates, 125'000U);
  EXPECT_EQ(o->order, Order::random);
  EXPECT_EQ(o->format, Format::text);
  EXPECT_EQ(o->out, "d");
  EXPECT_EQ(o->words, 60U);
  EXPECT_TRUE(parse_options({"--help"})->help);
}

TEST(Options, RefuseWithAMessage) {
  const std::vector<std::vector<std::string>> cases = {{"--article", "5"},
                                                       {"--articles"},
                                                       {"--articles", "-1"},
                                                       {"--articles", "5x"},
                                                       {"--words", "59"},
                                                       {"--from", "2021-02-29"},
                                                       {"--from", "2021-2-1"},
                                                       {"--duplicates", "0.6"},
                                                       {"--duplicates", "1"},
                                                       {"--duplicates", ".1x"},
                                                       {"--order", "newest"},
                                                       {"--languages", "de"},
                                                       {"--format", "text"},
                                                       {"--out", "d"},
                                                       {"--format", "xml"},
                                                       {"file"},
                                                       {"--from", "2020-01-02", "--to", "2020-01-01"}};
  for (const auto& arguments : cases) {
    const auto o = parse_options(arguments);
    ASSERT_FALSE(o) << arguments.front() << ' ' << arguments.back();
    EXPECT_EQ(o.error().kind, ErrorKind::usage);
    EXPECT_FALSE(o.error().message.empty());
  }
}

}  // namespace
}  // namespace dateline::corpus
