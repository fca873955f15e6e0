// Random queries: what is printed parses back to the same tree; random bytes never break anything.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "query_testing.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string query(int depth) {
    std::string out = clause(depth);
    for (std::size_t more = pick(3); more > 0; --more) out += joint() + clause(depth);
    return out;
  }

  std::string bytes() {
    static constexpr std::array kPieces = {
        "\"",         "(",    ")",   "-",         "=",    "*",    "?",        "~",         "~2",
        "\\",         " ",    "AND", " OR ",      "NOT ", "w/5",  " w/s ",    "headline:", "person:",
        "published:", "2015", "..",  "id:",       "foo:", ":",    "a",        "é",         "日",
        "“",          "–",    "’",   "atleast2(", ",",    "\xff", "\xe2\x80", "\n",        "undated:true",
        "wordcount:", ">",    "//"};
    std::string out;
    for (std::size_t n = pick(24); n > 0; --n) {
      if (pick(8) == 0)
        out.push_back(static_cast<char>(pick(256)));
      else
        out += kPieces[pick(kPieces.size())];
    }
    return out;
  }

 private:
  std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  template <std::size_t N>
  std::string one(const std::array<const char*, N>& of) {
    return of[pick(N)];
  }

  std::string joint() {
    return one(std::array{" ", " AND ", " OR ", " -", " NOT ", " AND NOT ", " ", " OR "});
  }

  std::string word() {
    return one(std::array{"syria",
                          "US-led",
                          "O’Neill",
                          "AT&T",
                          "C++",
                          "9/11",
                          "jihad*",
                          "wom?n",
                          "*stan",
                          "focus~",
                          "focus~2",
                          "=US",
                          "=\"New York\"",
                          "\"civil war\"",
                          "\"a \\\"b\\\" c\\\\\"",
                          "日本",
                          "and",
                          "w/o",
                          "http://x.org/?q=1",
                          "foo:",
                          "\"who is he?\"",
                          "\"M\\*A\"",
                          "'s*'",
                          "U.S.",
                          "=x\\y",
                          "“x y”"});
  }

  std::string operand() { return pick(4) ? word() : "(" + word() + " OR " + word() + ")"; }

  std::string proximity() {
    return operand() + one(std::array{" w/5 ", " pre/1 ", " NEAR ", " w/s ", " W/P ", " adj/3 "}) + operand();
  }

  std::string value() {
    return one(std::array{"person:putin", "person:\"Vladimir Putin\"", "person:(a OR \"b c\" -d)",
                          "section:\"World: \\\"x\\\"\"", "country:SY", "published:2015-09..2015-10-15",
                          "published:(2014 OR \"last week\")", "about:2014-08", "wordcount:>500",
                          "wordcount:..9", "undated:true", "id:a(b)", "id:\"a ”\\\\ b\"", "entity:X", "*",
                          "published:>9999"});
  }

  std::string text(int depth) {
    switch (pick(depth > 0 ? 7 : 4)) {
      case 0:
        return proximity();
      case 1:
        return "atleast" + std::to_string(1 + pick(9)) + "(" + operand() + ")";
      case 4:
        return "(" + text(depth - 1) + joint() + text(depth - 1) + ")";
      case 5:
        return "NOT " + text(depth - 1);
      default:
        return word();
    }
  }

  std::string clause(int depth) {
    switch (pick(depth > 0 ? 6 : 4)) {
      case 0:
        return value();
      case 1:
        return one(std::array{"headline:(", "lead:(", "keyword:(", "body:("}) + text(depth - 1) + ")";
      case 4:
        return "(" + query(depth - 1) + ")";
      case 5:
        return "(NOT " + query(depth - 1) + ")";
      default:
        return text(depth);
    }
  }

  std::mt19937 random_;
};

void expect_prints_back(const std::string& text, const ParsedQuery& parsed) {
  const std::string canonical_text = print(parsed.root);
  for (const ParseOptions& options : {strict(), any()}) {
    const auto again = parse_query(canonical_text, options);
    ASSERT_TRUE(again) << text << "\n" << canonical_text << "\n" << again.error().code;
    ASSERT_TRUE(again->root == parsed.root) << text << "\n"
                                            << canonical_text << "\n"
                                            << dump(parsed.root) << dump(again->root);
    ASSERT_EQ(print(again->root), canonical_text);
    for (const Notice& n : again->notices) ASSERT_NE(n.code, "mixed-operators") << canonical_text;
  }
}

TEST(Property, PrintedQueriesParseBack) {
  Generator generator(20150929);
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = generator.query(3);
    for (const ParseOptions& options : {strict(), any()}) {
      const auto parsed = parse_query(text, options);
      if (!parsed) continue;  // a proximity beside a NOT, an AND inside atleast
      ++read;
      expect_prints_back(text, *parsed);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_GT(read, 20000);
}

TEST(Property, LenientReadsAnyBytes) {
  Generator generator(7);
  for (int i = 0; i < 60000; ++i) {
    const std::string text = generator.bytes();
    ParseOptions options = lenient();
    options.match_any = i % 2 == 1;
    const auto parsed = parse_query(text, options);
    ASSERT_TRUE(parsed) << text;
    expect_prints_back(text, *parsed);
    if (HasFatalFailure()) return;
    options.lenient = false;
    const auto severe = parse_query(text, options);
    if (severe) {
      expect_prints_back(text, *severe);
      if (HasFatalFailure()) return;
    } else {
      ASSERT_TRUE(severe.error().column);
      ASSERT_LE(*severe.error().column, text.size());
    }
  }
}

// Where strict reading succeeds, lenient reading means the same, but for a final question mark.
TEST(Property, LenientAgreesWithStrict) {
  Generator generator(99);
  int agreed = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = i % 2 ? generator.bytes() : generator.query(2);
    const auto severe = parse_query(text, strict());
    if (!severe) continue;
    const auto mild = parse_query(text, lenient());
    bool question = false;
    for (const Notice& n : mild->notices) question = question || n.code == "question-mark";
    if (question) continue;
    ASSERT_TRUE(severe->root == mild->root) << text << "\n"
                                            << print(severe->root) << "\n"
                                            << print(mild->root);
    ++agreed;
  }
  EXPECT_GT(agreed, 10000);
}

}  // namespace
}  // namespace dateline
