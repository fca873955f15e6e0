// HTML to paragraphs, and the bounds on hostile pages.
#include "indexer/readers/html_text.h"

#include <gtest/gtest.h>

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;

struct Case {
  std::string html;
  Strings expected;
};

TEST(HtmlText, Paragraphs) {
  const std::vector<Case> cases = {
      {"", {}},
      {"   \n", {}},
      {"Just words", {"Just words"}},
      {"One &amp; all &eacute;&#8217;s &#x2014; end", {"One & all é’s — end"}},
      {"<p>One</p><p>Two</p>", {"One", "Two"}},
      {"<p>One<p>Two", {"One", "Two"}},
      {"<p>  many \n  spaces\t</p>", {"many spaces"}},
      {"<p>a <b>bold</b><i>ly</i> said</p>", {"a boldly said"}},
      {"<p>line<br>line<br/>line</p>", {"line\nline\nline"}},
      {"one<br><br>two<br> <br>three", {"one", "two", "three"}},
      {"<div>One<p>Two</p>Three</div>", {"One", "Two", "Three"}},
      {"<ul><li>a</li><li>b</ul>c", {"a", "b", "c"}},
      {"<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>", {"a b", "c d"}},
      {"<section><h2>Head</h2><p>Text</p></section><article>More</article>", {"Head", "Text", "More"}},
      {"<p>a<script>var x = '<p>no</p>';</script>b</p><style>p{}</style>", {"ab"}},
      {"<p>seen</p><p hidden>not</p><div style='display: none'><p>nor</p></div>", {"seen"}},
      {"<pre>one\ntwo</pre>", {"one\ntwo"}},
      {"<p>a<img src='x' alt='picture'>b</p>", {"ab"}},
      {"<hl2>unknown</hl2> <p>5 < 6 and > 4</p>", {"unknown", "5 < 6 and > 4"}},
      {"a<!-- comment -->b", {"ab"}},
      {"<p>日本語のテキスト</p>", {"日本語のテキスト"}},
      {"<html><head><title>T</title></head><body>B</body></html>", {"B"}},
  };
  for (const Case& c : cases) EXPECT_EQ(html_paragraphs(c.html), c.expected) << c.html;
}

TEST(HtmlText, TellsMarkUpFromText) {
  for (const char* html : {"<b>a</b>", "a<br>", "a</p>", "a &amp; b", "&#8217;s", "&#x2014;"})
    EXPECT_TRUE(looks_like_html(html)) << html;
  for (const char* text : {"", "a < b", "a <b and c", "R&D", "x & y;", "5 > 4", "& ;"})
    EXPECT_FALSE(looks_like_html(text)) << text;
}

TEST(HtmlText, DeepNestingIsCutAndWhatStoodBeforeStays) {
  std::string html = "<p>before</p>";
  for (int i = 0; i < 100000; ++i) html += "<div><b>";
  html += "deep";
  const HtmlDocument document(html);
  EXPECT_TRUE(document.cut());
  EXPECT_EQ(html_paragraphs(document.root()), Strings{"before"});
  EXPECT_FALSE(HtmlDocument("<p>flat").cut());
}

TEST(HtmlText, ATagOfAThousandAttributesIsText) {
  std::string html = "<p>before</p><a";
  for (int i = 0; i < 200000; ++i) html += " a" + std::to_string(i);
  html += ">x</a>";
  const Strings paragraphs = html_paragraphs(html);
  ASSERT_EQ(paragraphs.size(), 2U);
  EXPECT_EQ(paragraphs[0], "before");
  EXPECT_TRUE(paragraphs[1].starts_with("a a0 a1"));
}

TEST(HtmlText, ZeroBytesAndLongTextsDoNoHarm) {
  EXPECT_EQ(html_paragraphs(std::string_view("<p>a\0b</p>", 10)), Strings{"a b"});
  const std::string word(1 << 20, 'x');
  EXPECT_EQ(html_paragraphs("<p>" + word + "</p>"), Strings{word});
}

}  // namespace
}  // namespace dateline::readers
