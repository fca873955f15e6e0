#include "common/text/stem.h"

#include <gtest/gtest.h>

#include "common/text/fold.h"

namespace dateline::text {
namespace {

TEST(StemTest, LanguageOfTheStem) {
  const struct {
    const char* tag;
    const char* language;
  } cases[] = {{"en", "en"},    {"en-GB", "en"}, {"EN_us", "en"}, {"pt-BR", "pt"}, {"nb", "no"},      {"nn-NO", "no"},
               {"zh", "xx"},    {"ja", "xx"},    {"", "xx"},      {"tlh", "xx"},   {"english", "xx"}, {"sr-Latn", "xx"}};
  for (const auto& c : cases) EXPECT_EQ(stem_language(c.tag), c.language) << c.tag;
}

TEST(StemTest, FormsOfOneWord) {
  const struct {
    const char* language;
    const char* a;
    const char* b;
  } cases[] = {{"en", "sanctions", "Sanction"}, {"en", "running", "RUNS"},      {"de", "Häusern", "Hauser"},
               {"de", "Zeitungen", "Zeitung"},  {"fr", "nationales", "nationaux"}, {"es", "guerras", "guerra"},
               {"ru", "санкции", "санкций"},    {"it", "guerre", "guerra"},     {"nl", "oorlogen", "oorlog"},
               {"sv", "kriget", "krigets"},     {"pt", "eleições", "eleicões"}, {"ar", "الكتاب", "كتاب"},
               {"tr", "savaşlar", "savaş"},     {"hu", "házak", "ház"}};
  for (const auto& c : cases) {
    const Stemmer stemmer(c.language);
    EXPECT_EQ(stemmer.term(c.a), stemmer.term(c.b)) << c.language;
  }
}

TEST(StemTest, TermsCarryTheirLanguage) {
  EXPECT_EQ(Stemmer("en").term("talks"), "en:talk");
  EXPECT_EQ(Stemmer("en-GB").term("Talks"), "en:talk");
  EXPECT_EQ(Stemmer("zh").term("Talks"), "xx:talks");
  EXPECT_EQ(Stemmer("").term("São"), "xx:sao");
  EXPECT_NE(Stemmer("de").term("die"), Stemmer("en").term("die"));
}

TEST(StemTest, LongWordsAreCapped) {
  EXPECT_LE(Stemmer("en").term(std::string(5000, 'x')).size(), kMaxWordBytes + 3);
  EXPECT_LE(byline_term(std::string(5000, 'x')).size(), kMaxWordBytes + 3);
}

TEST(StemTest, BylineWordsAreNotStemmed) {
  EXPECT_EQ(byline_term("Roes"), "by:roes");
  EXPECT_EQ(byline_term("MÜLLER"), "by:muller");
}

TEST(StemTest, AnyBytes) {
  for (const char* language : {"en", "ru", "ar", "xx"}) {
    const Stemmer stemmer(language);
    EXPECT_NO_THROW(stemmer.term("\xFF\xFE"));
    EXPECT_NO_THROW(stemmer.term(""));
  }
}

}  // namespace
}  // namespace dateline::text
