#include "searcher/match/article_tokens.h"

#include <gtest/gtest.h>

#include "common/archive/tokens.h"

namespace dateline {
namespace {

using archive::TokenEncoder;

ArticleTokens decoded(const std::string& bytes) {
  ArticleTokens out;
  decode(bytes, out);
  return out;
}

TEST(ArticleTokensTest, PositionsSentencesParagraphsParts) {
  std::string bytes;
  TokenEncoder e(bytes);
  e.part(Part::headline);
  e.word(1, 0);
  e.part(Part::body);
  e.word(2, 0);
  e.word(3, 4);
  e.joined(4, 1, 2);
  e.sentence();
  e.word(5, 0);
  e.paragraph();
  e.word(6, 0);
  const ArticleTokens article = decoded(bytes);
  ASSERT_EQ(article.tokens.size(), 6U);
  const auto& t = article.tokens;
  EXPECT_EQ(t[0].part, Part::headline);
  EXPECT_EQ(t[1].start, t[0].end + 1 + kPartGap);
  EXPECT_EQ(t[2].surface, 4U);
  EXPECT_EQ(t[3].start, t[1].start);
  EXPECT_EQ(t[3].end, t[2].end);
  EXPECT_EQ(t[3].surface, 1U);
  EXPECT_EQ(t[1].sentence, t[3].sentence);
  EXPECT_NE(t[3].sentence, t[4].sentence);
  EXPECT_EQ(t[3].paragraph, t[4].paragraph);
  EXPECT_NE(t[4].paragraph, t[5].paragraph);
  EXPECT_NE(t[0].sentence, t[1].sentence);
  EXPECT_EQ(article.first_token[t[4].start], 4U);
  EXPECT_EQ(article.first_token[t[0].end + 1], ArticleTokens::kGap);
}

TEST(ArticleTokensTest, LeadIsTheFirstParagraphOrTwoSentences) {
  for (const bool headline : {true, false}) {
    std::string bytes;
    TokenEncoder e(bytes);
    if (headline) e.part(Part::headline);
    e.part(Part::body);
    for (std::uint32_t sentence = 0; sentence < 4; ++sentence) {
      if (sentence == 3) e.paragraph();
      else if (sentence > 0) e.sentence();
      e.word(sentence, 0);
    }
    e.part(Part::keyword);
    e.word(9, 0);
    const ArticleTokens article = decoded(bytes);
    std::string lead;
    for (const ArticleToken& token : article.tokens) lead += token.lead ? '1' : '0';
    EXPECT_EQ(lead, headline ? "11100" : "11000");
  }
}

TEST(ArticleTokensTest, IsReused) {
  std::string bytes;
  TokenEncoder(bytes).word(1, 0);
  ArticleTokens article = decoded(bytes);
  decode("", article);
  EXPECT_TRUE(article.tokens.empty());
  EXPECT_TRUE(article.first_token.empty());
}

}  // namespace
}  // namespace dateline
