// JSON objects to articles: every key under every spelling, and every way to be refused.
#include "indexer/readers/jsonl_reader.h"

#include <gtest/gtest.h>

#include <limits>

#include "indexer/readers/json_token.h"
#include "indexer/readers/keys.h"

namespace dateline::readers {
namespace {

Outcome read(std::string json, const ParseOptions& options = {}) {
  RawRecord raw;
  raw.format = Format::jsonl;
  raw.origin = {"dump.jsonl", "", 3, 120};
  raw.bytes = std::move(json);
  auto outcomes = parse(raw, options);
  EXPECT_EQ(outcomes.size(), 1U);
  return std::move(outcomes.at(0));
}

Parsed parsed(const std::string& json, const ParseOptions& options = {}) {
  Outcome outcome = read(json, options);
  if (auto* rejection = std::get_if<Rejection>(&outcome)) {
    ADD_FAILURE() << json << ": " << rejection->code << ": " << rejection->reason;
    return {};
  }
  return std::get<Parsed>(std::move(outcome));
}

Article article(const std::string& json) { return parsed(json).article; }

std::vector<std::string> notice_codes(const std::string& json) {
  std::vector<std::string> codes;
  for (const Notice& notice : parsed(json).notices) codes.push_back(notice.code);
  return codes;
}

std::string rejected(const std::string& json) {
  const Outcome outcome = read(json);
  const auto* rejection = std::get_if<Rejection>(&outcome);
  return rejection ? rejection->code : "taken";
}

using Strings = std::vector<std::string>;

TEST(JsonlReader, AWholeRecord) {
  const Article a = article(
      R"({"id": 7, "version": 1.10, "updated": "2015-09-30", "status": "usable", "published": "2015-09-29",
          "headline": "Talks\n begin", "subheadline": "At last", "summary": "Short", "byline": ["Jane Roe", "John Doe"],
          "dateline": "MOSCOW, Sept 29 (AFP) -", "source": "AFP", "section": ["world", "syria", "russia"],
          "keywords": ["talks", "talks", "war"], "language": "en-GB", "url": "http://x.y/7", "copyright": "(c) AFP",
          "body": "One.\r\n\r\nTwo.", "persons": ["Vladimir Putin"], "orgs": [{"name": "Pentagon", "uri": "x"}],
          "places": "Syria", "wordcount": 2, "nested": {"a": [1, 2]}})");
  EXPECT_EQ(a.id, "7");
  EXPECT_EQ(a.version, "1.10");
  EXPECT_EQ(a.updated.to_text(), "2015-09-30");
  EXPECT_EQ(a.status, Status::usable);
  EXPECT_EQ(a.published.to_text(), "2015-09-29");
  EXPECT_EQ(a.date_source, DateSource::metadata);
  EXPECT_EQ(a.headline, "Talks begin");
  EXPECT_EQ(a.subheadline, "At last");
  EXPECT_EQ(a.summary, "Short");
  EXPECT_EQ(a.byline, (Strings{"Jane Roe", "John Doe"}));
  EXPECT_EQ(a.dateline, "MOSCOW, Sept 29 (AFP) -");
  EXPECT_EQ(a.source, "AFP");
  EXPECT_EQ(a.section, "world");
  EXPECT_EQ(a.keywords, (Strings{"talks", "war", "syria", "russia"}));
  EXPECT_EQ(a.language, "en-GB");
  EXPECT_EQ(a.url, "http://x.y/7");
  EXPECT_EQ(a.copyright, "(c) AFP");
  EXPECT_EQ(a.body, "One.\n\nTwo.");
  ASSERT_EQ(a.entities.size(), 3U);
  EXPECT_EQ(a.entities[0].name, "Vladimir Putin");
  EXPECT_EQ(a.entities[0].type, EntityType::person);
  EXPECT_EQ(a.entities[1].name, "Pentagon");
  EXPECT_EQ(a.entities[1].type, EntityType::org);
  EXPECT_EQ(a.entities[2].name, "Syria");
  EXPECT_EQ(a.entities[2].type, EntityType::place);
  for (const Entity& entity : a.entities) EXPECT_TRUE(entity.given && entity.mentions.empty());
  ASSERT_EQ(a.extra.size(), 2U);
  EXPECT_EQ(a.extra[0], std::make_pair(std::string("wordcount"), std::string("2")));
  EXPECT_EQ(a.extra[1], std::make_pair(std::string("nested"), std::string("{\"a\":[1,2]}")));
}

// The contract's table, spelling by spelling: what each row reads from, and where it goes.
TEST(JsonlReader, EverySpelling) {
  struct Row {
    Strings spellings;
    std::string (*get)(const Article&);
  };
  const auto first = [](const Strings& list) { return list.empty() ? std::string() : list[0]; };
  static const auto first_of = first;
  const std::vector<Row> rows = {
      {{"id", "uri", "guid", "uuid", "url"}, [](const Article& a) { return a.id; }},
      {{"version"}, [](const Article& a) { return a.version; }},
      {{"updated", "versioncreated", "versionCreated", "dateModified", "date_modify"},
       [](const Article& a) { return a.updated.to_text(); }},
      {{"published", "date", "datePublished", "date_publish", "pubDate", "firstCreated"},
       [](const Article& a) { return a.published.to_text(); }},
      {{"headline", "title"}, [](const Article& a) { return a.headline; }},
      {{"subheadline"}, [](const Article& a) { return a.subheadline; }},
      {{"summary", "description", "abstract"}, [](const Article& a) { return a.summary; }},
      {{"byline", "author", "authors", "by"}, [](const Article& a) { return first_of(a.byline); }},
      {{"dateline", "located"}, [](const Article& a) { return a.dateline; }},
      {{"source", "publisher", "source_domain", "domain", "site"}, [](const Article& a) { return a.source; }},
      {{"section", "category", "articleSection"}, [](const Article& a) { return a.section; }},
      {{"keywords", "tags", "subjects"}, [](const Article& a) { return first_of(a.keywords); }},
      {{"language", "lang", "inLanguage"}, [](const Article& a) { return a.language; }},
      {{"copyright"}, [](const Article& a) { return a.copyright; }},
      {{"body", "text", "maintext", "articleBody", "content"}, [](const Article& a) { return a.body; }},
      {{"persons", "people"}, [](const Article& a) { return a.entities.at(0).name; }},
      {{"orgs", "organisations"}, [](const Article& a) { return a.entities.at(0).name; }},
      {{"places", "locations"}, [](const Article& a) { return a.entities.at(0).name; }},
  };
  for (const Row& row : rows) {
    for (std::size_t best = 0; best < row.spellings.size(); ++best) {
      // All spellings from this one on, the worst first: the best must win, and the others be kept as extra.
      std::string json = row.spellings[0] == "body" ? "{\"headline\": \"h\"" : "{\"body\": \"b\"";
      for (std::size_t i = row.spellings.size(); i-- > best;) {
        json += ", \"" + row.spellings[i] + "\": \"200" + std::to_string(i) + "-01-02\"";
      }
      if (best > 0) json += ", \"" + row.spellings[0] + "\": null";
      const Article a = article(json + "}");
      EXPECT_EQ(row.get(a), "200" + std::to_string(best) + "-01-02") << json;
      std::size_t losers = row.spellings.size() - best - 1;
      if (row.spellings[0] == "id" && losers > 0) --losers;  // "url" is also a key of its own
      EXPECT_EQ(a.extra.size(), losers) << json;
    }
  }
  for (const char* status : {"status", "pubStatus", "pubstatus"}) {
    EXPECT_EQ(article("{\"id\": 1, \"" + std::string(status) + "\": \"withheld\"}").status, Status::withheld)
        << status;
  }
  for (const char* embargo : {"embargoed", "embargoedUntil"}) {
    EXPECT_TRUE(article("{\"body\": \"b\", \"" + std::string(embargo) + "\": \"2030-01-01\"}").has_embargo)
        << embargo;
  }
}

TEST(JsonlReader, Values) {
  EXPECT_EQ(article(R"({"id": 123456789012345678901234567890, "body": "b"})").id,
            "123456789012345678901234567890");
  EXPECT_EQ(article(R"({"id": " a\u00e9/ ", "body": "b"})").id, " aé/ ");  // byte for byte
  EXPECT_EQ(article(R"({"id": "", "guid": "g", "body": "b"})").id, "g");
  EXPECT_EQ(article(R"({"author": {"name": "Jane Roe"}, "body": "b"})").byline, Strings{"Jane Roe"});
  EXPECT_EQ(article(R"({"author": [{"name": "Jane Roe"}, "John Doe"], "body": "b"})").byline,
            (Strings{"Jane Roe", "John Doe"}));
  EXPECT_EQ(article(R"({"publisher": {"@type": "Organization", "name": "BBC"}, "body": "b"})").source, "BBC");
  EXPECT_EQ(article(R"({"keywords": "war, peace;talks ,", "body": "b"})").keywords,
            (Strings{"war", "peace", "talks"}));
  EXPECT_EQ(article(R"({"keywords": ["war, peace"], "body": "b"})").keywords.size(), 2U);
  EXPECT_EQ(article(R"({"body": ["One.", "Two."]})").body, "One.\n\nTwo.");
  EXPECT_EQ(article(R"({"body": "One.\nTwo."})").body, "One.\n\nTwo.");
  EXPECT_EQ(article(R"({"body": "<p>kept</p>"})").body, "<p>kept</p>");
  EXPECT_EQ(article(R"({"body": "e\u0301\u0000\u00ad!"})").body, "é!");
  EXPECT_EQ(article(R"({"headline": "h", "body": null})").body, "");
  EXPECT_FALSE(article(R"({"body": "b"})").headline_derived);
}

TEST(JsonlReader, StatusAndEmbargo) {
  EXPECT_EQ(article(R"({"id": "a", "status": "Canceled"})").status, Status::canceled);
  EXPECT_EQ(article(R"({"id": "a", "status": "stat:cancelled"})").status, Status::canceled);
  EXPECT_EQ(article(R"({"id": "a", "status": "WITHHELD"})").status, Status::withheld);
  EXPECT_EQ(article(R"({"body": "b", "status": "http://cv.iptc.org/newscodes/pubstatusg2/usable"})").status,
            Status::usable);
  EXPECT_EQ(article(R"({"body": "b", "status": null})").status, Status::usable);

  const Article doubt = article(R"({"body": "b", "status": "maybe"})");
  EXPECT_TRUE(doubt.held_for_doubt);
  EXPECT_EQ(doubt.status, Status::withheld);
  EXPECT_EQ(notice_codes(R"({"body": "b", "status": "maybe"})"), Strings{"unknown-status"});

  const Article until = article(R"({"body": "b", "embargoed": "2015-09-29T12:00:00Z"})");
  EXPECT_TRUE(until.has_embargo);
  EXPECT_EQ(until.embargo_until, 1443528000);
  EXPECT_EQ(until.embargo_text, "2015-09-29T12:00:00Z");
  EXPECT_FALSE(until.held_for_doubt);

  const Article open_end = article(R"({"body": "b", "embargoed": ""})");
  EXPECT_TRUE(open_end.has_embargo);
  EXPECT_EQ(open_end.embargo_until, std::numeric_limits<std::int64_t>::max());
  EXPECT_FALSE(article(R"({"body": "b", "embargoed": null})").has_embargo);
  EXPECT_FALSE(article(R"({"body": "b", "embargoed": false})").has_embargo);

  const Article unread = article(R"({"body": "b", "embargoed": "soon"})");
  EXPECT_TRUE(unread.held_for_doubt && unread.has_embargo);
  EXPECT_EQ(unread.status, Status::withheld);
  EXPECT_EQ(notice_codes(R"({"body": "b", "embargoed": "soon"})"), Strings{"bad-embargo"});
}

TEST(JsonlReader, Notices) {
  const std::vector<std::pair<std::string, Strings>> cases = {
      {R"({"body": "b", "published": "yesterday-ish"})", {"bad-date"}},
      {R"({"body": "b", "updated": "32 May"})", {"bad-date"}},
      {R"({"body": "b", "body": "c"})", {"duplicate-key"}},
      {R"({"body": "b", "x": 1, "x": 2})", {"duplicate-key"}},
      {R"({"body": "b", "source": true})", {"bad-value"}},
      {R"({"body": "b", "persons": [{"label": "no name"}, "A"]})", {"bad-value"}},
      {R"({"body": "half \ud83d of a smile"})", {"lone-surrogate"}},
      {R"({"body": "a whole \ud83d\ude00"})", {}},
      {R"({"body": "b", "published": "", "x": null})", {}},
  };
  for (const auto& [json, expected] : cases) EXPECT_EQ(notice_codes(json), expected) << json;
  const Article undated = article(R"({"body": "b", "published": "yesterday-ish"})");
  EXPECT_FALSE(undated.published.known());
  EXPECT_EQ(undated.date_source, DateSource::none);
  EXPECT_EQ(article(R"({"body": "b", "body": "c"})").body, "b");
  EXPECT_EQ(article(R"({"body": "half \uD83D of"})").body, "half \ufffd of");
  EXPECT_EQ(article(R"({"body": "low \ude00\\ud800"})").body, "low \ufffd\\ud800");
}

TEST(JsonlReader, Rejections) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"id": "a"})", "no-text"},
      {R"({"id": "a", "body": "  ", "headline": ""})", "no-text"},
      {"{}", "no-text"},
      {R"({"status": "canceled", "body": "b"})", "no-id"},
      {R"({"status": "withheld"})", "no-id"},
      {R"({"id": "a", "status": "canceled"})", "taken"},
      {R"({"id": "a", "status": "maybe"})", "taken"},
      {R"({"status": "maybe"})", "no-text"},
      {R"({"headline": "h"})", "taken"},
      {R"({"uri": "a", "headlines": [{"value": "h"}]})", "taken"},  // a ninjs item among records
      {"[1]", "bad-json"},
      {"\"text\"", "bad-json"},
      {"12", "bad-json"},
      {"", "bad-json"},
      {R"({"body": "b")", "bad-json"},
      {R"({"body": "b"}})", "bad-json"},
      {R"({"body": "b"} {"body": "c"})", "bad-json"},
      {R"({"body": "b",})", "bad-json"},
      {R"({"body" "b"})", "bad-json"},
      {R"({"body": "b" "x": 1})", "bad-json"},
      {R"({"body": "b", "x": tru})", "bad-json"},
      {R"({"body": "b", "x": nul})", "bad-json"},
      {R"({"body": "b", "x": 01})", "bad-json"},
      {R"({"body": "b", "x": 1.})", "bad-json"},
      {R"({"body": "b", "x": [1, 2})", "bad-json"},
      {R"({"body": "b", "x": {"y": [tru]}})", "bad-json"},
      {R"({"body": "bad \q escape"})", "bad-json"},
      {R"({"body": "bad \u12 escape"})", "bad-json"},
      {"{\"body\": \"raw \n newline\"}", "bad-json"},
      {"{\"body\": \"caf\xe9\"}", "not-utf8"},
  };
  for (const auto& [json, expected] : cases) EXPECT_EQ(rejected(json), expected) << json;
}

