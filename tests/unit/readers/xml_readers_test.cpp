// Cases of NewsML-G2, NITF and feeds that the samples of corpus/formats do not have.
#include <gtest/gtest.h>

#include <limits>

#include "indexer/readers/reader.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;

std::vector<Outcome> read(Format format, std::string bytes) {
  RawRecord raw;
  raw.format = format;
  raw.bytes = std::move(bytes);
  return parse(raw, {});
}

Article article(Format format, const std::string& bytes) {
  const auto outcomes = read(format, bytes);
  const auto* parsed = outcomes.size() == 1 ? std::get_if<Parsed>(&outcomes[0]) : nullptr;
  if (parsed) return parsed->article;
  ADD_FAILURE() << outcomes.size() << " outcomes of " << bytes;
  return {};
}

// "headline", "skipped: reason", "rejected: code", parted by "; ".
std::string told(Format format, const std::string& bytes) {
  std::string out;
  for (const Outcome& outcome : read(format, bytes)) {
    if (!out.empty()) out += "; ";
    if (const auto* parsed = std::get_if<Parsed>(&outcome)) {
      out += parsed->article.headline + "/" + parsed->article.body;
    } else if (const auto* skipped = std::get_if<Skipped>(&outcome)) {
      out += "skipped: " + skipped->reason;
    } else {
      out += "rejected: " + std::get<Rejection>(outcome).code;
    }
  }
  return out;
}

std::string item(const std::string& inside) {
  return "<newsItem guid='g' version='1'>" + inside + "</newsItem>";
}

TEST(NewsmlG2, WhatIsTextAndWhatIsNot) {
  const std::string headline = "<contentMeta><headline>H</headline></contentMeta>";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {item(headline), "H/"},
      {item("<itemMeta><itemClass qcode='ninat:text'/></itemMeta>" + headline), "H/"},
      {item("<itemMeta><itemClass uri='http://cv.iptc.org/newscodes/ninature/video'/></itemMeta>" + headline),
       "skipped: not text: video"},
      {item("<itemMeta><itemClass qcode='ninat:composite'/></itemMeta>" + headline),
       "skipped: not text: composite"},
      {item("<itemMeta><itemClass qcode='ninat:composite'/></itemMeta>" + headline +
            "<contentSet><inlineData>B</inlineData></contentSet>"),
       "H/B"},
      {item(headline +
            "<contentSet><inlineData contenttype='text/html'>&lt;p>A&lt;p>B</inlineData></contentSet>"),
       "H/A\n\nB"},
      {item(headline + "<contentSet><inlineData contenttype='image/png'>iVBOR</inlineData></contentSet>"),
       "H/"},
      {item(headline + "<contentSet><inlineData encoding='base64'>aVZC</inlineData></contentSet>"), "H/"},
      {item(headline +
            "<contentSet><inlineXML/><inlineXML><doc><p>A</p><p>B</p></doc></inlineXML></contentSet>"),
       "H/A\n\nB"},
      {item("<itemMeta><title>T</title></"
            "itemMeta><contentSet><inlineXML><nitf><body><body.head><hedline><hl1>N</hl1>"
            "</hedline></body.head><body.content><p>B</p></body.content></body></nitf></inlineXML></"
            "contentSet>"),
       "N/B"},
      {item("<itemMeta><title>T</title></itemMeta>"), "T/"},
      {item(""), "rejected: no-text"},
      {"<packageItem guid='p'/>", "skipped: not an article: a package of other items"},
      {"<conceptItem guid='c'/>", "skipped: not an article: conceptItem"},
      {"<newsMessage><header/></newsMessage>", "skipped: a news message without items"},
      {"<newsMessage><itemSet>" + item(headline) + item(headline).substr(0, 40), "H/; rejected: truncated"},
      {item(headline).substr(0, 50), "rejected: truncated"},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(told(Format::newsml_g2, bytes), expected) << bytes;
}

TEST(NewsmlG2, StatusAndEmbargo) {
  const auto with = [](const std::string& meta) {
    return article(Format::newsml_g2, item("<itemMeta>" + meta +
                                           "</itemMeta><contentMeta><headline>H</headline></contentMeta>"));
  };
  EXPECT_EQ(with("").status, Status::usable);
  EXPECT_EQ(with("<pubStatus qcode='stat:withheld'/>").status, Status::withheld);
  EXPECT_EQ(with("<pubStatus qcode='stat:canceled'/>").status, Status::canceled);
  EXPECT_TRUE(with("<pubStatus qcode='stat:new'/>").held_for_doubt);
  EXPECT_FALSE(with("").has_embargo);
  EXPECT_EQ(with("<embargoed>1970-01-01T00:01:00Z</embargoed>").embargo_until, 60);
  for (const char* empty :
       {"<embargoed/>", "<embargoed> </embargoed>",
        "<embargoed xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:nil='true'/>"}) {
    EXPECT_EQ(with(empty).embargo_until, std::numeric_limits<std::int64_t>::max()) << empty;
    EXPECT_FALSE(with(empty).held_for_doubt) << empty;
  }
}

