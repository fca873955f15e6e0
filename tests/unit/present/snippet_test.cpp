#include <gtest/gtest.h>

#include <random>

#include "common/text/fold.h"
#include "searcher/present/clusters.h"
#include "searcher/present/snippet.h"
#include "tests/unit/present/marked.h"

namespace dateline {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const std::string kFiller = repeated("Nothing of note went on in the quiet town that day. ", 8);

struct Case {
  const char* name;
  std::string body;
  HighlightWords words;
  std::string expected;
  std::size_t length = 60;
  std::string summary = {};
  std::string language = "en";
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class SnippetTest : public testing::TestWithParam<Case> {};

TEST_P(SnippetTest, Passage) {
  const Case& c = GetParam();
  Article article;
  article.body = c.body;
  article.summary = c.summary;
  article.language = c.language;
  const Snippet snippet = make_snippet(article, c.words, {.length = c.length});
  EXPECT_EQ(marked(snippet.text, snippet.highlights), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SnippetTest,
    testing::Values(
        Case{"empty", "", {.words = {"a"}}, ""}, Case{"blank", " \n\n\t ", {.words = {"a"}}, ""},
        Case{"whole", "Talks in Syria.", {.words = {"syria"}}, "Talks in [Syria]."},
        Case{"white space", "  Talks\n in \t\u00a0Syria.\n", {.words = {"syria"}}, "Talks in [Syria]."},
        Case{"controls", "Talks\x1b[31m in Syria", {.words = {"syria"}}, "Talks [31m in [Syria]"},
        Case{"no match", "One two three four five six seven eight nine ten eleven twelve.", {.words = {"zebra"}},
             "One two three four five six seven eight nine ten…", 50},
        Case{"begins with its sentence", kFiller + "Rebels took the airport at dawn. " + kFiller, {.words = {"airport"}},
             "…Rebels took the [airport] at dawn. Nothing of note went on in…"},
        Case{"opening quotes stay", kFiller + "\"Rebels took the airport,\" he said. " + kFiller, {.words = {"airport"}},
             "…\"Rebels took the [airport],\" he said. Nothing of note went on…"},
        Case{"most distinct words", kFiller + "Syria and Syria and Syria. " + kFiller + "An airport in Syria. " + kFiller,
             {.words = {"syria", "airport"}}, "…An [airport] in [Syria]. Nothing of note went on in the quiet…"},
        Case{"as a phrase", kFiller + "A base that was military. " + kFiller + "A military base. " + kFiller,
             {.words = {"military", "base"}}, "…A [military] [base]. Nothing of note went on in the quiet town…"},
        Case{"closest", kFiller + "The base, they say, was military. " + kFiller + "A base was military. " + kFiller,
             {.words = {"military", "base"}}, "…A [base] was [military]. Nothing of note went on in the quiet…"},
        Case{"earliest", "Syria first. " + kFiller + "Syria second.", {.words = {"syria"}},
             "[Syria] first. Nothing of note went on in the quiet town that…"},
        Case{"a phrase counts as its words", "Syria. " + kFiller + "A military base. ",
             {.words = {"syria"}, .phrases = {{"military", "base"}}},
             "…Nothing of note went on in the quiet town that day. A [military base].", 70},
        Case{"long sentence", repeated("on and on ", 20) + "to Syria " + repeated("and so on ", 20), {.words = {"syria"}},
             "…and on on and on to [Syria] and so on and so on and so on and…"},
        Case{"paragraph whole", "Before it.\n\nRebels in Syria took the airport at dawn on Friday.\n\nAfter it.",
             {.words = {"syria"}}, "…Rebels in [Syria] took the airport at dawn on Friday.…"},
        Case{"a short paragraph goes on", "Syria!\n\nRebels took the airport at dawn on Friday, and the base at noon.",
             {.words = {"syria"}}, "[Syria]! Rebels took the airport at dawn on Friday, and the…"},
        Case{"summary where the body has none", "Rebels took the airport.", {.words = {"syria"}}, "War in [Syria].", 60,
             "War in Syria."},
        Case{"summary without a body", "", {.words = {"zebra"}}, "War in Syria.", 60, "War in Syria."},
        Case{"body before summary", "Peace in Syria.", {.words = {"syria"}}, "Peace in [Syria].", 60, "War in Syria."},
        Case{"hyphens are not cut", "aaa bbb ccc ddd eee fff US-led-by-all ggg", {.words = {"aaa"}},
             "[aaa] bbb ccc ddd eee fff…", 29},
        Case{"Chinese", repeated("今天天气很好。", 10) + "叙利亚机场。" + repeated("今天天气很好。", 10),
             {.phrases = {{"叙", "利", "亚"}}}, "…[叙利亚]机场。今天天气很好。今天天气很好。今天…", 22, "", "zh"},
        Case{"Arabic", repeated("كان الجو جميلا. ", 10) + "قال أحمد أمس. " + repeated("كان الجو جميلا. ", 10),
             {.words = {"احمد"}}, "…قال [أحمد] أمس. كان الجو…", 24, "", "ar"},
        Case{"one endless word", repeated("a", 500), {.words = {"b"}}, repeated("a", 20) + "…", 20},
        Case{"marks stay with their letter", repeated("e\u0301", 100), {.words = {"b"}}, repeated("e\u0301", 10) + "…", 21},
        Case{"emoji of several parts", repeated("👨‍👩‍👧", 20), {.words = {"b"}}, repeated("👨‍👩‍👧", 4) + "…", 22},
        Case{"flags", repeated("🇩🇪", 40), {.words = {"b"}}, repeated("🇩🇪", 10) + "…", 21}),
    [](const auto& info) {
      std::string name = info.param.name;
      for (char& c : name)
        if (!isalnum(static_cast<unsigned char>(c))) c = '_';
      return name;
    });

// A word's stems in all languages of an archive must not use up what tells the words of the query apart.
TEST(SnippetLanguagesTest, StemsOfManyLanguages) {
  HighlightWords words;
  for (const char* stem : {"syria", "airport", "rebel", "dawn"})
    for (const char* language : {"ar", "ca", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv"})
      words.stems.push_back(std::string(language) + ":" + stem);
  Article article;
  article.language = "en";
  article.body = kFiller + "Rebels, dawn. " + kFiller + "Airport, rebels, dawn. " + kFiller;
  const Snippet snippet = make_snippet(article, words, {.length = 40});
  EXPECT_EQ(marked(snippet.text, snippet.highlights), "…[Airport], [rebels], [dawn]. Nothing of note…");
}

// Whatever the text: nothing is cut inside a cluster, the length is kept, highlights are words that were looked for.
TEST(SnippetPropertyTest, RandomTexts) {
  const std::vector<std::string> pieces = {"syria",  "Syria's", "U.S.", "al-Assad", " ",  " ",   " ",     ". ",  "\n\n",
                                           "叙利亚", "。",      "ไทย",  "e\u0301",  "👨‍👩‍👧", "🇩🇪", "(“",    "”) ", ", ",
                                           "قال",    "a",       "http://x.y/z?q=1", "\u200d", "\xff", "1,000", "—", "한국어"};
  const HighlightWords words{.words = {"syria", "us", "叙"}, .phrases = {{"al", "assad"}}};
  std::mt19937 random(7);
  Highlighter highlighter(words);
  for (int round = 0; round < 3000; ++round) {
    Article article;
    article.language = "en";
    const std::size_t count = random() % 120;
    for (std::size_t i = 0; i < count; ++i) article.body += pieces[random() % pieces.size()];
    const std::size_t length = 20 + random() % 100;
    const Snippet snippet = highlighter.snippet(article, {.length = length});
    SCOPED_TRACE(article.body);
    SCOPED_TRACE(snippet.text);
    EXPECT_LE(text::code_points(snippet.text), length + length / 10 + 30);
    for (std::size_t at = 0; at < snippet.text.size();) {
      const std::size_t next = present::next_cluster(snippet.text, at);
      std::string cluster = snippet.text.substr(at, next - at);
      // What we put in ourselves may have got a joiner that stood alone in the article.
      for (const char* own : {"…", " ", "\xEF\xBF\xBD"})
        if (cluster.starts_with(own)) cluster.erase(0, std::string(own).size());
      if (!cluster.empty()) {
        const std::size_t found = article.body.find(cluster);
        ASSERT_NE(found, std::string::npos) << "half a cluster: " << cluster;
      }
      at = next;
    }
    std::uint32_t behind = 0;
    for (const Highlight& range : snippet.highlights) {
      EXPECT_LT(range.start, range.end);
      EXPECT_TRUE(behind == 0 || range.start > behind);
      behind = range.end;
    }
    EXPECT_LE(behind, text::code_points(snippet.text));
    const std::string shown = marked(snippet.text, snippet.highlights);
    for (std::size_t at = shown.find('['); at != std::string::npos; at = shown.find('[', at + 1)) {
      const std::string match = text::fold(shown.substr(at + 1, shown.find(']', at) - at - 1));
      EXPECT_TRUE(match.starts_with("syria") || match.starts_with("u.s") || match.starts_with("叙") ||
                  match.starts_with("al") || match.starts_with("us"))
          << match;
    }
  }
}

}  // namespace
}  // namespace dateline
