#include "corpus/generator/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/generator/base_words.h"
#include "corpus/generator/name_lists.h"
#include "corpus/generator/writer.h"

namespace dateline::corpus {
namespace {

Options options(std::uint64_t articles, std::uint64_t seed = 1) {
  Options result;
  result.articles = articles;
  result.seed = seed;
  return result;
}

std::vector<Record> make_all(const Options& options) {
  const Generator generator(options);
  std::vector<Record> records(options.articles);
  for (std::uint64_t i = 0; i < options.articles; ++i) generator.make(i, records[i]);
  return records;
}

std::string json_lines(const Options& options) {
  const Generator generator(options);
  Record record;
  std::string lines;
  for (std::uint64_t i = 0; i < options.articles; ++i) {
    generator.make(i, record);
    append_json(record, lines);
  }
  return lines;
}

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t h = 0xcbf29ce484222325U;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return h;
}

// Runs of ASCII letters, digits and bytes of other scripts.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool in_word = std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (in_word) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

const std::vector<Record>& ten_thousand() {
  static const std::vector<Record> records = make_all(options(10'000));
  return records;
}

TEST(Generator, MakesTheSameBytesOnEveryMachine) {
  // Recorded once. It changes with any change to the generator's output, and then load tests are not
  // comparable.
  EXPECT_EQ(hash(json_lines(options(1000))), 3708743461395464159U);
}

TEST(Generator, SeedsDiffer) { EXPECT_NE(json_lines(options(20, 1)), json_lines(options(20, 2))); }

TEST(Generator, RandomOrderIsTheSameArticlesShuffled) {
  Options shuffled = options(777);
  shuffled.order = Order::random;
  const auto lines = [](const std::string& text) {
    std::vector<std::string> result;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
  };
  std::vector<std::string> a = lines(json_lines(options(777)));
  std::vector<std::string> b = lines(json_lines(shuffled));
  EXPECT_NE(a, b);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  EXPECT_EQ(a, b);
}

TEST(Generator, EachLineIsAnArticleRecord) {
  std::istringstream in(json_lines(options(2000)));
  std::size_t count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json.at("id"), "gen-1-" + std::to_string(count));
    EXPECT_EQ(json.at("language"), "en");
    for (const char* key : {"headline", "body", "source", "section", "byline"}) {
      EXPECT_FALSE(json.at(key).get<std::string>().empty()) << key;
    }
    EXPECT_LE(json.at("keywords").size(), 5U);
    const std::string body = json.at("body");
    std::size_t entities = 0;
    for (const char* key : {"persons", "orgs", "places"}) {
      for (const std::string name : json.at(key)) {
        ++entities;
        // The first letter may be lower case in the list only where it opens a sentence ("al-Masri").
        EXPECT_NE(body.find(name.substr(1)), std::string::npos) << name << " in " << json.at("id");
      }
    }
    EXPECT_GE(entities, 3U);
    EXPECT_LE(entities, 12U);
  }
  EXPECT_EQ(count, 2000U);
}

TEST(Generator, DatesAreInOrderAndWithinBounds) {
  const auto& records = ten_thousand();
  const Options defaults;
  for (std::size_t i = 1; i < records.size(); ++i)
    ASSERT_LE(records[i - 1].published, records[i].published) << i;
  EXPECT_GE(records.front().published, defaults.from);
  EXPECT_LT(records.back().published, defaults.to + std::chrono::days(1));
  EXPECT_LT(records.front().published - defaults.from, std::chrono::days(20));
  EXPECT_LT(defaults.to - records.back().published, std::chrono::days(20));
  EXPECT_EQ(to_iso(std::chrono::sys_days(std::chrono::year(2015) / 9 / 5) + std::chrono::seconds(3723)),
            "2015-09-05T01:02:03Z");
}

TEST(Generator, MarkersHaveTheirShares) {
  std::map<std::string, double> found;
  for (const Record& record : ten_thousand()) {
    std::set<std::string> here;
    std::string before;
    for (const std::string& word : words_of(record.body)) {
      if (before == "alphaword" && word == "betaword") here.insert("phrase");
      here.insert(word);
      before = word;
    }
    if (here.contains("alphaword") && here.contains("betaword")) here.insert("alpha and beta");
    for (const std::string& word : here) found[word] += 1;
  }
  const struct {
    const char* marker;
    double share;
  } cases[] = {
      {"everyarticle", 1}, {"halfofall", .5}, {"tenpercent", .1}, {"onepercent", .01},
      {"alphaword", .2},   {"betaword", .2},  {"phrase", .05},    {"alpha and beta", .05 + .95 * 9 / 361}};
  for (const auto& c : cases) {
    // Four standard deviations; copies follow their original, so a little more.
    EXPECT_NEAR(found[c.marker] / 10'000, c.share, 4.5 * std::sqrt(c.share * (1 - c.share) / 10'000))
        << c.marker;
  }
}