TEST(JsonlReader, ARejectionSaysWhereAndKeepsTheBytes) {
  const auto rejection = std::get<Rejection>(read(R"({"body": "b", "x": tru})"));
  EXPECT_EQ(rejection.origin.record, 3U);
  EXPECT_EQ(rejection.origin.byte_offset, 120U);
  EXPECT_EQ(rejection.raw, R"({"body": "b", "x": tru})");
  EXPECT_FALSE(rejection.input_broken);
  EXPECT_NE(std::get<Rejection>(read("{\"body\": \"caf\xe9\"}")).reason.find("byte 13"), std::string::npos);
  std::string huge = "{\"x\": \"" + std::string(100 << 10, 'x') + "\"}";
  EXPECT_EQ(std::get<Rejection>(read(huge)).raw.size(), 64U << 10);
}

TEST(JsonlReader, LimitsAndOptions) {
  ParseOptions options;
  options.field_bytes = 8;
  const auto code = [&](const std::string& json) {
    const Outcome outcome = read(json, options);
    const auto* rejection = std::get_if<Rejection>(&outcome);
    return rejection ? rejection->code : "taken";
  };
  EXPECT_EQ(code(R"({"body": "12345678"})"), "taken");
  EXPECT_EQ(code(R"({"body": "123456789"})"), "field-too-large");
  EXPECT_EQ(code(R"({"body": "b", "unknown": "123456789"})"), "field-too-large");

  ParseOptions given;
  given.source = "Herald";
  given.language = "de";
  EXPECT_EQ(parsed(R"({"body": "b"})", given).article.source, "Herald");
  EXPECT_EQ(parsed(R"({"body": "b", "site": "Times"})", given).article.source, "Times");
  EXPECT_EQ(parsed(R"({"body": "b", "lang": "en"})", given).article.language, "de");
}

