#include <gtest/gtest.h>

#include "searcher/present/snippet.h"
#include "tests/unit/present/marked.h"

namespace dateline {
namespace {

struct Case {
  const char* name;
  HighlightWords words;
  const char* language;
  const char* text;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class HighlightTest : public testing::TestWithParam<Case> {};

TEST_P(HighlightTest, MarksWhatTheIndexFinds) {
  const Case& c = GetParam();
  EXPECT_EQ(marked(c.text, highlight(c.text, c.words, c.language)), c.expected);
}

HighlightWords words(std::vector<std::string> list) { return {.words = std::move(list)}; }
HighlightWords stems(std::vector<std::string> list) { return {.stems = std::move(list)}; }
HighlightWords phrase(std::vector<std::string> list) { return {.phrases = {std::move(list)}}; }
HighlightWords patterns(std::vector<std::string> list) { return {.patterns = std::move(list)}; }
HighlightWords exact(std::vector<std::string> list) { return {.exact = {std::move(list)}}; }

INSTANTIATE_TEST_SUITE_P(
    Table, HighlightTest,
    testing::Values(
        Case{"nothing", {}, "en", "Syria talks", "Syria talks"},
        Case{"empty text", words({"a"}), "en", "", ""},
        Case{"case", words({"syria"}), "en", "SYRIA, Syria's and syrian", "[SYRIA], [Syria]'s and syrian"},
        Case{"accents", words({"sao", "paulo"}), "pt", "De São Paulo", "De [São] [Paulo]"},
        Case{"accents decomposed", words({"elysee"}), "fr", "E\u0301lyse\u0301e.", "[E\u0301lyse\u0301e]."},
        Case{"stems", stems({"en:talk"}), "en", "Talks: he talked, talking TALK", "[Talks]: he [talked], [talking] [TALK]"},
        Case{"stem that changes its second letter", stems({"en:die"}), "en", "He was dying", "He was [dying]"},
        Case{"stems of another language", stems({"fr:talk"}), "en", "Talks", "Talks"},
        Case{"region of a language", stems({"en:talk"}), "en-GB", "Talks", "[Talks]"},
        Case{"no stemmer", stems({"xx:和"}), "zh", "和平", "[和]平"},
        Case{"joined acronym", words({"us"}), "en", "The U.S. and US-led", "The [U.S]. and [US]-led"},
        Case{"joined hyphen", words({"alassad"}), "en", "Bashar al-Assad", "Bashar [al-Assad]"},
        Case{"bare part", words({"assad"}), "en", "Bashar al-Assad", "Bashar al-[Assad]"},
        Case{"marked letter", words({"c++"}), "en", "in C++ and C", "in [C++] and C"},
        Case{"phrase", phrase({"us", "led", "coalition"}), "en", "US-led coalition, led US", "[US-led coalition], led US"},
        Case{"phrase over a joined word", phrase({"us", "troops"}), "en", "the U.S. troops", "the [U.S. troops]"},
        Case{"phrase not whole", phrase({"military", "airport"}), "en", "military base, airport", "military base, airport"},
        Case{"phrase over sentences", phrase({"end", "new"}), "en", "The end. New day", "The [end. New] day"},
        Case{"phrase inside itself", phrase({"a", "b", "a"}), "en", "a b a b a", "[a b a b a]"},
        Case{"phrase in Chinese", phrase({"叙", "利", "亚"}), "zh", "在叙利亚的", "在[叙利亚]的"},
        Case{"adjacent in Chinese", words({"叙", "利"}), "zh", "在叙利亚", "在[叙利]亚"},
        Case{"wildcard", patterns({"jihad*"}), "en", "Jihadists, jihad, ajihad", "[Jihadists], [jihad], ajihad"},
        Case{"one letter", patterns({"wom?n"}), "en", "women woman womaen", "[women] [woman] womaen"},
        Case{"one letter of two bytes", patterns({"б?к"}), "ru", "Бок бак боок", "[Бок] [бак] боок"},
        Case{"leading wildcard", patterns({"*stan"}), "en", "Kazakhstan and stands", "[Kazakhstan] and stands"},
        Case{"exact", exact({"US"}), "en", "US us Us U.S.", "[US] us Us U.S."},
        Case{"exact phrase", exact({"Al", "Gore"}), "en", "Al Gore, al gore", "[Al Gore], al gore"},
        Case{"Arabic marks", words({"احمد"}), "ar", "قال أحمد أمس", "قال [أحمد] أمس"},
        Case{"Cyrillic stems", stems({"ru:воин"}), "ru", "О войне и войны", "О [войне] и [войны]"},
        Case{"Thai", words({"ไทย"}), "th", "ภาษาไทย", "ภาษา[ไทย]"},
        Case{"after an emoji of several parts", words({"win"}), "en", "👨‍👩‍👧 🇩🇪 win", "👨‍👩‍👧 🇩🇪 [win]"},
        Case{"ligature", words({"office"}), "en", "the oﬃce", "the [oﬃce]"},
        Case{"overlapping", {.words = {"led"}, .phrases = {{"us", "led"}}}, "en", "US-led", "[US-led]"}),
    [](const auto& info) {
      std::string name = info.param.name;
      for (char& c : name)
        if (!isalnum(static_cast<unsigned char>(c))) c = '_';
      return name;
    });

TEST(HighlighterTest, RemembersNothingOfAnotherLanguage) {
  Highlighter highlighter({.stems = {"en:talk", "fr:parl"}});
  EXPECT_EQ(highlighter.highlight("talks parle", "en"), (std::vector<Highlight>{{0, 5}}));
  EXPECT_EQ(highlighter.highlight("talks parle", "fr"), (std::vector<Highlight>{{6, 11}}));
  EXPECT_EQ(highlighter.highlight("talks parle", "en"), (std::vector<Highlight>{{0, 5}}));
}

TEST(HighlighterTest, MoreWordsThanBits) {
  HighlightWords many;
  for (int i = 0; i < 200; ++i) many.words.push_back("w" + std::to_string(i));
  EXPECT_EQ(marked("w0 w63 w199 w200", highlight("w0 w63 w199 w200", many)), "[w0] [w63] [w199] w200");
}

TEST(PatternTest, Table) {
  const struct {
    const char* pattern;
    const char* word;
    bool expected;
  } cases[] = {{"a*", "a", true},      {"a*", "abc", true},   {"a*", "ba", false}, {"*", "", true},
               {"a*c", "abcbc", true}, {"a*c", "abcb", false}, {"?", "é", true},    {"?", "", false},
               {"a?", "aé", true},     {"*é?", "xéy", true},   {"**a", "ba", true}, {"", "a", false}};
  for (const auto& c : cases) EXPECT_EQ(present::matches_pattern(c.pattern, c.word), c.expected) << c.pattern << " " << c.word;
}

}  // namespace
}  // namespace dateline
