#include "common/text/analyzer.h"

#include <gtest/gtest.h>

#include <map>

namespace dateline::text {
namespace {

std::map<std::string, std::uint32_t> terms_of(const Analyzed& analyzed) {
  std::map<std::string, std::uint32_t> out;
  for (const TermCount& term : analyzed.terms) out[std::string(term.term)] = term.count;
  return out;
}

std::string stream_of(const Analyzed& analyzed) {
  static constexpr const char* kParts[] = {"headline", "subheadline", "summary", "dateline", "byline", "body", "keyword"};
  std::string out;
  for (const StreamItem& item : analyzed.stream) {
    if (!out.empty()) out += ' ';
    switch (item.kind) {
      case StreamItem::Kind::part: out += std::string("<") + kParts[item.value] + ">"; break;
      case StreamItem::Kind::sentence: out += "|"; break;
      case StreamItem::Kind::paragraph: out += "||"; break;
      case StreamItem::Kind::word: out += analyzed.words[item.value].surface; break;
      case StreamItem::Kind::joined:
        out += "[" + std::string(analyzed.words[item.value].surface) + " " + std::to_string(item.span) + "]";
        break;
    }
  }
  return out;
}

Article sample() {
  Article a;
  a.language = "en";
  a.headline = "Talks on talks";
  a.subheadline = "Under it";
  a.summary = "In short";
  a.dateline = "VIENNA";
  a.byline = {"Jane Roe", "John al-Doe"};
  a.body = "Talks went on. He left.\n\nThey talked.";
  a.keywords = {"peace talks", "Vienna"};
  return a;
}

TEST(AnalyzerTest, PartsInOrder) {
  Analyzer analyzer;
  Analyzed out;
  analyzer.analyze(sample(), out);
  EXPECT_EQ(stream_of(out),
            "<headline> Talks on talks <subheadline> Under it <summary> In short <dateline> VIENNA <byline> Jane Roe "
            "<byline> John al Doe [al-Doe 2] <body> Talks went on | He left || They talked <keyword> peace talks "
            "<keyword> Vienna");
  EXPECT_EQ(out.body_words, 7U);
}

TEST(AnalyzerTest, TermsCountHeadlineWordsMore) {
  Analyzer analyzer;
  Analyzed out;
  analyzer.analyze(sample(), out);
  const auto terms = terms_of(out);
  EXPECT_EQ(terms.at("en:talk"), 2 * kHeadlineWeight + 3);  // headline; body twice, keyword
  EXPECT_EQ(terms.at("en:on"), kHeadlineWeight + 1);
  EXPECT_EQ(terms.at("en:vienna"), 2U);
  EXPECT_FALSE(terms.contains("en:jane"));
  std::uint32_t sum = 0;
  for (const auto& [term, count] : terms) sum += count;
  EXPECT_EQ(out.length, sum);
}

TEST(AnalyzerTest, BylineHasTermsOfItsOwn) {
  Analyzer analyzer;
  Analyzed out;
  analyzer.analyze(sample(), out);
  const std::vector<std::string_view> expected = {"by:al", "by:aldoe", "by:doe", "by:jane", "by:john", "by:roe"};
  EXPECT_EQ(out.byline_terms, expected);
}

TEST(AnalyzerTest, JoinedFormsAreFoundButCountOnce) {
  Analyzer analyzer;
  Analyzed out;
  Article a;
  a.language = "en";
  a.headline = "Talks";
  a.body = "al-Assad of the U.S.";
  analyzer.analyze(a, out);
  const auto terms = terms_of(out);
  EXPECT_EQ(terms.at("en+alassad"), 0U);
  EXPECT_EQ(terms.at("en:al"), 1U);
  EXPECT_EQ(terms.at("en:us"), 1U);
  EXPECT_EQ(terms.at("en+u"), 0U);
  EXPECT_FALSE(terms.contains("en:alassad"));
  EXPECT_EQ(out.length, kHeadlineWeight + 5);  // al Assad of the US
  EXPECT_EQ(out.body_words, 6U);
}

TEST(AnalyzerTest, AStemThatAlsoCountsHasOneTerm) {
  Analyzer analyzer;
  Analyzed out;
  Article a;
  a.language = "en";
  a.headline = "Talks";
  a.body = "peace-keeping peacekeeping";
  analyzer.analyze(a, out);
  const auto terms = terms_of(out);
  EXPECT_EQ(terms.at("en:peacekeep"), 1U);
  EXPECT_FALSE(terms.contains("en+peacekeep"));
}

TEST(AnalyzerTest, WithoutAHeadlineTheFirstWordsCountAsOne) {
  Analyzer analyzer;
  Analyzed out;
  Article a;
  a.language = "en";
  for (std::uint32_t i = 0; i < kOpeningWords; ++i) a.body += "first ";
  a.body += "later";
  analyzer.analyze(a, out);
  EXPECT_EQ(terms_of(out).at("en:first"), kOpeningWords * kHeadlineWeight);
  EXPECT_EQ(terms_of(out).at("en:later"), 1U);
  a.headline = "Real";
  analyzer.analyze(a, out);
  EXPECT_EQ(terms_of(out).at("en:first"), kOpeningWords);
}

TEST(AnalyzerTest, DerivedHeadlineIsNotAnalysed) {
  Analyzer analyzer;
  Analyzed out;
  Article a;
  a.headline = "One line";
  a.headline_derived = true;
  a.body = "One line";
  analyzer.analyze(a, out);
  EXPECT_EQ(stream_of(out), "<body> One line");
  EXPECT_EQ(out.length, 2 * kHeadlineWeight);
}

TEST(AnalyzerTest, ResultsDoNotDependOnWhatCameBefore) {
  Analyzer fresh;
  Analyzer used;
  Analyzed expected;
  Analyzed out;
  Article german = sample();
  german.language = "de";
  used.analyze(sample(), out);
  used.analyze(german, out);
  used.analyze(sample(), out);
  fresh.analyze(sample(), expected);
  EXPECT_EQ(stream_of(out), stream_of(expected));
  EXPECT_EQ(terms_of(out), terms_of(expected));
  EXPECT_EQ(out.length, expected.length);
  EXPECT_EQ(out.byline_terms, expected.byline_terms);
}

TEST(AnalyzerTest, EmptyArticle) {
  Analyzer analyzer;
  Analyzed out;
  analyzer.analyze({}, out);
  EXPECT_TRUE(out.stream.empty());
  EXPECT_TRUE(out.terms.empty());
  EXPECT_EQ(out.length, 0U);
}

TEST(AnalyzerTest, SurfacesOfOneWordShareFoldedAndTerm) {
  Analyzer analyzer;
  Analyzed out;
  Article a;
  a.language = "pt";
  a.body = "São SÃO sao";
  analyzer.analyze(a, out);
  ASSERT_EQ(out.words.size(), 3U);
  for (const AnalyzedWord& word : out.words) EXPECT_EQ(word.folded, "sao");
}

}  // namespace
}  // namespace dateline::text