TEST(Nitf, StatusEmbargoAndIdentity) {
  const auto with = [](const std::string& attributes, const std::string& inside) {
    return article(
        Format::nitf,
        "<nitf uno='u'><head><docdata " + attributes + ">" + inside +
            "</docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head></body></nitf>");
  };
  EXPECT_EQ(with("", "").id, "u");
  EXPECT_EQ(with("", "<doc-id id-string='d'/>").id, "d");
  EXPECT_EQ(with("", "<date.release norm=''/>").has_embargo, false);
  EXPECT_EQ(with("", "<date.release norm='19700101T000100Z'/>").embargo_until, 60);
  EXPECT_EQ(with("management-status='embargoed'", "<date.release norm='19700101T000100Z'/>").embargo_until,
            60);
  const Article open = with("management-status='embargoed'", "");
  EXPECT_EQ(open.embargo_until, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(open.status, Status::usable);
  EXPECT_EQ(with("management-status='canceled'", "").status, Status::canceled);
}

TEST(Nitf, TheFullTextAloneWhereTheLeadIsRepeated) {
  const Article a =
      article(Format::nitf,
              "<nitf><body><body.head><byline class='normalized_byline'>Roe, Jane</byline>"
              "<byline class='print_byline'>By Jane Roe</byline></body.head><body.content>"
              "<block class='lead_paragraph'><p>Lead.</p></block>"
              "<block class='full_text'><p>Lead.</p><p>More.</p></block></body.content></body></nitf>");
  EXPECT_EQ(a.body, "Lead.\n\nMore.");
  EXPECT_EQ(a.byline, Strings{"Jane Roe"});
}

TEST(Feeds, TitlesSummariesAndBodies) {
  const auto rss = [](const std::string& inside) {
    return article(Format::rss, "<rss><channel><item>" + inside + "</item></channel></rss>");
  };
  EXPECT_EQ(rss("<title>R&amp;D, 2 &lt; 3</title>").headline, "R&D, 2 < 3");
  EXPECT_EQ(rss("<title>&lt;i&gt;Tilted&lt;/i&gt; &amp;amp; plain</title>").headline, "Tilted & plain");
  EXPECT_EQ(rss("<title>T</title><description>One.</description>").summary, "One.");
  EXPECT_EQ(rss("<title>T</title><description>One.</description>").body, "");
  EXPECT_EQ(rss("<title>T</title><description>&lt;p>One.&lt;p>Two.</description>").body, "One.\n\nTwo.");
  EXPECT_EQ(rss("<title>T</title><description>&lt;p>One.&lt;p>Two.</description>").summary, "");
  EXPECT_EQ(rss("<description>One.</description>").body, "One.");
  EXPECT_EQ(rss("<title>T</title><author>a@b.example (Jane Roe)</author>").byline, Strings{"Jane Roe"});
  EXPECT_EQ(rss("<title>T</title><author>Jane Roe &lt;a@b.example&gt;</author>").byline, Strings{"Jane Roe"});
  EXPECT_EQ(rss("<title>T</title><pubDate>Sat, 8 Feb 14 22:10 EST</pubDate>").published.to_text(),
            "2014-02-08T22:10:00-05:00");
  EXPECT_EQ(rss("<title>T</title><link>l</link>").id, "l");
  EXPECT_EQ(rss("<title>T</title><guid>http://x.example/1</guid>").url, "http://x.example/1");
  EXPECT_EQ(rss("<title>T</title><guid isPermaLink='false'>http://x.example/1</guid>").url, "");
}

TEST(Feeds, DocumentsWithoutItemsOrCutShort) {
  EXPECT_EQ(told(Format::rss, "<rss><channel/></rss>"), "skipped: a feed without items");
  EXPECT_EQ(told(Format::rss, "<feed xmlns='http://www.w3.org/2005/Atom'/>"),
            "skipped: a feed without items");
  EXPECT_EQ(told(Format::rss, "<rss><channel><item><title>A</title></item><item><title>B"),
            "A/; rejected: truncated");
  EXPECT_EQ(told(Format::rss, "<rss><channel><item><title>A</title></item></rss>"), "A/; rejected: bad-xml");
  EXPECT_EQ(told(Format::rss, "<entry xmlns='http://www.w3.org/2005/Atom'><title>A</title></entry>"), "A/");
}

}  // namespace
}  // namespace dateline::readers
