// ninjs items in their three spellings, and what of them is no article.
#include "indexer/readers/ninjs_reader.h"

#include <gtest/gtest.h>

#include <limits>

namespace dateline::readers {
namespace {

std::vector<Outcome> read(const std::string& json) {
  RawRecord raw;
  raw.format = Format::ninjs;
  raw.bytes = json;
  return parse(raw, {});
}

Article article(const std::string& json) {
  const auto outcomes = read(json);
  if (outcomes.size() != 1 || !std::holds_alternative<Parsed>(outcomes[0])) {
    ADD_FAILURE() << json;
    return {};
  }
  return std::get<Parsed>(outcomes[0]).article;
}

std::string extra(const Article& a, std::string_view key) {
  for (const auto& [name, json] : a.extra) {
    if (name == key) return json;
  }
  return "absent";
}

Strings names(const Article& a, EntityType type) {
  Strings out;
  for (const Entity& entity : a.entities) {
    if (entity.type == type && entity.given) out.push_back(entity.name);
  }
  return out;
}

// One item three times.
const char* const kOne =
    R"({"uri": "urn:x:1", "type": "text", "version": "3", "firstcreated": "2015-09-29T08:00:00Z",
  "versioncreated": "2015-09-29T10:00:00Z", "pubstatus": "usable", "embargoed": "2015-09-30T00:00:00Z", "urgency": 2,
  "slugline": "harbour", "headline": "Harbour reopens", "headline_sub": "Ships return", "description_text": "In short.",
  "byline": "By Jane Roe", "located": "Penmere", "infosource": [{"name": "Penmere Wire"}], "language": "en-GB",
  "body_text": "One. Two.", "body_xhtml": "<p>One.</p><p>Two.</p>", "copyrightnotice": "(c) Wire", "ednote": "Update",
  "person": [{"name": "Ann Lee", "rel": "about"}], "organisation": [{"name": "Harbour Trust"}],
  "place": [{"name": "Penmere"}], "subject": [{"name": "shipping", "scheme": "medtop:", "code": "20000337"}],
  "genre": [{"name": "Current"}], "event": [{"name": "Sea Week"}], "altids": {"x": "1"}, "expires": "2016"})";
const char* const kTwo =
    R"({"uri": "urn:x:1", "type": "text", "version": "3", "firstcreated": "2015-09-29T08:00:00Z",
  "versioncreated": "2015-09-29T10:00:00Z", "pubstatus": "usable", "embargoed": "2015-09-30T00:00:00Z", "urgency": 2,
  "slugline": "harbour", "headlines": [{"role": "sub", "value": "Ships return"}, {"role": "main", "value": "Harbour reopens"}],
  "descriptions": [{"role": "caption", "value": "no"}, {"role": "summary", "value": "In short."}], "by": "By Jane Roe",
  "located": "Penmere", "infosources": [{"name": "Printer", "role": "transmitter"}, {"name": "Penmere Wire", "role": "originator"}],
  "language": "en-GB", "bodies": [{"role": "text", "contenttype": "text/plain", "value": "One. Two."},
  {"role": "html", "contenttype": "text/html", "value": "<h1>Harbour reopens</h1><p>One.</p><p>Two.</p>"}],
  "copyrightnotice": "(c) Wire", "ednote": "Update", "people": [{"name": "Ann Lee"}],
  "organisations": [{"name": "Harbour Trust"}], "places": [{"name": "Penmere"}],
  "subjects": [{"name": "shipping", "uri": "medtop:20000337"}], "genres": [{"name": "Current"}],
  "events": [{"name": "Sea Week"}], "altids": [{"role": "x", "value": "1"}], "expires": "2016"})";
