// Strict: text to error and column. Lenient: the same text to what is read instead.
#include <gtest/gtest.h>

#include "query_testing.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

struct Case {
  const char* text;
  const char* code;
  std::size_t column;
  const char* lenient;
};

const Case kCases[] = {
    {"\"military airp", "unbalanced-quote", 0, "\"military airp\""},
    {"a 6'2\" tall", "unbalanced-quote", 5, "a AND 6'2 AND \"tall\""},
    {"a (b", "unbalanced-parenthesis", 2, "a AND b"},
    {"((a", "unbalanced-parenthesis", 1, "a"},
    {"a) b", "unbalanced-parenthesis", 1, "a AND b"},
    {"a ) OR b", "unbalanced-parenthesis", 2, "a OR b"},
    {")(", "unbalanced-parenthesis", 0, "NOT *"},
    {"a ()", "empty-group", 2, "a"},
    {"headline:( )", "empty-group", 9, "NOT *"},
    {"person:()", "empty-group", 7, "NOT *"},
    {"a \"\"", "empty-phrase", 2, "a"},
    {"a \" . \"", "empty-phrase", 2, "a"},
    {"headline:\"\" b", "empty-phrase", 9, "b"},
    {"=\"\" a", "empty-phrase", 1, "a"},
    {"...", "empty-query", 0, "NOT *"},
    {"a AND", "missing-operand", 2, "a"},
    {"OR a", "missing-operand", 0, "a"},
    {"a OR OR b", "missing-operand", 2, "a OR b"},
    {"a AND AND b", "missing-operand", 2, "a AND b"},
    {"a AND OR b", "missing-operand", 2, "a OR b"},
    {"(a OR)", "missing-operand", 3, "a"},
    {"a NOT", "missing-operand", 2, "a"},
    {"NOT AND a", "missing-operand", 0, "a"},
    {"w/5 a", "missing-operand", 0, "a"},
    {"a w/5", "missing-operand", 2, "a"},
    {"a w/5 OR b", "missing-operand", 2, "a OR b"},
    {"a w/5 w/5 b", "missing-operand", 2, "a w/5 b"},
    {"PORTLAND OR", "missing-operand", 9, "PORTLAND"},
    {"a w/0 b", "bad-distance", 4, "a w/1 b"},
    {"a pre/1001 b", "bad-distance", 6, "a pre/1000 b"},
    {"a w/99999999999999999999 b", "bad-distance", 4, "a w/1000 b"},
    {"a w/5 NOT b", "proximity-operand", 6, "a AND NOT b"},
    {"a w/5 -b", "proximity-operand", 6, "a AND NOT b"},
    {"headline:a w/5 b", "proximity-operand", 0, "headline:a AND b"},
    {"a w/5 section:b", "proximity-operand", 6, "a AND section:b"},
    {"a w/5 (b c)", "proximity-operand", 7, "a AND b AND c"},
    {"a w/s atleast2(b)", "proximity-operand", 6, "a AND atleast2(b)"},
    {"a w/5 *", "proximity-operand", 6, "a AND *"},
    {"person:(a w/5 b)", "proximity-operand", 8, "person:a AND person:b"},
    {"atleast0(a)", "bad-count", 7, "atleast1(a)"},
    {"atleast(a)", "bad-count", 7, "atleast1(a)"},
    {"atleast1001(a)", "bad-count", 7, "atleast1000(a)"},
    {"atleast3(a b)", "atleast-operand", 9, "a AND b"},
    {"atleast3(person:a)", "atleast-operand", 9, "person:a"},
    {"atleast3(a w/5 b)", "atleast-operand", 9, "a w/5 b"},
    {"atleast3()", "empty-group", 8, "NOT *"},
    {"*n", "wildcard-too-short", 0, "n"},
    {"a ?b", "wildcard-too-short", 2, "a AND b"},
    {"a **", "wildcard-too-short", 2, "a"},
    {"headline:*", "wildcard-too-short", 9, "NOT *"},
    {"headline:(a *)", "wildcard-too-short", 12, "headline:a"},
    {"\"wom?n rights\"", "wildcard-in-phrase", 4, "\"wom\\?n rights\""},
    {"\"civil war*\"", "wildcard-in-phrase", 10, "\"civil war\\*\""},
    {"\"civil war\"*", "wildcard-in-phrase", 11, "\"civil war\""},
    {"\"civil war\"~5 a", "fuzzy-phrase", 11, "\"civil war\" AND a"},
    {"(a OR b)~", "fuzzy-phrase", 8, "a OR b"},
    {"=jihad*", "wildcard-in-exact", 6, "=\"jihad\\*\""},
    {"=(US OR UK)", "exact-group", 0, "US OR UK"},
    {"jihad*~", "wildcard-with-fuzzy", 5, "jihad*"},
    {"focus~3", "bad-edit-distance", 5, "focus~2"},
    {"focus~0", "bad-edit-distance", 5, "focus~2"},
    {"hedline:foo", "unknown-field", 0, "\"hedline:foo\""},
    {"a about_country:SY", "unknown-field", 2, "a AND \"about_country:SY\""},
    {"foo:\"a b\"", "unknown-field", 0, "\"foo\" AND \"a b\""},
    {"foo:(a OR b)", "unknown-field", 0, "\"foo\" AND (a OR b)"},
    {"headline:(a section:b)", "field-inside-field", 12, "headline:(a AND \"section:b\")"},
    {"headline:person:x", "field-inside-field", 9, "headline:\"person:x\""},
    {"person:(a OR org:b)", "field-inside-field", 13, "person:a OR person:\"org:b\""},
    {"headline:, a", "bad-value", 9, "a"},
    {"a undated:maybe", "bad-value", 10, "a"},
    {"a wordcount:many", "bad-value", 12, "a"},
    {"a wordcount:1,000", "bad-value", 12, "a"},
    {"a wordcount:200..100", "bad-value", 12, "a"},
    {"a wordcount:<0", "bad-value", 12, "a"},
    {"a wordcount:..", "bad-value", 12, "a"},
    {"a wordcount:9999999999999999999999", "bad-value", 12, "a"},
    {"a person:put*", "bad-value", 9, "a AND person:put"},
    {"a person:shoigu~2", "bad-value", 9, "a AND person:shoigu"},
    {"a section:\"\"", "bad-value", 10, "a"},
    {"a person:...", "bad-value", 9, "a"},
    {"a id:\"\"", "bad-value", 5, "a"},
    {"a published:09/29/2015", "slashed-date", 12, "a"},
    {"a published:(2014 OR 2015-13)", "bad-date", 21, "a AND published:2014-01-01..2014-12-31"},
    {"published:last week", "unreadable-date", 10, "week"},
};

