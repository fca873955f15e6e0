// Plain text to headline and paragraphs.
#include <gtest/gtest.h>

#include "indexer/readers/layout.h"
#include "indexer/readers/reader.h"

namespace dateline::readers {
namespace {

std::vector<Outcome> read(std::string bytes, const ParseOptions& options = {}) {
  RawRecord raw;
  raw.bytes = std::move(bytes);
  raw.origin.path = "a.txt";
  return parse(raw, options);
}

Article article(std::string bytes) {
  const auto outcomes = read(std::move(bytes));
  EXPECT_EQ(outcomes.size(), 1U);
  const auto* parsed = std::get_if<Parsed>(&outcomes.at(0));
  EXPECT_NE(parsed, nullptr);
  return parsed ? parsed->article : Article{};
}

TEST(TextReader, HeadlineAndBody) {
  struct Case {
    std::string bytes;
    std::string headline;
    std::string body;
    bool derived;
  };
  const std::string long_line = "Moscow said so. " + std::string(240, 'X') + " end";
  const std::vector<Case> cases = {
      {"Talks begin\n\n\nFirst.\n\nSecond.\n", "Talks begin", "First.\n\nSecond.", false},
      {"\n\n  Talks begin  \r\n\r\n  First.\r\nSecond.", "Talks begin", "First.\n\nSecond.", false},
      {"SEN. CRAIG TO HOLD\n  Idaho Sen. Larry Craig announced.\n \n ", "SEN. CRAIG TO HOLD",
       "Idaho Sen. Larry Craig announced.", false},
      {"Only one line. And more.", "Only one line.", "Only one line. And more.", true},
      {long_line + "\n\nMore.", "Moscow said so.", long_line + "\n\nMore.", true},
      {"Head" + std::string(600, ' ') + "line\nBody", "Head line", "Body", false},  // counted as it is shown
      {"Page\fNext page\fLast page", "Page", "Next page\n\nLast page", false},
      {"caf\xe9 opens\n\nBody", "café opens", "Body", false},
      {"\xef\xbb\xbfTalks\n\nBody", "Talks", "Body", false},
  };
  for (const Case& c : cases) {
    const Article got = article(c.bytes);
    EXPECT_EQ(got.headline, c.headline);
    EXPECT_EQ(got.body, c.body);
    EXPECT_EQ(got.headline_derived, c.derived) << c.headline;
    EXPECT_TRUE(got.id.empty());
    EXPECT_FALSE(got.published.known());
  }
}

TEST(TextReader, TwoHundredAndFiftyCharactersAreStillAHeadline) {
  std::string line;
  for (int i = 0; i < 250; ++i) line += "é";
  EXPECT_FALSE(article(line + "\n\nBody").headline_derived);
  const Article longer = article(line + "é\n\nBody");
  EXPECT_TRUE(longer.headline_derived);
  EXPECT_EQ(longer.body, line + "é\n\nBody");
}

TEST(TextReader, Rejections) {
  for (const std::string& bytes :
       {std::string(), std::string(" \n\t"), std::string("\xff\xfe", 2), std::string("\x01\x02")}) {
    const auto outcomes = read(bytes);
    ASSERT_EQ(outcomes.size(), 1U);
    ASSERT_TRUE(std::holds_alternative<Rejection>(outcomes[0]));
    EXPECT_EQ(std::get<Rejection>(outcomes[0]).code, "empty");
  }
  ParseOptions options;
  options.field_bytes = 10;
  const auto outcomes = read("Headline\n\nA body of more than ten bytes", options);
  ASSERT_TRUE(std::holds_alternative<Rejection>(outcomes.at(0)));
  EXPECT_EQ(std::get<Rejection>(outcomes[0]).code, "field-too-large");
  EXPECT_EQ(std::get<Rejection>(outcomes[0]).raw, "Headline\n\nA body of more than ten bytes");
}

TEST(TextReader, MixedEncodingIsSaid) {
  const auto outcomes = read("“Talks” — über alles\n\nBody with \xe9 broken byte");
  const auto& parsed = std::get<Parsed>(outcomes.at(0));
  ASSERT_EQ(parsed.notices.size(), 1U);
  EXPECT_EQ(parsed.notices[0].code, "mixed-encoding");
  EXPECT_EQ(parsed.article.body, "Body with é broken byte");
}

TEST(TextReader, OptionsFillWhatTextDoesNotSay) {
  ParseOptions options;
  options.source = "Herald";
  options.language = "en";
  const auto outcomes = read("Headline\n\nBody", options);
  EXPECT_EQ(std::get<Parsed>(outcomes.at(0)).article.source, "Herald");
  EXPECT_EQ(std::get<Parsed>(outcomes.at(0)).article.language, "en");
}

TEST(Layout, HardWrappedLinesAreJoined) {
  const std::string wrapped =
      "The US and Russian militaries will hold talks on their\n"
      "activities against the group in Syria, the Pentagon said\n"
      "Tuesday, after weeks in which officials of both sides-\n"
      "led by their ministers had refused to meet each other.\n"
      "\n"
      "Another purpose of the talks will be to ensure that the\n"
      "military activity does not interrupt the coalition.";
  EXPECT_EQ(lay_out(wrapped, Layout::plain_text),
            "The US and Russian militaries will hold talks on their activities against the group in Syria, "
            "the Pentagon "
            "said Tuesday, after weeks in which officials of both sides-led by their ministers had refused "
            "to meet each "
            "other.\n\nAnother purpose of the talks will be to ensure that the military activity does not "
            "interrupt the "
            "coalition.");
  EXPECT_EQ(lay_out(wrapped, Layout::record), lay_out(wrapped, Layout::plain_text));
}

TEST(Layout, NarrowColumnsAreJoinedByLowerCase) {
  EXPECT_EQ(
      lay_out("The game was well played\nand the locals played\nhard to even up the score\nof the evening "
              "before.",
              Layout::plain_text),
      "The game was well played and the locals played hard to even up the score of the evening before.");
}

TEST(Layout, LinesThatAreSentencesStayParagraphs) {
  const std::string sentences =
      "The first paragraph is a sentence of some sixty characters.\n"
      "The second paragraph is another one of about that length.\n"
      "The third paragraph ends the story, as third ones often do.";
  EXPECT_EQ(lay_out(sentences, Layout::plain_text),
            "The first paragraph is a sentence of some sixty characters.\n\n"
            "The second paragraph is another one of about that length.\n\n"
            "The third paragraph ends the story, as third ones often do.");
}

TEST(Layout, RecordsKeepWhatTheyHave) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"One.\n\nTwo.", "One.\n\nTwo."},
      {"Two  spaces stay.\n\nSo do\ttabs.", "Two  spaces stay.\n\nSo do\ttabs."},
      {"One.\nTwo.\nThree.", "One.\n\nTwo.\n\nThree."},
      {"A list:\n- one\n- two\n\nNext.", "A list:\n- one\n- two\n\nNext."},
      {"One.\n \n\n\nTwo.\n", "One.\n\nTwo."},
      {"  trimmed \n", "trimmed"},
      {"", ""},
      {"\n\n", ""},
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(lay_out(given, Layout::record), expected);
}

TEST(Layout, DerivedHeadlines) {
  std::string chinese;
  for (int i = 0; i < 130; ++i) chinese += "新";
  std::string words;
  for (int i = 0; i < 30; ++i) words += "abcdef ";
  std::string cut_words;
  for (int i = 0; i < 17; ++i) cut_words += i ? " abcdef" : "abcdef";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"One. Two.", "One."},
      {"Sen. John F. Kerry of the U.S. Senate spoke. Others did not.",
       "Sen. John F. Kerry of the U.S. Senate spoke."},
      {"“We will go.” He did not.", "“We will go.”"},
      {"It rose 3.5 percent. Then it fell.", "It rose 3.5 percent."},
      {"他来了。她走了。", "他来了。"},
      {"No end", "No end"},
      {"First line\n\nsecond", "First line"},
      {words, cut_words + "…"},
      {chinese, chinese.substr(0, 360) + "…"},
      {"", ""},
  };
  for (const auto& [body, expected] : cases) EXPECT_EQ(derive_headline(body), expected);
  EXPECT_LE(code_points(derive_headline(words)), 121U);
}

}  // namespace
}  // namespace dateline::readers
