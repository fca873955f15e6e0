// Every rule of common/text/tokenizer.h, one table each.
#include "common/text/tokenizer.h"

#include <gtest/gtest.h>

#include "tests/unit/text/notation.h"

namespace dateline::text {
namespace {

struct Case {
  std::string_view text;
  std::string_view tokens;
};

void expect(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(notation(c.text), c.tokens) << c.text;
}

TEST(TokenizerTest, WordsAreRunsOfLettersMarksAndDigits) {
  expect({{"", ""},
          {" \n\t ", ""},
          {"...!?", ""},
          {"Syria", "Syria"},
          {"Syria, talks; war", "Syria talks war"},
          {"(war) \"peace\"", "war peace"},
          {"São Paulo", "São Paulo"},
          {"Sa\u0303o", "Sa\u0303o"},  // decomposed: the mark belongs to the word
          {"Straße Ångström", "Straße Ångström"},
          {"F16 4x4 2nd", "F16 4x4 2nd"},
          {"€5bn $3", "5bn 3"},
          {"a_b", "a b"},
          {"one\u00A0two", "one two"}});
}

TEST(TokenizerTest, NumbersKeepStopsAndCommas) {
  expect({{"3.14", "3.14"},
          {"1,000", "1,000"},
          {"1,000,000.50", "1,000,000.50"},
          {"1, 000", "1 000"},
          {"5.", "5"},
          {".5", "5"},
          {"1,000,", "1,000"},
          {"a,b", "a b"}});
}

TEST(TokenizerTest, InnerMarksPartAndJoin) {
  expect({{"al-Assad", "al Assad [alAssad 2]"},
          {"US-led", "US led [USled 2]"},
          {"O'Neill", "O Neill [ONeill 2]"},
          {"O\u2019Neill", "O Neill [ONeill 2]"},
          {"al\u2010Assad", "al Assad [alAssad 2]"},
          {"jihad\u2013ist", "jihad ist [jihadist 2]"},
          {"AT&T", "AT T [ATT 2]"},
          {"9/11", "9 11 [911 2]"},
          {"F-16", "F 16 [F16 2]"},
          {"Jean-Claude", "Jean Claude [JeanClaude 2]"},
          {"mother-in-law", "mother in law [motherinlaw 3]"},
          {"a-b-c-d", "a b c d [abcd 4]"},
          {"a-b-c-d-e", "a b c d e"},
          {"al- Assad", "al Assad"},
          {"al -Assad", "al Assad"},
          {"al--Assad", "al Assad"},
          {"-Assad-", "Assad"},
          {"war \u2014 peace", "war peace"},
          {"war\u2014peace", "war peace"}});
}

TEST(TokenizerTest, AcronymsJoin) {
  expect({{"U.S.", "U S [US 2]"},
          {"U.S", "U S [US 2]"},
          {"U.S.-based", "U S [US 2] based"},
          {"J.R.R. Tolkien", "J R R [JRR 3] Tolkien"},
          {"a.b.c.d.e.f.g.h", "a b c d e f g h [abcdefgh 8]"},
          {"a.b.c.d.e.f.g.h.i", "a b c d e f g h i"},
          {"p.m.", "p m [pm 2]"},
          {"www.example.org", "www example org [wwwexampleorg 3]"}});
}

TEST(TokenizerTest, PossessiveIsCut) {
  expect({{"Carter's plan", "Carter plan"},
          {"Carter\u2019s plan", "Carter plan"},
          {"CARTER'S", "CARTER"},
          {"O'Neill's", "O Neill [ONeill 2]"},
          {"the U.S.'s plan", "the U S [US 2] plan"},
          {"the U.S.\u2019s plan", "the U S [US 2] plan"},
          {"Acme Corp.'s plan", "Acme Corp plan"},
          {"U.S.'south", "U S [US 2] south"},
          {"U.S.'", "U S [US 2]"},
          {"U.S.'s", "U S [US 2]"},
          {"sisters' house", "sisters house"},
          {"it'sy", "it sy [itsy 2]"},
          {"don't", "don t [dont 2]"}});
}

TEST(TokenizerTest, SpellingsKeepInnerMarks) {
  const std::pair<const char*, const char*> cases[] = {
      {"al-Assad", "al-Assad"}, {"al\u2010Assad", "al-Assad"}, {"O\u2019Neill", "O'Neill"}, {"U.S.", "U.S"},
      {"AT&T", "AT&T"},         {"9/11", "9/11"},              {"C++", "C++"},              {"S\u00E3o-Paulo's", "S\u00E3o-Paulo"}};
  for (const auto& [text, expected] : cases) {
    std::vector<Token> tokens;
    tokenize(text, tokens);
    ASSERT_FALSE(tokens.empty());
    ASSERT_EQ(tokens.back().kind, TokenKind::joined) << text;
    EXPECT_EQ(spelling(text, tokens.back()), expected);
    EXPECT_EQ(without_marks(expected), without_marks(surface(text, tokens.back())));
  }
}

TEST(TokenizerTest, MarkedWordsStandTwice) {
  expect({{"C++", "C [C++ 1]"},
          {"C++ and C#.", "C [C++ 1] and C [C# 1]"},
          {"F#", "F [F# 1]"},
          {"abc++", "abc"},
          {"C+", "C"},
          {"5++", "5"},
          {"C++x", "C x"},
          {"A/C++", "A C [AC 2] [C++ 1]"}});
}

TEST(TokenizerTest, EachWordCountsOnce) {
  const Case cases[] = {{"US-led talks", "US led <[USled 2]> talks"},
                        {"U.S. talks", "<U> <S> [US 2] talks"},
                        {"C++", "<C> [C++ 1]"},
                        {"mother-in-law", "mother in law <[motherinlaw 3]>"},
                        {"al-Assad al-Assad", "al Assad <[alAssad 2]> al Assad <[alAssad 2]>"}};
  for (const Case& c : cases) EXPECT_EQ(notation(c.text, true), c.tokens);
}

TEST(TokenizerTest, HanAndHiraganaAreOneWordACharacter) {
  expect({{"中国政府", "中 国 政 府"},
          {"中国。政府", "中 国 | 政 府"},
          {"ニュース速報です", "ニュース 速 報 で す"},
          {"BBC中文", "BBC 中 文"},
          {"한국 정부", "한국 정부"}});
}

TEST(TokenizerTest, SouthEastAsianWordsAreCutByDictionary) {
  expect({{"ประเทศที่สวยงาม", "ประเทศ ที่ สวยงาม"}, {"ภาษาไทย 2015", "ภาษา ไทย 2015"}});
  // Lao, Khmer and Burmese: cut somewhere, nothing lost.
  for (const std::string_view text : {"ພາສາລາວ", "ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា", "ကျွန်ုပ်တို့သည်မြန်မာနိုင်ငံကိုချစ်သည်"}) {
    std::string glued;
    for (const char c : notation(text))
      if (c != ' ') glued += c;
    EXPECT_EQ(glued, text);
    EXPECT_NE(notation(text), text) << "is one word";
  }
}

TEST(TokenizerTest, ArabicAndHebrewMarksStayInTheSurface) {
  expect({{"سوريا، روسيا", "سوريا روسيا"},
          {"مُحَمَّد", "مُحَمَّد"},
          {"שָׁלוֹם עולם", "שָׁלוֹם עולם"},
          {"سوريا؟ روسيا", "سوريا | روسيا"}});
}

TEST(TokenizerTest, Sentences) {
  expect({{"He left. She stayed.", "He left | She stayed"},
          {"He left! She stayed? Yes.", "He left | She stayed | Yes"},
          {"He left?! She", "He left | She"},
          {"He left… She", "He left | She"},
          {"He left.She", "He left She [leftShe 2]"},
          {"He left. she stayed", "He left she stayed"},
          {"\"He left.\" She", "He left | She"},
          {"He left.\nShe", "He left | She"},
          {"It cost 5. The rest", "It cost 5 | The rest"},
          {"in 2015. 12 men", "in 2015 | 12 men"},
          {"मैं गया। वह", "मैं गया | वह"},
          {"last. ", "last"}});
}

TEST(TokenizerTest, AbbreviationsDoNotEndSentences) {
  expect({{"Mr. Smith", "Mr Smith"},
          {"Gen. Lee said", "Gen Lee said"},
          {"on Sept. 29", "on Sept 29"},
          {"on Sept. 29. He", "on Sept 29 | He"},
          {"J. Smith", "J Smith"},
          {"the U.S. Senate", "the U S [US 2] Senate"},
          {"in the U.S. The Senate", "in the U S [US 2] | The Senate"},
          {"at 5 p.m. He", "at 5 p m [pm 2] | He"},
          {"Acme Inc. Bought", "Acme Inc Bought"},
          {"Acme Inc. The firm", "Acme Inc | The firm"},
          {"vs. Smith", "vs Smith"}});
}

TEST(TokenizerTest, ParagraphsEndAtBlankLines) {
  expect({{"one\n\ntwo", "one || two"},
          {"one\n\n\n\ntwo", "one || two"},
          {"one\n \ntwo", "one || two"},
          {"one\ntwo", "one two"},
          {"one.\n\nTwo", "one || Two"},
          {"\n\none", "one"},
          {"one\n\n", "one"},
          {"Mr.\n\nSmith", "Mr || Smith"}});
}

TEST(TokenizerTest, WhatIsNotUtf8PartsWords) {
  expect({{"a\xFF" "b", "a b"}, {"\xC3", ""}, {"x\xE2\x82", "x"}, {std::string_view("a\0b", 3), "a b"}});
}

TEST(TokenizerTest, LongCompoundsBeginAnew) {
  std::string text = "x";
  for (int i = 0; i < 200; ++i) text += "-x";
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::size_t words = 0;
  for (const Token& token : tokens) words += token.kind == TokenKind::word ? 1 : 0;
  EXPECT_EQ(words, 201U);
}

TEST(TokenizerTest, StemmedForms) {
  EXPECT_EQ(stemmed_form("al-Assad", "alassad"), "alAssad");
  EXPECT_EQ(stemmed_form("U.S", "us"), "US");
  EXPECT_EQ(stemmed_form("3.14", "3.14"), "3.14");
  EXPECT_EQ(stemmed_form("Dès", "des"), "Dès");
}

TEST(TokenizerTest, ClearsWhatWasThere) {
  std::vector<Token> tokens(5);
  tokenize("one", tokens);
  EXPECT_EQ(tokens.size(), 1U);
}

}  // namespace
}  // namespace dateline::text
