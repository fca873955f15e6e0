// HTML pages, their main text and encodings; JSON-LD; HTTP bodies; WARC and ARC records.
#include <gtest/gtest.h>
#include <zlib.h>

#include "indexer/readers/html_charset.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/jsonld_reader.h"
#include "indexer/readers/page_text.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/warc_record.h"

namespace dateline::readers {
namespace {

Article article(Format format, const std::string& bytes) {
  RawRecord raw;
  raw.format = format;
  raw.bytes = bytes;
  const auto outcomes = parse(raw, {});
  if (outcomes.size() != 1 || !std::holds_alternative<Parsed>(outcomes[0])) {
    ADD_FAILURE() << bytes;
    return {};
  }
  return std::get<Parsed>(outcomes[0]).article;
}

Article page(const std::string& html) { return article(Format::html, html); }

std::string told(Format format, const std::string& bytes) {
  RawRecord raw;
  raw.format = format;
  raw.bytes = bytes;
  std::string out;
  for (const Outcome& outcome : parse(raw, {})) {
    if (const auto* rejection = std::get_if<Rejection>(&outcome)) out += rejection->code + " ";
    if (std::holds_alternative<Skipped>(outcome)) out += "skipped ";
    if (std::holds_alternative<Parsed>(outcome)) out += "article ";
  }
  return out;
}

const std::string kLong = "A sentence that is long enough, with commas, to count as a paragraph of a text.";

TEST(HtmlReader, WhereFieldsComeFrom) {
  EXPECT_EQ(page("<title>A tale - Gazette</title><meta property='og:site_name' content=Gazette>").headline,
            "A tale");
  EXPECT_EQ(page("<title>A</title><h1>B</h1>").headline, "B");
  EXPECT_EQ(page("<title>A</title><h1>B</h1><meta property=og:title content=C>").headline, "C");
  EXPECT_EQ(page("<h1>B</h1><time>today</time><time datetime='2015-09-29T08:00:00Z'>").published.to_text(),
            "2015-09-29T08:00:00Z");
  EXPECT_EQ(page("<h1>B</h1><meta name=date content=yesterday>").published.known(), false);
  EXPECT_EQ(page("<h1>B</h1><meta name=author content='http://x/y'><span rel=author>Jo Ek</span>").byline,
            std::vector<std::string>{"Jo Ek"});
  EXPECT_EQ(page("<h1>B</h1><link rel=canonical href='https://x.example/'>").id, "");
  EXPECT_EQ(page("<h1>B</h1><link rel=canonical href='https://x.example/a'>").id, "https://x.example/a");
  EXPECT_EQ(page("<html lang=de><h1>B</h1>").language, "de");
  EXPECT_EQ(page("<h1>B</h1><meta property=og:locale content=en_GB>").language, "en-GB");
  EXPECT_EQ(
      page("<h1>B</h1><meta property=article:tag content=x><meta property=article:tag content=y>").keywords,
      (std::vector<std::string>{"x", "y"}));
}

TEST(HtmlReader, MainText) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<body><p>Only this.</p></body>", "Only this."},
      {"<div><p>" + kLong + "</p><p>Short.</p></div><div><a href=x>" + kLong + "</a></div>",
       kLong + "\n\nShort."},
      {"<nav><p>" + kLong + "</p></nav><article><p>In.</p></article>", "In."},
      {"<div class=has-sidebar><h1>H</h1><p>" + kLong + "</p><div class=sidebar><p>" + kLong +
           "</p></div></div>",
       kLong},
      {"<form><h1>H</h1><p>" + kLong + "</p></form>", kLong},
      {"<div itemprop=articleBody><p>In.</p></div><div><p>" + kLong + "</p></div>", "In."},
      {"<div class=comments><p>" + kLong + "</p></div>", kLong},
      {"<div><p>" + kLong + "</p><ul><li><a href=x>More of it</a></li></ul></div>", kLong},
      {"<td>" + kLong + "<br><br>" + kLong + "</td>", kLong + "\n\n" + kLong},
  };
  for (const auto& [html, expected] : cases) {
    std::string text;
    for (const std::string& paragraph : main_paragraphs(HtmlDocument(html), "H"))
      text += (text.empty() ? "" : "\n\n") + paragraph;
    EXPECT_EQ(text, expected) << html;
  }
}

TEST(HtmlReader, Encodings) {
  EXPECT_EQ(html_to_utf8("caf\xc3\xa9", "windows-1252"), "café");
  EXPECT_EQ(html_to_utf8("caf\xe9", ""), "café");
  EXPECT_EQ(html_to_utf8("\xef\xbb\xbf"
                         "a",
                         "koi8-r"),
            "a");
  EXPECT_EQ(html_to_utf8("\xcc\xce\xd1\xd2", "windows-1251"), "МОСТ");
  EXPECT_EQ(html_to_utf8("<meta charset=windows-1251>\xcc", ""), "<meta charset=windows-1251>М");
  EXPECT_EQ(html_to_utf8("\x83\x65\x83\x58", "Shift_JIS"), "テス");
  EXPECT_EQ(html_to_utf8("caf\xe9", "no-such-charset"), "café");
  EXPECT_EQ(charset_parameter("text/html; charset=\"UTF-8\""), "utf-8");
  EXPECT_EQ(meta_charset("<meta name=x><META http-equiv=a content='text/html; charset=KOI8-R'>"), "koi8-r");
}

