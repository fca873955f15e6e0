#include "common/archive/words.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/temporary_directory.h"

namespace dateline::archive {
namespace {

// A dictionary file of these words, sorted, with ids as they are.
class WordsTest : public ::testing::Test {
 protected:
  void make(const std::map<std::string, WordEntry>& words, const std::map<std::string, std::vector<std::uint32_t>>& stems) {
    WordsEncoder encoder;
    std::vector<std::uint32_t> by_id(words.size());
    std::uint32_t rank = 0;
    for (const auto& [folded, entry] : words) {
      encoder.add(entry);
      by_id[entry.id] = rank++;
    }
    StemsEncoder stem_encoder;
    for (const auto& [term, ids] : stems) stem_encoder.add(term, ids);
    auto file = SectionWriter::create(directory_.path() + "/words");
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write_array<std::uint32_t>("blocks", encoder.blocks()).has_value());
    ASSERT_TRUE(file->begin("entries").has_value() && file->write(encoder.entries()).has_value());
    ASSERT_TRUE(file->write_array<std::uint32_t>("by_id", by_id).has_value());
    ASSERT_TRUE(file->write_array<std::uint32_t>("stem_blocks", stem_encoder.blocks()).has_value());
    ASSERT_TRUE(file->begin("stems").has_value() && file->write(stem_encoder.entries()).has_value());
    ASSERT_TRUE(file->close().has_value());
    auto opened = SectionFile::open(directory_.path() + "/words", file->size());
    ASSERT_TRUE(opened.has_value());
    file_ = std::move(*opened);
    words_ = std::make_unique<Words>(*file_);
  }

  testing::TemporaryDirectory directory_;
  std::unique_ptr<SectionFile> file_;
  std::unique_ptr<Words> words_;
};

std::map<std::string, WordEntry> sample(std::uint32_t count) {
  std::map<std::string, WordEntry> out;
  for (std::uint32_t i = 0; i < count; ++i) {
    WordEntry entry;
    entry.folded = "w" + std::to_string(i * 7919 % 10'007);
    entry.id = i;
    entry.occurrences = i * i + 1;
    entry.joined = i % 3 == 0;
    entry.surfaces = {entry.folded};
    if (i % 2 == 0) entry.surfaces.insert(entry.surfaces.begin(), "W" + entry.folded.substr(1));
    if (i % 5 == 0) entry.surfaces.push_back("wÉ" + entry.folded);
    out[entry.folded] = entry;
  }
  return out;
}

void expect_same(const WordEntry& a, const WordEntry& b) {
  EXPECT_EQ(a.folded, b.folded);
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.occurrences, b.occurrences);
  EXPECT_EQ(a.joined, b.joined);
  EXPECT_EQ(a.surfaces, b.surfaces);
}

TEST_F(WordsTest, EveryWordIsFoundByTextIdAndRank) {
  for (const std::uint32_t count : {1U, 15U, 16U, 17U, 500U}) {
    const auto words = sample(count);
    make(words, {});
    ASSERT_EQ(words_->size(), words.size());
    std::uint32_t rank = 0;
    for (const auto& [folded, entry] : words) {
      const auto found = words_->find(folded);
      ASSERT_TRUE(found.has_value()) << folded;
      expect_same(*found, entry);
      expect_same(words_->by_id(entry.id), entry);
      expect_same(words_->at_rank(rank), entry);
      EXPECT_EQ(words_->lower_bound(folded), rank);
      EXPECT_EQ(words_->lower_bound(folded + '\0'), rank + 1);
      EXPECT_FALSE(words_->find(folded + "x").has_value());
      ++rank;
    }
    EXPECT_EQ(words_->lower_bound(""), 0U);
    EXPECT_EQ(words_->lower_bound("x"), words_->size());
    EXPECT_FALSE(words_->find("").has_value());
    EXPECT_THROW(words_->by_id(count), Damaged);
    EXPECT_THROW(words_->at_rank(count), Damaged);
  }
}

TEST_F(WordsTest, VisitsInOrderUntilToldToStop) {
  const auto words = sample(100);
  make(words, {});
  std::vector<std::string> seen;
  words_->visit(37, true, [&](const WordEntry& entry) {
    seen.push_back(entry.folded);
    return seen.size() < 40;
  });
  ASSERT_EQ(seen.size(), 40U);
  EXPECT_EQ(seen.front(), std::next(words.begin(), 37)->first);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST_F(WordsTest, SurfaceForms) {
  WordEntry entry;
  entry.folded = "elysee";
  entry.occurrences = 5;
  entry.surfaces = {"Élysée", "elysee", "Elysee", "ELYSEE", "eLysee", ""};
  WordEntry wide;
  wide.folded = "été";
  wide.id = 1;
  wide.surfaces = {"été", "Été", "ÉTÉ"};
  make({{entry.folded, entry}, {wide.folded, wide}}, {});
  expect_same(*words_->find("elysee"), entry);
  expect_same(*words_->find("été"), wide);
}

TEST_F(WordsTest, Stems) {
  std::map<std::string, std::vector<std::uint32_t>> stems;
  for (std::uint32_t i = 0; i < 100; ++i) stems["en:stem" + std::to_string(i)] = {i, i + 1, i * 1000 + 5};
  stems["de:x"] = {7};
  make(sample(20), stems);
  for (const auto& [term, ids] : stems) EXPECT_EQ(words_->words_of_stem(term), ids) << term;
  for (const char* absent : {"", "aa", "en:stem", "en:stem1000", "zz"}) {
    EXPECT_TRUE(words_->words_of_stem(absent).empty()) << absent;
  }
  std::map<std::string, std::vector<std::uint32_t>> visited;
  words_->visit_stems([&](std::string_view term, const std::vector<std::uint32_t>& ids) { visited[std::string(term)] = ids; });
  EXPECT_EQ(visited, stems);
}

TEST_F(WordsTest, EmptyDictionary) {
  make({}, {});
  EXPECT_EQ(words_->size(), 0U);
  EXPECT_FALSE(words_->find("a").has_value());
  EXPECT_EQ(words_->lower_bound("a"), 0U);
  EXPECT_TRUE(words_->words_of_stem("en:a").empty());
}

}  // namespace
}  // namespace dateline::archive
