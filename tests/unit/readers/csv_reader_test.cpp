// CSV and TSV: where rows end, what cells say, and what is refused.
#include "indexer/readers/csv_reader.h"

#include <gtest/gtest.h>

#include "indexer/readers/csv_row.h"
#include "tests/unit/readers/support.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;

// Every outcome of a file as one line.
Strings outcomes_of(std::string_view bytes, const std::string& name = "a.csv") {
  const testing::TempDir dir;
  Source source({dir.write(name, bytes)}, {});
  Strings out;
  while (auto item = source.next()) {
    if (const auto* rejection = std::get_if<Rejection>(&*item)) out.push_back(rejection->code);
    if (std::holds_alternative<Skipped>(*item)) out.push_back("skipped");
    const auto* raw = std::get_if<RawRecord>(&*item);
    if (!raw) continue;
    for (const Outcome& outcome : parse(*raw, {})) {
      if (const auto* rejection = std::get_if<Rejection>(&outcome)) out.push_back(rejection->code);
      if (const auto* parsed = std::get_if<Parsed>(&outcome)) {
        const Article& a = parsed->article;
        out.push_back(a.id + "|" + a.headline + "|" + a.body);
      }
    }
  }
  return out;
}

Article article(const std::string& csv) {
  RawRecord raw;
  raw.format = Format::csv;
  raw.bytes = csv;
  const auto outcomes = parse(raw, {});
  return std::get<Parsed>(outcomes.at(0)).article;
}

