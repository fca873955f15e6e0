// Text to tree, shown as canonical text: one line for each rule of the language.
#include "searcher/query/parser.h"

#include <gtest/gtest.h>

#include "query_testing.h"

namespace dateline {
namespace {

struct Case {
  const char* text;
  const char* canonical;
};

void check(std::initializer_list<Case> cases, const ParseOptions& options) {
  for (const Case& c : cases) EXPECT_EQ(canonical(c.text, options), c.canonical) << c.text;
}

TEST(Parser, EveryArticle) {
  check({{"", "*"}, {"  \t\n ", "*"}, {"*", "*"}, {"(*)", "*"}, {"\u3000\u200b", "*"}}, strict());
}

TEST(Parser, WordsAndPhrases) {
  check({{"syria airport", "syria AND airport"},
         {"\"military airport\"", "\"military airport\""},
         {"\"airport\"", "\"airport\""},
         {"\"a b\"c", "\"a b\" AND c"},
         {"\" a b \"", "\"a b\""},
         {R"("a \"b\" \\ c")", R"("a \"b\" \\ c")"},
         {R"("a \n")", R"("a \\n")"},
         {"日本 \"東京 都\"", "日本 AND \"東京 都\""},
         {"a\u00a0b\u3000c", "a AND b AND c"},
         {"☃ 👍", "☃ AND 👍"}},
        strict());
}

TEST(Parser, MarksInsideWordsStay) {
  for (const char* word : {"US-led",
                           "al-Assad",
                           "O'Neill",
                           "9/11",
                           "U.S.",
                           "AT&T",
                           "C++",
                           "F-16",
                           "€5bn",
                           "Jean-Claude",
                           "http://example.com/?a=b~2",
                           "9:30",
                           "std::vector",
                           "50%",
                           "#metoo",
                           "w/o",
                           "w/",
                           "w/x5",
                           "near/s",
                           "and/or",
                           "a=b",
                           "foo~bar",
                           "@user",
                           "x!"})
    EXPECT_EQ(canonical(word, strict()), word);
}

TEST(Parser, TypographyReadsAsAscii) {
  check({{"“military airport”", "\"military airport\""},
         {"„military airport“", "\"military airport\""},
         {"«military airport»", "\"military airport\""},
         {"O’Neill", "O'Neill"},
         {"Jean‑Claude", "Jean-Claude"},
         {"syria –iraq", "syria AND NOT iraq"},
         {"syria −iraq", "syria AND NOT iraq"},
         {"\"O’Neill\"", "\"O'Neill\""},
         {"id:“x”", "id:x"},
         {"id:O’Neill", "id:\"O’Neill\""},
         {"id:\"a”b\"", "id:\"a”b\""},
         {"published:2015–09", "published:2015-09-01..2015-09-30"}},
        strict());
}

TEST(Parser, Operators) {
  check({{"a AND b", "a AND b"},
         {"a OR b OR c", "a OR b OR c"},
         {"NOT a", "NOT a"},
         {"-a", "NOT a"},
         {"NOT NOT a", "NOT NOT a"},
         {"NOT *", "NOT *"},
         {"NOT NOT *", "*"},
         {"a NOT b", "a AND NOT b"},
         {"a AND NOT b", "a AND NOT b"},
         {"a OR NOT b", "a OR NOT b"},
         {"a -b", "a AND NOT b"},
         {"a -(b OR c)", "a AND NOT (b OR c)"},
         {"a -\"b c\"", "a AND NOT \"b c\""},
         {"a -headline:b", "a AND NOT headline:b"},
         {"a -=US", "a AND NOT =US"},
         {"a -=\"New York\"", "a AND NOT =\"New York\""},
         {"(-a)", "NOT a"},
         {"a --b", "a AND NOT b"},
         {"(a)-b", "a AND b"},
         {"\"a\"-b", "\"a\" AND b"},
         {"(a b) c", "a AND b AND c"},
         {"(a OR b) OR c", "a OR b OR c"},
         {"((a))", "a"},
         {"a(b)c", "a AND b AND c"},
         {"a AND(b OR c)", "a AND (b OR c)"}},
        strict());
}

TEST(Parser, BindingOrder) {
  check({{"a OR b AND c", "a OR (b AND c)"},
         {"a AND b OR c", "(a AND b) OR c"},
         {"a b OR c d", "(a AND b) OR (c AND d)"},
         {"NOT a AND b", "NOT a AND b"},
         {"NOT a OR b", "NOT a OR b"},
         {"NOT a w/5 b", "NOT (a w/5 b)"},
         {"-a w/5 b", "NOT (a w/5 b)"},
         {"a b w/5 c d", "a AND (b w/5 c) AND d"},
         {"a w/5 b OR c", "(a w/5 b) OR c"},
         {"a w/5 b w/3 c", "(a w/5 b) w/3 c"},
         {"a w/5 (b w/3 c)", "a w/5 (b w/3 c)"},
         {"a w/5 b pre/3 c", "(a w/5 b) pre/3 c"},
         {"a pre/5 b w/s c w/p d", "((a pre/5 b) w/s c) w/p d"}},
        strict());
}

TEST(Parser, Proximity) {
  check({{"a w/5 b", "a w/5 b"},
         {"a W/5 b", "a w/5 b"},
         {"a NEAR/5 b", "a w/5 b"},
         {"a near/5 b", "a w/5 b"},
         {"a pre/5 b", "a pre/5 b"},
         {"a PRE/5 b", "a pre/5 b"},
         {"a ADJ/5 b", "a pre/5 b"},
         {"a adj/5 b", "a pre/5 b"},
         {"a NEAR b", "a w/10 b"},
         {"a ADJ b", "a pre/10 b"},
         {"a near b", "a AND near AND b"},
         {"a w/s b", "a w/s b"},
         {"a W/P b", "a w/p b"},
         {"a w/007 b", "a w/7 b"},
         {"a w/1000 b", "a w/1000 b"},
         {"\"a b\" w/5 c*", "\"a b\" w/5 c*"},
         {"=US w/5 focus~2", "=US w/5 focus~2"},
         {"(a OR \"b c\") w/5 (d OR e f*)", "error proximity-operand @18"},
         {"(a OR \"b c\") w/5 (d OR f*)", "(a OR \"b c\") w/5 (d OR f*)"},
         {"(a w/2 b OR c) pre/5 d", "((a w/2 b) OR c) pre/5 d"},
         {"a w/5(b)", "a w/5 b"}},
        strict());
}

TEST(Parser, MarkedWords) {
  check({{"jihad*", "jihad*"},
         {"s*", "s*"},
         {"wom?n", "wom?n"},
         {"women?", "women?"},
         {"*stan", "*stan"},
         {"?omen", "?omen"},
         {"*a*b", "*a*b"},
         {"al-Ass*", "al-Ass*"},
         {"'jihad*',", "jihad*"},
         {"focus~", "focus~"},
         {"focus~1", "focus~"},
         {"focus~2", "focus~2"},
         {"a~b~", "a~b~"},
         {"=US", "=US"},
         {"=al-Assad", "=al-Assad"},
         {"=\"New York\"", "=\"New York\""},
         {"=\"M\\*A\\*S\\*H\"", "=\"M\\*A\\*S\\*H\""},
         {"\"who is he?\"", "\"who is he?\""},
         {"\"a * b\"", "\"a * b\""},
         {"atleast3(sanctions)", "atleast3(sanctions)"},
         {"ATLEAST3(a OR \"b c\" OR d*)", "atleast3(a OR \"b c\" OR d*)"},
         {"atleast3((a))", "atleast3(a)"},
         {"atleast3 (a)", "atleast3 AND a"},
         {"-atleast3(a)", "NOT atleast3(a)"}},
        strict());
}

TEST(Parser, PartsOfTheText) {
  check({{"headline:a", "headline:a"},
         {"HeadLine:a", "headline:a"},
         {"headline:\"a b\"", "headline:\"a b\""},
         {"headline:(a OR b)", "headline:(a OR b)"},
         {"headline:(a b)", "headline:(a AND b)"},
         {"headline:(a -b)", "headline:(a AND NOT b)"},
         {"headline:(NOT a)", "headline:(NOT a)"},
         {"headline:(a w/5 b) c", "headline:(a w/5 b) AND c"},
         {"lead:=US body:jihad* summary:focus~", "lead:=US AND body:jihad* AND summary:focus~"},
         {"byline:roe keyword:(x y)", "byline:roe AND keyword:(x AND y)"},
         {"headline:atleast2(a)", "headline:atleast2(a)"},
         {"headline:(atleast2(a) b)", "headline:(atleast2(a) AND b)"},
         {"headline:-a", "headline:a"},
         {"headline:AND", "headline:\"AND\""},
         {"headline:w/5 x", "headline:\"w/5\" AND x"},
         {"headline: a", "headline: AND a"},
         {"(headline:)", "headline:"},
         {"foo: bar", "foo: AND bar"}},
        strict());
}

TEST(Parser, EntitiesAndFacets) {
  check({{"person:putin", "person:putin"},
         {"person:\"Vladimir Putin\"", "person:\"Vladimir Putin\""},
         {"person:\"Putin\"", "person:\"Putin\""},
         {"person:(putin OR \"Barack Obama\")", "person:putin OR person:\"Barack Obama\""},
         {"person:(putin obama) a", "person:putin AND person:obama AND a"},
         {"person:(putin -obama)", "person:putin AND NOT person:obama"},
         {"entity:Georgia place:(a AND b)", "entity:Georgia AND place:a AND place:b"},
         {"country:Syria", "country:Syria"},
         {"country:\"Syria\"", "country:Syria"},
         {"section:\"World News\"", "section:\"World News\""},
         {"section:(sport OR \"World: Europe\")", "section:sport OR section:\"World: Europe\""},
         {"section:(World:Europe)", "section:\"World:Europe\""},
         {"source:http://example.com", "source:\"http://example.com\""},
         {"section:OR", "section:OR"},
         {"about-country:SY weekday:Monday", "about-country:SY AND weekday:Monday"},
         {"section:2014..2015", "section:2014..2015"}},
        strict());
}

TEST(Parser, DatesNumbersFlags) {
  check({{"published:2015-09..2015-10-15", "published:2015-09-01..2015-10-15"},
         {"date:2015", "published:2015-01-01..2015-12-31"},
         {"published:2015-09-29", "published:2015-09-29"},
         {"published:>=2015-09-29", "published:2015-09-29.."},
         {"published:>2015", "published:2016-01-01.."},
         {"published:..2014", "published:..2014-12-31"},
         {"published:\"last week\"", "published:2015-09-21..2015-09-27"},
         {"published:\"past 7 days\"", "published:2015-09-23..2015-09-29"},
         {"published:yesterday", "published:2015-09-28"},
         {"published:>=\"1 September 2015\"", "published:2015-09-01.."},
         {"published:\"September 2015\"..2015-10-15", "published:2015-09-01..2015-10-15"},
         {"published:(2014 OR \"Q3 2015\")",
          "published:2014-01-01..2014-12-31 OR published:2015-07-01..2015-09-30"},
         {"about:2014-08", "about:2014-08-01..2014-08-31"},
         {"published:>9999", "NOT *"},
         {"wordcount:>500", "wordcount:501.."},
         {"wordcount:>=500", "wordcount:500.."},
         {"wordcount:<500", "wordcount:..499"},
         {"wordcount:<=500", "wordcount:..500"},
         {"wordcount:100..200", "wordcount:100..200"},
         {"wordcount:7", "wordcount:7"},
         {"undated:true", "undated:true"},
         {"undated:FALSE", "undated:false"}},
        strict());
}

TEST(Parser, Ids) {
  check({{"id:example-1", "id:example-1"},
         {"id:tag:reuters.com,2015:newsml_KBN0", "id:\"tag:reuters.com,2015:newsml_KBN0\""},
         {"id:a(b) c", "id:\"a(b)\" AND c"},
         {"(id:a(b))", "id:\"a(b)\""},
         {"id:\"a b\"", "id:\"a b\""},
         {R"(id:"a\"b\\c\*")", R"(id:"a\"b\\c\\*")"},
         {"id:5\"", "id:\"5\\\"\""},
         {"id:-x* -id:y", "id:\"-x*\" AND NOT id:y"}},
        strict());
}

TEST(Parser, MatchAny) {
  check({{"a b", "a OR b"},
         {"a \"b c\" d* =E f~", "a OR \"b c\" OR d* OR =E OR f~"},
         {"a b section:x", "(a OR b) AND section:x"},
         {"a b -c", "(a OR b) AND NOT c"},
         {"a section:x b", "a AND section:x AND b"},
         {"a b AND c", "(a OR b) AND c"},
         {"a AND b c", "a AND (b OR c)"},
         {"(a b) (c d)", "(a OR b) AND (c OR d)"},
         {"a b w/5 c", "a AND (b w/5 c)"},
         {"headline:(a b) c", "headline:(a OR b) AND c"},
         {"person:(a b)", "person:a AND person:b"},
         {"(a b) w/5 c", "(a OR b) w/5 c"},
         {"a b OR c", "a OR b OR c"}},
        any());
}

TEST(Parser, RelativeDatesAreMarked) {
  EXPECT_TRUE(parse_query("a published:\"last week\"", strict())->relative_dates);
  EXPECT_TRUE(parse_query("about:(2014 OR yesterday)", strict())->relative_dates);
  EXPECT_FALSE(parse_query("published:2015-09 yesterday", strict())->relative_dates);
}

TEST(Parser, PositionsAreCodePoints) {
  const Node root = parse_query("żółw \"b c\" w/5 d", strict())->root;
  ASSERT_EQ(root.children.size(), 2u);
  EXPECT_EQ(root.children[0].column, 0u);
  EXPECT_EQ(root.children[0].length, 4u);
  EXPECT_EQ(root.children[1].kind, NodeKind::near);
  EXPECT_EQ(root.children[1].column, 5u);
  EXPECT_EQ(root.children[1].length, 11u);
}

TEST(Parser, EveryExampleOfTheSchemaRuns) {
  for (const Field& field : fields()) {
    const auto parsed = parse_query(field.example, strict());
    ASSERT_TRUE(parsed) << field.example;
    EXPECT_TRUE(parsed->notices.empty()) << field.example;
    EXPECT_NE(parsed->root.kind, NodeKind::word) << field.example;
  }
}

TEST(Parser, Notices) {
  const struct {
    const char* text;
    const char* notices;
  } cases[] = {
      {"a OR b AND c", "mixed-operators@2"},
      {"a b OR c", "mixed-operators@4"},
      {"(a AND b) OR c", ""},
      {"a OR -c", ""},
      {"a w/5 b pre/5 c", "mixed-operators@8"},
      {"a w/5 b w/3 c", ""},
      {"(a w/5 b) pre/5 c", ""},
      {"syria and iraq", "lower-case-operator@6"},
      {"syria or (iraq)", "lower-case-operator@6"},
      {"not syria", "lower-case-operator@0"},
      {"and syria", ""},
      {"syria and", ""},
      {"(and)", ""},
      {"a & b", "ignored-punctuation@2"},
      {"a - b", "ignored-punctuation@2"},
      {"a -> b", "ignored-punctuation@2"},
      {"a NEAR b", "default-distance@2"},
      {"headline: a", "field-without-value@0"},
      {"headline:NEAR", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(notices(c.text, strict()), c.notices) << c.text;
  EXPECT_EQ(notices("a b AND c", any()), "mixed-operators@4");
  EXPECT_EQ(notices("a b section:x", any()), "");
}

TEST(Parser, MixedOperatorsCarryTheReading) {
  const auto parsed = parse_query("a OR b c", strict());
  ASSERT_EQ(parsed->notices.size(), 1u);
  EXPECT_NE(parsed->notices[0].message.find("a OR (b AND c)"), std::string::npos);
}

}  // namespace
}  // namespace dateline