TEST(JsonldReader, Shapes) {
  EXPECT_EQ(told(Format::jsonld, R"({"@type": "NewsArticle", "headline": "h"})"), "article ");
  EXPECT_EQ(told(Format::jsonld,
                 R"([{"@type": "Report", "headline": "h"}, {"@type": "BlogPosting", "name": "n"}])"),
            "article article ");
  EXPECT_EQ(
      told(
          Format::jsonld,
          R"({"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "h"}})"),
      "article ");
  EXPECT_EQ(told(Format::jsonld, R"({"@type": "Person", "name": "h"})"), "skipped ");
  EXPECT_EQ(told(Format::jsonld, R"({"@type": "NewsArticle"})"), "no-text ");
  EXPECT_EQ(told(Format::jsonld, R"({"@type": )"), "bad-json ");
  EXPECT_EQ(told(Format::jsonld, "<script type=\"application/ld+json\">{</script>"), "bad-json ");
  EXPECT_EQ(told(Format::jsonld, "just text"), "bad-json ");
}

TEST(JsonldReader, APublicationToComeIsAnEmbargo) {
  EXPECT_FALSE(
      article(Format::jsonld, R"({"@type": "NewsArticle", "headline": "h", "datePublished": "2015-01-01"})")
          .has_embargo);
  EXPECT_TRUE(
      article(Format::jsonld, R"({"@type": "NewsArticle", "headline": "h", "datePublished": "9000-01-01"})")
          .has_embargo);
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string body_of(const std::string& headers, const std::string& body, std::size_t most = 1 << 20) {
  const std::string block = "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
  HttpMessage message;
  if (!parse_http(block, message)) return "no http";
  const HttpBody out = http_body(message, most);
  return out.code + (out.cut ? "cut:" : "") + out.bytes;
}

TEST(HttpMessage, Bodies) {
  EXPECT_EQ(body_of("", "a"), "a");
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), "abcde");
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", "5\r\nab"), "cut:ab");
  EXPECT_EQ(body_of("Transfer-Encoding: chunked\r\n", "<p>plain"), "<p>plain");
  const std::string packed = gzip("hello");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", packed), "hello");
  EXPECT_EQ(body_of("content-encoding:\r\n  gzip\r\n", packed + packed), "hellohello");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", "<p>plain"), "<p>plain");
  EXPECT_EQ(body_of("Content-Encoding: gzip, gzip\r\n", gzip(packed)), "hello");
  EXPECT_EQ(body_of("Content-Encoding: deflate\r\n", packed), "hello");
  EXPECT_EQ(body_of("Content-Encoding: br\r\n", "\x8b"), "unsupported-encoding\x8b");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", packed.substr(0, 10) + "\xff\xff\xff"), "damaged");
  EXPECT_TRUE(body_of("Content-Encoding: gzip\r\n", gzip(kLong).substr(0, 40)).starts_with("cut:A sen"));
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n", gzip(std::string(9000, 'a')), 5000), "expansion");
}

std::string warc(const std::string& kind, const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + kind +
         "\r\nWARC-Target-URI: <http://x.example/a>\r\nWARC-Date: 2015-09-29T08:00:00Z\r\n" +
         "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block;
}

TEST(WarcReader, Records) {
  const std::string html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>H</h1><p>" + kLong + "</p>";
  const Article a = article(Format::warc, warc("response", "application/http; msgtype=response", html));
  EXPECT_EQ(a.id, "http://x.example/a");
  EXPECT_EQ(a.url, "http://x.example/a");
  EXPECT_EQ(a.source, "x.example");
  EXPECT_EQ(a.updated.to_text(), "2015-09-29T08:00:00Z");
  EXPECT_FALSE(a.published.known());
  EXPECT_EQ(a.body, kLong);
  EXPECT_EQ(article(Format::warc, warc("resource", "text/html", "<h1>H</h1>")).headline, "H");
  EXPECT_EQ(article(Format::warc, warc("conversion", "text/plain", "H\n\nB")).body, "B");
  EXPECT_EQ(told(Format::warc, warc("request", "application/http", "GET / HTTP/1.1")), "skipped ");
  EXPECT_EQ(told(Format::warc, warc("response", "application/http", "HTTP/1.1 404 No\r\n\r\nx")), "skipped ");
  EXPECT_EQ(told(Format::warc, warc("response", "text/dns", "x")), "skipped ");
  EXPECT_EQ(told(Format::warc, "WARC/1.0\r\n\r\n"), "bad-warc ");
}

TEST(WarcReader, ArcLines) {
  EXPECT_TRUE(is_arc_start("http://x/y 192.0.2.1 20030204010203 text/html 17"));
  EXPECT_TRUE(is_arc_start("http://x/a b c 192.0.2.1 20030204010203 text/html 17\r\n"));
  EXPECT_FALSE(is_arc_start("http://x/y is a fine address to visit 17"));
  WarcRecord record;
  ASSERT_TRUE(parse_warc_head("http://x/a b 192.0.2.1 20030204010203 text/html 3\nabcd", record));
  EXPECT_EQ(record.uri, "http://x/a b");
  EXPECT_EQ(record.date, "2003-02-04T01:02:03Z");
  EXPECT_EQ(record.block, "abc");
}

}  // namespace
}  // namespace dateline::readers