std::string utf16(std::u16string_view text, bool big_endian, bool mark) {
  std::string out;
  const auto add = [&](char16_t unit) {
    const char bytes[2] = {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    out += bytes[big_endian ? 1 : 0];
    out += bytes[big_endian ? 0 : 1];
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return out;
}

// As a spreadsheet's "Unicode text" is; from a file larger than a block, so that characters are cut between two.
TEST(CsvReader, Utf16) {
  std::u16string text = u"id\theadline\tbody\r\n1\tGespräche in Zürich\t\"Über alles, 東京 😀\r\n\r\nund mehr\"\r\n";
  Strings expected = {"1|Gespräche in Zürich|Über alles, 東京 😀\n\nund mehr"};
  for (int i = 2; i < 9000; ++i) {
    std::u16string row = u"\tHead 😀\tBody of 😀😀😀\r\n";
    if (i % 2 == 0) row.insert(1, u"x");
    std::u16string number;
    for (const char c : std::to_string(i)) number += static_cast<char16_t>(c);
    text += number + row;
    expected.push_back(std::to_string(i) + (i % 2 == 0 ? "|xHead 😀|Body of 😀😀😀" : "|Head 😀|Body of 😀😀😀"));
  }
  for (const bool big_endian : {false, true}) {
    const std::string bytes = utf16(text, big_endian, true);
    ASSERT_GT(bytes.size(), 300'000U);
    EXPECT_TRUE(outcomes_of(bytes, "a.tsv") == expected) << big_endian;
    EXPECT_TRUE(outcomes_of(bytes, "a.txt") == expected) << "told by its content";
    // Without a mark, by where its zero bytes stand.
    EXPECT_EQ(outcomes_of(utf16(u"id,headline,body\n1,Köln,Über alles\n", big_endian, false)), Strings{"1|Köln|Über alles"});
  }
  // What does not end well: half a unit, half a pair.
  const std::string whole = utf16(u"id,headline,body\n1,Head,Body", false, true);
  EXPECT_EQ(outcomes_of(whole + "x"), Strings{"1|Head|Body\ufffd"});
  EXPECT_EQ(outcomes_of(whole + "\x3d\xd8"), Strings{"1|Head|Body\ufffd"});
  EXPECT_EQ(outcomes_of(utf16(u"id,name\n1,x\n", false, true)), Strings{"bad-csv"});
}

TEST(CsvRow, Delimiter) {
  EXPECT_EQ(csv_delimiter("id,headline,body"), ',');
  EXPECT_EQ(csv_delimiter("id;headline;body"), ';');
  EXPECT_EQ(csv_delimiter("id\theadline\tother\r"), '\t');
  EXPECT_EQ(csv_delimiter("\"Title\"|\"Text\""), '|');
  EXPECT_EQ(csv_delimiter("\"a,b\";title;text;lang"), ';');
  EXPECT_EQ(csv_delimiter("one, two, three"), std::nullopt);
  EXPECT_EQ(csv_delimiter("title, one, two, three, text"), std::nullopt);
  EXPECT_EQ(csv_delimiter(""), std::nullopt);
}

TEST(CsvRow, Fields) {
  const std::vector<std::pair<std::string, Strings>> cases = {
      {"a,b,c\r\n", {"a", "b", "c"}},
      {"", {""}},
      {",,", {"", "", ""}},
      {"\"a,b\",c", {"a,b", "c"}},
      {"\"a \"\"b\"\"\"", {"a \"b\""}},
      {"5\" disk,x", {"5\" disk", "x"}},
      {"\"one\ntwo\",x", {"one\ntwo", "x"}},
      {"\"open", {"open"}},
      {" \"a\",b", {" \"a\"", "b"}},
      {"\"a\"b,c", {"ab", "c"}},
  };
  for (const auto& [row, expected] : cases) EXPECT_EQ(csv_fields(row, ','), expected) << row;
}

TEST(CsvReader, Files) {
  const std::vector<std::pair<std::string, Strings>> cases = {
      {"id,headline,body\n1,A,x\n2,B,y\n", {"1|A|x", "2|B|y"}},
      {"\xef\xbb\xbfid,headline,body\r\n1,A,\"x\r\n\r\ny\"\r\n2,B,z", {"1|A|x\n\ny", "2|B|z"}},
      {"id;title;text\n1;A, or B;\"x;y\"\n\n \n2;C;z\n", {"1|A, or B|x;y", "2|C|z"}},
      {"id\ttitle\ttext\n1\tA\tx\n", {"1|A|x"}},
      {"ID,Headline , BODY\n1,A,x\n", {"1|A|x"}},
      {"id,headline,body\n1,A\n2,B,y,,\n3,C,z,extra\n4,,\n", {"1|A|", "2|B|y", "bad-csv", "no-text"}},
      {"id,headline,body\n1,A,x\n2,B,\"never closed\n3,C,z\n", {"1|A|x", "truncated"}},
      {"colour,size\nred,3\n", {"bad-csv"}},
      {"id,status\n1,canceled\n", {"1||"}},
      {"id,headline,body\n", {}},
      {"id,headline,body\n1,caf\xe9,x\n", {"1|café|x"}},
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(outcomes_of(bytes), expected) << bytes;
}

TEST(CsvReader, FoundByContentAndAcrossBlocks) {
  std::string csv = "id,headline,body\n";
  Strings expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string body(200, static_cast<char>('a' + i % 26));
    csv += std::to_string(i) + ",\"Head, " + std::to_string(i) + "\",\"" + body + "\n\n" + body + "\"\n";
    expected.push_back(std::to_string(i) + "|Head, " + std::to_string(i) + "|" + body + "\n\n" + body);
  }
  EXPECT_EQ(outcomes_of(csv, "dump"), expected);
}

TEST(CsvReader, Cells) {
  const Article a = article(
      "uri,title,authors,tags,persons,section,embargoed,price,price,date\n"
      "u1,T,Jane Roe; John Doe,\"a, b; c\",Ann Lee; Bo Ek,World; Europe,,5,6,2015-09-29");
  EXPECT_EQ(a.id, "u1");
  EXPECT_EQ(a.byline, (Strings{"Jane Roe", "John Doe"}));
  EXPECT_EQ(a.keywords, (Strings{"a", "b", "c", "Europe"}));
  EXPECT_EQ(a.section, "World");
  ASSERT_EQ(a.entities.size(), 2U);
  EXPECT_EQ(a.entities[1].name, "Bo Ek");
  EXPECT_TRUE(a.entities[1].given);
  EXPECT_FALSE(a.has_embargo);
  EXPECT_EQ(a.published.to_text(), "2015-09-29");
  ASSERT_EQ(a.extra.size(), 1U);
  EXPECT_EQ(a.extra[0].first + "=" + a.extra[0].second, "price=\"5\"");
}

TEST(CsvReader, TheBestSpellingWins) {
  EXPECT_EQ(article("title,headline,body\nA,B,x").headline, "B");
  EXPECT_EQ(article("title,headline,body\nA,,x").headline, "A");
  EXPECT_EQ(article("url,headline\nhttp://x,B").id, "http://x");
  EXPECT_EQ(article("url,headline\nhttp://x,B").url, "http://x");
}

}  // namespace
}  // namespace dateline::readers