TEST(JsonlReader, DeepNestingIsRefusedAndNotACrash) {
  const std::string deep =
      "{\"body\": \"b\", \"x\": " + std::string(100000, '[') + std::string(100000, ']') + "}";
  EXPECT_EQ(rejected(deep), "bad-json");
  const std::string fine = "{\"body\": \"b\", \"x\": " + std::string(200, '[') + std::string(200, ']') + "}";
  EXPECT_EQ(rejected(fine), "taken");
}

TEST(JsonlReader, ManyUnknownKeys) {
  std::string json = "{\"body\": \"b\"";
  for (int i = 0; i < 1000; ++i) json += ", \"k" + std::to_string(i) + "\": " + std::to_string(i);
  const Article a = article(json + ", \"k999\": 0}");
  ASSERT_EQ(a.extra.size(), 1000U);
  EXPECT_EQ(a.extra[999].second, "999");
}

TEST(JsonToken, Numbers) {
  for (const char* good :
       {"0", "-0", "10", "1.10", "1e9", "1E+9", "-1.5e-3", "123456789012345678901234567890"}) {
    EXPECT_TRUE(is_json_number(good)) << good;
  }
  for (const char* bad : {"", "-", "01", "1.", ".5", "1e", "+1", "1x", "0x1", "NaN"}) {
    EXPECT_FALSE(is_json_number(bad)) << bad;
  }
}

TEST(Keys, EverySpellingIsFoundAtItsRank) {
  std::size_t spellings = 0;
  for (const KeyRow& row : key_rows()) {
    EXPECT_FALSE(row.name().empty());
    EXPECT_FALSE(row.help.empty());
    for (std::size_t rank = 0; rank < row.spellings.size(); ++rank) {
      if (row.spellings[rank].empty()) continue;
      ++spellings;
      bool found = false;
      for (const KeyMatch& match : find_keys(row.spellings[rank])) {
        found = found || (match.row == &row && match.rank == rank);
      }
      EXPECT_TRUE(found) << row.spellings[rank];
    }
  }
  EXPECT_GT(spellings, 55U);
  EXPECT_EQ(find_keys("Headline")[0].row, nullptr);
  EXPECT_EQ(find_keys("")[0].row, nullptr);
}

}  // namespace
}  // namespace dateline::readers
