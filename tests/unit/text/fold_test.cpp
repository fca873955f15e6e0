#include "common/text/fold.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(FoldTest, CaseWidthAccentsAndOptionalMarksAreGone) {
  const struct {
    const char* text;
    const char* folded;
  } cases[] = {{"", ""},
               {"Syria", "syria"},
               {"Élysée", "elysee"},
               {"E\u0301lyse\u0301e", "elysee"},
               {"SÃO", "sao"},
               {"Ångström", "angstrom"},
               {"Straße", "strasse"},
               {"ﬁre", "fire"},
               {"ＡＢＣ１２", "abc12"},
               {"Łódź", "lodz"},
               {"Øst", "ost"},
               {"Đorđe", "dorde"},
               {"Þór", "thor"},
               {"Ægir", "aegir"},
               {"Œuvre", "oeuvre"},
               {"ışık", "isik"},
               {"İstanbul", "istanbul"},
               {"Ħal", "hal"},
               {"Ёлка", "елка"},
               {"Αθήνα", "αθηνα"},
               {"ΟΔΟΣ", "οδοσ"},
               {"أحمد", "احمد"},
               {"مُحَمَّد", "محمد"},
               {"محمـــد", "محمد"},
               {"שָׁלוֹם", "שלום"},
               {"がぎ", "がぎ"},  // voicing changes the letter
               {"한국", "한국"},
               {"d\u2019Ivoire", "d'ivoire"},
               {"al\u2010Assad", "al-assad"},
               {"so\u00ADft", "soft"}};
  for (const auto& c : cases) EXPECT_EQ(fold(c.text), c.folded) << c.text;
}

TEST(FoldTest, IsIdempotent) {
  for (const char* text : {"Élysée", "ﬃ", "Straße", "İ", "ǅ", "ⅷ", "ﷺ", "½", "ΐ", "한", "ế", "\u0345", "ℌ"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(FoldTest, LowerKeepsAccents) {
  EXPECT_EQ(lower("Élysée"), "élysée");
  EXPECT_EQ(lower("E\u0301"), "é");
  EXPECT_EQ(lower("ABC"), "abc");
  EXPECT_EQ(lower("МОСКВА"), "москва");
}

TEST(FoldTest, NfcComposes) {
  EXPECT_EQ(nfc("Sa\u0303o"), "São");
  EXPECT_EQ(nfc("plain"), "plain");
}

TEST(FoldTest, WhatIsNotUtf8BecomesReplacement) {
  EXPECT_EQ(fold("a\xFF"), "a\uFFFD");
  EXPECT_EQ(nfc("\xC3"), "\uFFFD");
}

TEST(FoldTest, ValuesIgnoreWhiteSpace) {
  EXPECT_EQ(fold_value("  Jane \t\n Roe "), "jane roe");
  EXPECT_EQ(fold_value("Jane Roe"), fold_value("JANE  ROE"));
  EXPECT_EQ(fold_value(" "), "");
}

TEST(FoldTest, CappedKeepsShortWords) {
  const std::string most(kMaxWordBytes, 'a');
  EXPECT_EQ(capped(most), most);
  EXPECT_EQ(capped(""), "");
}

TEST(FoldTest, CappedLongWordsStayDifferent) {
  const std::string a(5000, 'a');
  const std::string b = a + "b";
  EXPECT_LE(capped(a).size(), kMaxWordBytes);
  EXPECT_NE(capped(a), capped(b));
  EXPECT_EQ(capped(capped(a)), capped(a));
}

TEST(FoldTest, CappedCutsAtCodePoints) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string word(shift, 'a');
    for (int i = 0; i < 100; ++i) word += "€";
    const std::string short_form = capped(word);
    EXPECT_LE(short_form.size(), kMaxWordBytes);
    EXPECT_EQ(fold(short_form).find("\uFFFD"), std::string::npos);
  }
}

TEST(FoldTest, CodePoints) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("a€𝄞"), 3U);
}

}  // namespace
}  // namespace dateline::text