const char* const kThree =
    R"({"uri": "urn:x:1", "type": "text", "version": "3", "firstCreated": "2015-09-29T08:00:00Z",
  "versionCreated": "2015-09-29T10:00:00Z", "pubStatus": "usable", "embargoedUntil": "2015-09-30T00:00:00Z", "urgency": 2,
  "slugline": "harbour", "headlines": [{"role": "main", "value": "Harbour reopens"}, {"role": "sub", "value": "Ships return"}],
  "descriptions": [{"role": "summary", "contentType": "text/plain", "value": "In short."}], "by": "By Jane Roe",
  "located": "Penmere", "infoSources": [{"name": "Penmere Wire"}], "language": "en-GB",
  "bodies": [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<nitf/>"},
  {"contentType": "text/html", "value": "<p>One.</p>\n<p>Two.</p>"}],
  "copyrightNotice": "(c) Wire", "edNote": "Update", "people": [{"name": "Ann Lee"}],
  "organisations": [{"name": "Harbour Trust"}], "places": [{"name": "Penmere"}],
  "subjects": [{"name": "shipping", "uri": "medtop:20000337"}], "genres": [{"name": "Current"}],
  "events": [{"name": "Sea Week"}], "altIds": [{"role": "x", "value": "1"}], "expires": "2016"})";

TEST(NinjsReader, ThreeSpellingsOfOneItem) {
  for (const char* json : {kOne, kTwo, kThree}) {
    SCOPED_TRACE(json);
    const Article a = article(json);
    EXPECT_EQ(a.id, "urn:x:1");
    EXPECT_EQ(a.version, "3");
    EXPECT_EQ(a.published.to_text(), "2015-09-29T08:00:00Z");
    EXPECT_EQ(a.date_source, DateSource::metadata);
    EXPECT_EQ(a.updated.to_text(), "2015-09-29T10:00:00Z");
    EXPECT_TRUE(a.has_embargo);
    EXPECT_EQ(a.embargo_text, "2015-09-30T00:00:00Z");
    EXPECT_EQ(a.headline, "Harbour reopens");
    EXPECT_EQ(a.subheadline, "Ships return");
    EXPECT_EQ(a.summary, "In short.");
    EXPECT_EQ(a.byline, Strings{"By Jane Roe"});
    EXPECT_EQ(a.dateline, "Penmere");
    EXPECT_EQ(a.source, "Penmere Wire");
    EXPECT_EQ(a.language, "en-GB");
    EXPECT_EQ(a.body, "One.\n\nTwo.");
    EXPECT_EQ(a.copyright, "(c) Wire");
    EXPECT_EQ(a.keywords, Strings{"shipping"});
    EXPECT_EQ(names(a, EntityType::person), Strings{"Ann Lee"});
    EXPECT_EQ(names(a, EntityType::org), Strings{"Harbour Trust"});
    EXPECT_EQ(names(a, EntityType::place), Strings{"Penmere"});
    EXPECT_EQ(extra(a, "slugline"), "\"harbour\"");
    EXPECT_EQ(extra(a, "urgency"), "\"2\"");
    EXPECT_EQ(extra(a, "edNote"), "\"Update\"");
    EXPECT_EQ(extra(a, "genre"), "[\"Current\"]");
    EXPECT_EQ(extra(a, "events"), "[\"Sea Week\"]");
    EXPECT_EQ(extra(a, "subjectCodes"), "[\"medtop:20000337\"]");
    EXPECT_EQ(extra(a, "expires"), "\"2016\"");
    EXPECT_NE(extra(a, "altIds"), "absent");
    EXPECT_EQ(extra(a, "bodies"), "absent");
  }
}

TEST(NinjsReader, StatusAndEmbargo) {
  EXPECT_EQ(article(R"({"uri": "a", "pubStatus": "canceled"})").status, Status::canceled);
  EXPECT_EQ(article(R"({"uri": "a", "pubstatus": "withheld", "headlines": []})").status, Status::withheld);
  const Article open = article(R"({"uri": "a", "headline": "h", "embargoed": ""})");
  EXPECT_TRUE(open.has_embargo);
  EXPECT_EQ(open.embargo_until, std::numeric_limits<std::int64_t>::max());
  EXPECT_FALSE(article(R"({"uri": "a", "headline": "h", "embargoedUntil": null})").has_embargo);
}

TEST(NinjsReader, PublishedIsTheFirstTimeThereIs) {
  const std::string start = R"({"uri": "a", "headline": "h", "versioncreated": "2015-03-03")";
  EXPECT_EQ(article(start + "}").published.to_text(), "2015-03-03");
  EXPECT_EQ(article(start + R"(, "contentcreated": "2015-02-02"})").published.to_text(), "2015-02-02");
  EXPECT_EQ(article(start + R"(, "contentcreated": "2015-02-02", "firstcreated": "2015-01-01"})")
                .published.to_text(),
            "2015-01-01");
}