TEST(Generator, VocabularyGrowsByHeapsLaw) {
  std::unordered_set<std::string> seen;
  std::vector<double> at;  // distinct words after 625, 1250, ... articles
  std::size_t next = 625;
  const auto& records = ten_thousand();
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::string& word : words_of(records[i].body)) seen.insert(std::move(word));
    if (i + 1 == next) {
      at.push_back(static_cast<double>(seen.size()));
      next *= 2;
    }
  }
  ASSERT_EQ(at.size(), 5U);
  for (std::size_t i = 1; i < at.size(); ++i) {
    const double beta = std::log2(at[i] / at[i - 1]);
    EXPECT_GT(beta, 0.42) << i;
    EXPECT_LT(beta, 0.68) << i;
  }
}

TEST(Generator, WordsFollowZipf) {
  std::map<std::string, double> counts;
  double total = 0;
  for (std::size_t i = 0; i < 2000; ++i) {
    for (std::string& word : words_of(ten_thousand()[i].body)) {
      counts[std::move(word)] += 1;
      ++total;
    }
  }
  EXPECT_NEAR(counts["the"] / total, 0.045, 0.015);
  EXPECT_GT(counts["the"], 1.2 * counts["to"]);
  EXPECT_GT(counts["to"], 5 * counts["police"]);
}

TEST(Generator, LengthsHaveTheMeanWanted) {
  for (const std::uint32_t wanted : {150U, 450U}) {
    Options o = options(3000);
    o.words = wanted;
    double sum = 0;
    for (const Record& record : make_all(o)) {
      const auto words = static_cast<double>(std::count_if(record.body.begin(), record.body.end(),
                                                           [](char c) { return c == ' ' || c == '\n'; }));
      EXPECT_GE(words, 50);
      EXPECT_LE(words, 3300);
      sum += words;
    }
    EXPECT_NEAR(sum / 3000, wanted, wanted * 0.08);
  }
}

TEST(Generator, CopiesAreNearTheirOriginalButNotTheSame) {
  const Options o = options(10'000);
  const Generator generator(o);
  Record copy;
  Record original;
  std::size_t copies = 0;
  for (std::uint64_t n = 0; n < o.articles; ++n) {
    const std::uint64_t from = generator.original(n);
    if (from == n) continue;
    ++copies;
    ASSERT_LT(from, n);
    generator.make(n, copy);
    generator.make(from, original);
    EXPECT_NE(copy.id, original.id);
    EXPECT_EQ(copy.headline.substr(0, 5), original.headline.substr(0, 5));
    const auto kept =
        static_cast<double>(words_of(copy.body).size()) / static_cast<double>(words_of(original.body).size());
    EXPECT_GT(kept, 0.85);
    EXPECT_LE(kept, 1.0);
  }
  EXPECT_NEAR(static_cast<double>(copies), 200, 60);
}

TEST(Generator, ListsHoldNothingTwice) {
  for (const auto& list :
       {base_words(), first_names(), last_names(), countries(), capitals(), organisations()}) {
    EXPECT_EQ(std::set<std::string_view>(list.begin(), list.end()).size(), list.size()) << list.front();
  }
  EXPECT_EQ(sections().size(), 15U);
  EXPECT_EQ(agencies().size(), 12U);
}

}  // namespace
}  // namespace dateline::corpus