TEST(Errors, StrictCodesAndColumns) {
  for (const Case& c : kCases) {
    const auto parsed = parse_query(c.text, strict());
    ASSERT_FALSE(parsed) << c.text;
    EXPECT_EQ(parsed.error().code, c.code) << c.text;
    EXPECT_EQ(parsed.error().column, c.column) << c.text;
    EXPECT_EQ(parsed.error().kind, ErrorKind::query) << c.text;
    EXPECT_FALSE(parsed.error().message.empty()) << c.text;
    EXPECT_FALSE(parsed.error().hint.empty()) << c.text;
  }
}

TEST(Errors, LenientReadsTheRestAndSaysSo) {
  for (const Case& c : kCases) {
    const auto parsed = parse_query(c.text, lenient());
    ASSERT_TRUE(parsed) << c.text;
    EXPECT_EQ(print(parsed->root), c.lenient) << c.text;
    bool told = false;
    for (const Notice& n : parsed->notices) told = told || (n.code == c.code && n.column == c.column);
    EXPECT_TRUE(told) << c.text << " gives " << notices(c.text, lenient());
  }
}

TEST(Errors, HintsNameTheNearestField) {
  EXPECT_NE(parse_query("persn:putin", strict()).error().hint.find("person:"), std::string::npos);
  EXPECT_NE(parse_query("about_country:SY", strict()).error().hint.find("about-country:"), std::string::npos);
  EXPECT_NE(parse_query("published:last week", strict()).error().hint.find("\"last week\""),
            std::string::npos);
}

TEST(Errors, LenientQuestionMarks) {
  const struct {
    const char* text;
    const char* canonical;
  } cases[] = {
      {"what happened in Syria?", "what AND happened AND in AND Syria"},
      {"who is Putin? what?!", "who AND is AND Putin AND what"},
      {"wom?n", "wom?n"},
      {"C++? U.S.?", "C++ AND U.S."},
      {"jihad*?", "jihad*"},
      {"person:putin? published:2015?", "person:putin AND published:2015-01-01..2015-12-31"},
      {"a ?", "a"},
      {"a AND?", "a AND \"AND\""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(canonical(c.text, lenient()), c.canonical) << c.text;
  }
  EXPECT_EQ(notices("Syria?", lenient()), "question-mark@5");
}

TEST(Errors, NotUtf8) {
  EXPECT_EQ(canonical("żó \xff b", strict()), "error not-utf8 @3");
  EXPECT_EQ(canonical("a\xc3", strict()), "error not-utf8 @1");
  EXPECT_EQ(canonical("a \xed\xa0\x80", strict()), "error not-utf8 @2");
  const auto parsed = parse_query("a b\xff", lenient());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(print(parsed->root), "a AND b\ufffd");
  EXPECT_EQ(notices("a b\xff", lenient()), "not-utf8@3");
}

}  // namespace
}  // namespace dateline
