// The printable stages, and the caret under a fault.
#include <gtest/gtest.h>

#include "query_testing.h"
#include "searcher/query/caret.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

TEST(Stages, Tokens) {
  EXPECT_EQ(explain_tokens("person:putin -\"civil war\" headline:(a w/5 b~2) atleast3(*x)"),
            "    0  value person \"putin\"\n"
            "   13  not\n"
            "   14  phrase \"civil war\"\n"
            "   26  field headline\n"
            "   35  open\n"
            "   36  word \"a\"\n"
            "   38  near 5\n"
            "   42  fuzzy 2 \"b\"\n"
            "   45  close\n"
            "   47  at-least 3\n"
            "   55  open\n"
            "   56  word \"x\"\n"
            "   58  close\n");
}

TEST(Stages, Dump) {
  const auto parsed = parse_query(
      "syria (a OR \"b c\") -headline:d* w x w/5 y person:putin org:\"N A\" section:\"s t\" published:2015 "
      "wordcount:>5 undated:true id:i "
      "atleast2(z~) about:..2014 (p w/s q)",
      strict());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(dump(parsed->root),
            "and\n"
            "  word \"syria\"\n"
            "  or\n"
            "    word \"a\"\n"
            "    phrase \"b c\"\n"
            "  not\n"
            "    in-part headline\n"
            "      wildcard \"d*\"\n"
            "  word \"w\"\n"
            "  near 5\n"
            "    word \"x\"\n"
            "    word \"y\"\n"
            "  entity person word \"putin\"\n"
            "  entity org name \"N A\"\n"
            "  facet section \"s t\"\n"
            "  published 2015-01-01..2015-12-31\n"
            "  wordcount 6..\n"
            "  undated true\n"
            "  id \"i\"\n"
            "  at-least 2\n"
            "    fuzzy 1 \"z\"\n"
            "  about ..2014-12-31\n"
            "  same-sentence\n"
            "    word \"p\"\n"
            "    word \"q\"\n");
}

TEST(Stages, ControlCharactersAreShownNotSent) {
  const auto parsed = parse_query("\"a\x1b[31m b\"", strict());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(dump(parsed->root), "phrase \"a\\x1b[31m b\"\n");
}

Error error_at(std::size_t column, const char* hint = "") {
  return Error{ErrorKind::query, "x", "y", hint, column};
}

TEST(Caret, StandsUnderTheColumn) {
  EXPECT_EQ(caret_message("syria AND (airport", error_at(10, "add the closing one")),
            "  syria AND (airport\n"
            "            ^\n"
            "  hint: add the closing one\n");
  EXPECT_EQ(caret_message("a AND", error_at(5)), "  a AND\n       ^\n");
  EXPECT_EQ(caret_message("", error_at(0)), "  \n  ^\n");
  Error none = error_at(0);
  none.column.reset();
  EXPECT_EQ(caret_message("a", none), "  a\n");
}

TEST(Caret, WideAndCombiningCharacters) {
  EXPECT_EQ(caret_message("日本 )", error_at(3)), "  日本 )\n       ^\n");
  EXPECT_EQ(caret_message("Za\u0308h )", error_at(5)), "  Za\u0308h )\n      ^\n");
  EXPECT_EQ(caret_message("a\tb\x1b )", error_at(5)), "  a b  )\n       ^\n");
}

TEST(Caret, LongQueriesAreCutAroundTheFault) {
  const std::string text = repeat("word ", 100) + ")" + repeat(" more", 100);
  const std::string shown = caret_message(text, error_at(500));
  const std::string line = shown.substr(0, shown.find('\n'));
  const std::string under = shown.substr(shown.find('\n') + 1);
  EXPECT_EQ(line.substr(0, 5), "  …");
  // Two bytes of "…" are not columns.
  EXPECT_EQ(line[under.find('^') + 2], ')');
  EXPECT_LT(line.size(), 90u);
  EXPECT_EQ(caret_message(repeat("(", 1 << 20), error_at(200)).find("  …((("), 0u);
}

}  // namespace
}  // namespace dateline
