#include "indexer/enrich/entities/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::entities {
namespace {

std::string cut(std::string_view text) {
  Document doc;
  tokenize(Part::body, text, doc);
  std::string out;
  for (const Sentence& s : doc.sentences) {
    if (!out.empty()) out += " // ";
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (i > s.first) out += " | ";
      out += doc.slice(doc.tokens[i]);
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* tokens;
};

class TokenizerTest : public ::testing::TestWithParam<Case> {};

TEST_P(TokenizerTest, Cuts) { EXPECT_EQ(cut(GetParam().text), GetParam().tokens); }

INSTANTIATE_TEST_SUITE_P(
    Words, TokenizerTest,
    ::testing::Values(
        Case{"", ""}, Case{"The US left.", "The | US | left | ."}, Case{"US-led force", "US | - | led | force"},
        Case{"the US-Russia talks", "the | US | - | Russia | talks"}, Case{"Britain-based", "Britain | - | based"},
        Case{"Bashar al-Assad fled", "Bashar | al-Assad | fled"}, Case{"Al-Qaida's men", "Al-Qaida | 's | men"},
        Case{"Ban Ki-moon spoke", "Ban | Ki-moon | spoke"}, Case{"de-confliction", "de-confliction"},
        Case{"a SU-34 jet", "a | SU-34 | jet"}, Case{"Carter\xE2\x80\x99s order", "Carter | \xE2\x80\x99s | order"},
        Case{"O'Neill and AT&T", "O'Neill | and | AT&T"}, Case{"U.S. troops", "U.S. | troops"},
        Case{"Iran's U.N. envoy", "Iran | 's | U.N. | envoy"}, Case{"about 1,750.5 tonnes", "about | 1,750.5 | tonnes"},
        Case{"<SRD>", "< | SRD | >"}, Case{"wait... no", "wait | ... | no"}));

INSTANTIATE_TEST_SUITE_P(
    Sentences, TokenizerTest,
    ::testing::Values(
        Case{"It ended. Then Mr. Smith left.", "It | ended | . // Then | Mr. | Smith | left | ."},
        Case{"J. A. Smith of Acme Inc. said so.", "J. | A. | Smith | of | Acme | Inc. | said | so | ."},
        Case{"He left the U.S. The rest stayed.", "He | left | the | U.S. // The | rest | stayed | ."},
        Case{"\"Go.\" He went.", "\" | Go | . | \" // He | went | ."},
        Case{"No stop here\n\nA new paragraph", "No | stop | here // A | new | paragraph"},
        Case{"a wrapped\nline", "a | wrapped | line"}, Case{"at 9.30 p.m. on Monday", "at | 9.30 | p.m. | on | Monday"}));

TEST(Tokenizer, CountsCodePoints) {
  Document doc;
  tokenize(Part::body, "S\xC3\xA3o Paulo \xE2\x80\x94 \xF0\x9F\x98\x80 Rio", doc);
  ASSERT_EQ(doc.tokens.size(), 5U);
  EXPECT_EQ(doc.tokens[0].cp_end, 3U);
  EXPECT_EQ(doc.tokens[1].cp_begin, 4U);
  EXPECT_EQ(doc.tokens[4].cp_begin, 14U);
  EXPECT_EQ(doc.tokens[4].cp_end, 17U);
}

TEST(Tokenizer, TakesAnyBytes) {
  std::uint32_t state = 12345;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 200; ++i) {
      state = state * 1664525 + 1013904223;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    Document doc;
    tokenize(Part::body, bytes, doc);
    std::uint32_t last = 0;
    for (const Token& t : doc.tokens) {
      ASSERT_LE(last, t.begin);
      ASSERT_LT(t.begin, t.end);
      ASSERT_LT(t.cp_begin, t.cp_end);
      ASSERT_LE(t.cp_end, bytes.size());
      last = t.end;
    }
    ASSERT_LE(last, bytes.size());
    std::uint32_t token = 0;
    for (const Sentence& s : doc.sentences) {
      ASSERT_EQ(s.first, token);
      ASSERT_LT(s.first, s.last);
      token = s.last;
    }
    ASSERT_EQ(token, doc.tokens.size());
  }
}

}  // namespace
}  // namespace dateline::entities
