// The archive's words that look alike, against a walk over all of them.
#include "searcher/match/similar_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "common/archive/snapshot.h"
#include "searcher/match/edit_distance.h"
#include "tests/support/archive_maker.h"
#include "tests/support/articles.h"

namespace dateline::testing {
namespace {

std::string random_word(std::mt19937& random) {
  static const std::vector<std::string> letters = {"a", "b", "c", "e", "é", "ж", "中", "n"};
  std::string out;
  for (auto n = 1 + random() % 7; n > 0; --n) out += letters[random() % letters.size()];
  return out;
}

// Folded words, each once.
std::vector<std::string> all_words(const archive::Snapshot& snapshot) {
  std::vector<std::string> out;
  for (const auto& segment : snapshot.segments()) {
    segment->words().visit(0, false, [&](const archive::WordEntry& entry) {
      out.push_back(entry.folded);
      return true;
    });
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double weight_of(const archive::Snapshot& snapshot, const std::string& wanted, const std::string& word, std::size_t distance) {
  return std::log(static_cast<double>(word_occurrences(snapshot, word))) - kSlipCost * static_cast<double>(distance) -
         (code_points(wanted)[0] == code_points(word)[0] ? 0 : 2);
}

TEST(SimilarWordsTest, FindsWhatAWalkOverAllWordsFinds) {
  std::mt19937 random(11);
  ArchiveMaker maker;
  for (int segment = 0; segment < 3; ++segment) {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
      std::string body;
      for (int n = 0; n < 60; ++n) {
        const std::string word = random_word(random);
        for (auto times = random() % 10 == 0 ? random() % 400 : 1; times > 0; --times) body += word + " ";
      }
      articles.push_back(article("a" + std::to_string(segment) + "-" + std::to_string(i), "Words", body));
    }
    maker.add(articles);
    if (segment == 1) maker.merge();
  }
  const auto snapshot = archive::Snapshot::open(maker.path());
  ASSERT_TRUE(snapshot);
  const std::vector<std::string> words = all_words(**snapshot);
  ASSERT_GT(words.size(), 500U);
  const SimilarWords similar(**snapshot);
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string wanted = round % 2 == 0 ? words[random() % words.size()] : random_word(random);
    const double least = round % 4 < 2 ? -std::numeric_limits<double>::infinity() : static_cast<double>(random() % 12) - 8;
    std::map<std::string, double> expected;
    const std::size_t bound = allowed_slips(code_points(wanted).size());
    for (const std::string& word : words) {
      const std::size_t distance = slips(code_points(wanted), code_points(word), bound);
      if (word == wanted || bound == 0 || distance > bound) continue;
      const double weight = weight_of(**snapshot, wanted, word, distance);
      if (weight > least) expected[word] = weight;
    }
    std::map<std::string, double> got;
    for (const SimilarWord& one : similar.find(wanted, 100'000, least)) {
      got[one.folded] = one.weight;
      EXPECT_FALSE(one.surface.empty());
    }
    EXPECT_EQ(got, expected) << wanted << " above " << least;
    found += got.size();
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace
}  // namespace dateline::testing
