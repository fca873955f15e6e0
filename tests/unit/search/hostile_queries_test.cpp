// Queries that nobody means: an answer or an error, never more. The parser's own limits are proved in unit/query.
#include <gtest/gtest.h>

#include "searcher/query/tree.h"
#include "tests/support/varied_archive.h"

namespace dateline::testing {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

class HostileQueriesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    maker_ = new ArchiveMaker;
    fill_varied(*maker_);
    searcher_ = new Searcher(maker_->searcher());
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete maker_;
  }
  // Total of an answer, or an error's code; lenient reading must answer.
  static std::string ask(const std::string& query, bool lenient, bool match_any = false) {
    SearchRequest request;
    request.query = query;
    request.lenient = lenient;
    request.match_any = match_any;
    request.now = kVariedNow;
    const auto result = searcher_->search(request);
    if (!result) {
      EXPECT_FALSE(lenient) << result.error().message;
      EXPECT_EQ(result.error().kind, ErrorKind::query) << result.error().message;
      EXPECT_TRUE(result.error().column) << result.error().code;
      return result.error().code;
    }
    EXPECT_LE(result->total, kVariedArticles);
    return std::to_string(result->total);
  }
  inline static ArchiveMaker* maker_;
  inline static Searcher* searcher_;
};

TEST_F(HostileQueriesTest, TenThousandParentheses) {
  const std::string deep = repeat("(", 10'000) + "sanctions" + repeat(")", 10'000);
  EXPECT_EQ(ask(deep, false), "too-deep");
  EXPECT_EQ(ask(deep, true), "1");
  EXPECT_EQ(ask(repeat("(", 10'000), false), "unbalanced-parenthesis");
  EXPECT_EQ(ask(repeat("(", 10'000), true), "0");
  EXPECT_EQ(ask(repeat("NOT (", kMaxDepth / 2) + "sanctions" + repeat(")", kMaxDepth / 2), false), "1");
}

TEST_F(HostileQueriesTest, AMebibyte) {
  for (const char* piece : {"sanctions ", "(", "\"", "s* ", "the w/1000 ", "*n ", "focus~2 ", "\xff", "headline:de ", "NOT "}) {
    const std::string text = repeat(piece, (1 << 20) / std::string_view(piece).size());
    EXPECT_EQ(ask(text, false), "too-long") << piece;
    ask(text, true);
  }
}

TEST_F(HostileQueriesTest, EveryByteEverywhere) {
  for (int value = 0; value < 256; ++value) {
    const std::string byte(1, static_cast<char>(value));
    for (const std::string& query : {byte, "war" + byte, byte + "war", "war" + byte + "peace", "\"war" + byte + "peace\"",
                                     "headline:" + byte, "person:" + byte, "published:" + byte + "2015", "=" + byte,
                                     "war w/" + byte + "5 peace", "war" + byte + "*", "war~" + byte, "(" + byte + ")"}) {
      ask(query, false);
      ask(query, true, value % 2 == 0);
    }
  }
  EXPECT_EQ(ask(std::string("war\0peace", 9), true), "1");
}

TEST_F(HostileQueriesTest, AsManyTermsAndLevelsAsThereMayBe) {
  EXPECT_EQ(ask(repeat("the ", kMaxTerms), false), "3");
  EXPECT_EQ(ask(repeat("s* OR ", kMaxTerms - 1) + "s*", false), ask("s*", false));
  EXPECT_EQ(ask("war w/1000 war w/1000 war", false), "1");
  EXPECT_EQ(ask("war" + repeat(" w/1000 war", kMaxDepth - 2), false), "0");  // no text has so many
  EXPECT_EQ(ask(repeat("headline:(coalition OR ", kMaxDepth / 2) + "x" + repeat(")", kMaxDepth / 2), false), "field-inside-field");
}

}  // namespace
}  // namespace dateline::testing