TEST(NinjsReader, Bodies) {
  const auto body = [](const std::string& rest) { return article(R"({"uri": "a", )" + rest + "}").body; };
  EXPECT_EQ(body(R"("body_html": "a<br><br>b")"), "a\n\nb");
  EXPECT_EQ(body(R"("body_other": "plain & simple")"), "plain & simple");
  EXPECT_EQ(body(R"("bodies": [{"value": "<p>a</p><p>b"}])"), "a\n\nb");
  EXPECT_EQ(body(R"("body_xhtml": "<p>Part</p>", "body_text": "Part of a text that goes on.")"),
            "Part of a text that goes on.");
  EXPECT_EQ(body(R"("bodies": [{"contentType": "text/vnd.IPTC.NITF",
                 "value": "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>In.</p></body.content></body></nitf>"}])"),
            "In.");
  EXPECT_EQ(body(R"("bodies": [], "body": "our own key")"), "our own key");
}

TEST(NinjsReader, WhatIsNoText) {
  for (const char* type : {"picture", "graphic", "video", "audio", "planning"}) {
    const auto outcomes = read(
        std::string(R"({"uri": "a", "headline": "h", "body_text": "caption", "type": ")") + type + "\"}");
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<Skipped>(outcomes[0])) << type;
  }
  EXPECT_TRUE(
      std::holds_alternative<Skipped>(read(R"({"uri": "a", "headline": "h", "type": "composite"})")[0]));
  EXPECT_TRUE(
      std::holds_alternative<Parsed>(read(R"({"uri": "a", "body_text": "b", "type": "composite"})")[0]));
}

TEST(NinjsReader, KeysOfOurOwnAndUnknownOnes) {
  const Article a =
      article(R"({"uri": "a", "headline": "h", "author": "Jane", "url": "http://x", "my": {"a": [1.50]},
                                "profile": "p", "date": "2001", "text": null})");
  EXPECT_EQ(a.byline, Strings{"Jane"});
  EXPECT_EQ(a.url, "http://x");
  EXPECT_EQ(a.published.to_text(), "2001");
  EXPECT_EQ(extra(a, "my"), R"({"a":[1.50]})");
  EXPECT_EQ(extra(a, "profile"), "\"p\"");
  EXPECT_EQ(extra(a, "text"), "absent");
}

TEST(NinjsReader, Rejections) {
  const auto code = [](const std::string& json) {
    const auto outcomes = read(json);
    const auto* rejection = outcomes.empty() ? nullptr : std::get_if<Rejection>(&outcomes[0]);
    return rejection ? rejection->code : "taken";
  };
  EXPECT_EQ(code(R"({"uri": "a"})"), "no-text");
  EXPECT_EQ(code(R"({"pubStatus": "canceled"})"), "no-id");
  EXPECT_EQ(code(R"({"uri": "a", "headlines": [})"), "bad-json");
  EXPECT_EQ(code("{\"uri\": \"\xff\"}"), "not-utf8");
  EXPECT_EQ(code("[1]"), "bad-json");
  EXPECT_EQ(code("7"), "bad-json");
  EXPECT_EQ(read("[]").size(), 0U);
  EXPECT_EQ(read(R"([{"uri": "a", "headline": "h"}, {"uri": "b", "headline": "h"}])").size(), 2U);
}

TEST(NinjsReader, OddTypesDoNoHarm) {
  for (
      const char* json :
      {R"({"uri": ["a"], "headlines": "h"})", R"({"uri": 7, "headlines": {"value": "h"}, "bodies": 3})",
       R"({"uri": "a", "headline": ["h"], "person": "Ann", "subject": [[["x"]]], "bodies": [null, 1, "b"]})",
       R"({"uri": "a", "headline": "\ud800", "by": [1, {"name": 2}], "descriptions": [[]], "infosource": true})"}) {
    EXPECT_EQ(read(json).size(), 1U) << json;
  }
}

}  // namespace
}  // namespace dateline::readers
