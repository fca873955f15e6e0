// Bytes to UTF-8, and UTF-8 to the form in which text is kept.
#include "indexer/readers/charset.h"

#include <gtest/gtest.h>

#include "indexer/readers/clean.h"

namespace dateline::readers {
namespace {

using namespace std::string_literals;

TEST(Charset, Decode) {
  struct Case {
    std::string bytes;
    std::string text;
    Charset charset;
  };
  const std::vector<Case> cases = {
      {"plain", "plain", Charset::ascii},
      {"", "", Charset::ascii},
      {"café", "café", Charset::utf8},
      {"\xef\xbb\xbf"
       "café",
       "café", Charset::utf8},
      {"\xef\xbb\xbf"
       "cafe",
       "cafe", Charset::ascii},
      {"caf\xe9", "café", Charset::windows1252},
      {"\x93quoted\x94 \x96 \x80"
       "5",
       "“quoted” – €5", Charset::windows1252},
      {"\x81", "\ufffd", Charset::windows1252},
      {"\xff\xfeH\0i\0"s, "Hi", Charset::utf16le},
      {"\xfe\xff\0H\0i"s, "Hi", Charset::utf16be},
      {"H\0e\0l\0l\0o\0"s, "Hello", Charset::utf16le},
      {"\0H\0e\0l\0l\0o"s, "Hello", Charset::utf16be},
      {"\xff\xfe\x3d\xd8\x00\xde"s, "😀", Charset::utf16le},
      {"\xff\xfe\x3d\xd8H\0"s, "\ufffdH", Charset::utf16le},
      {"\xff\xfeH\0i"s, "H\ufffd", Charset::utf16le},
      {"naïve café, “quoted” and one broken \xe9 byte", "naïve café, “quoted” and one broken é byte",
       Charset::mixed},
  };
  for (const Case& c : cases) {
    const Decoded decoded = decode(c.bytes);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.charset, c.charset) << c.text;
    EXPECT_EQ(decoded.odd_bytes, c.charset == Charset::mixed ? 1U : 0U) << c.text;
  }
}

TEST(Charset, FirstInvalidByte) {
  EXPECT_EQ(first_invalid_utf8("café"), std::string_view::npos);
  EXPECT_EQ(first_invalid_utf8("caf\xe9!"), 3U);
  EXPECT_EQ(first_invalid_utf8("cut \xe2\x80"), 4U);
  EXPECT_EQ(first_invalid_utf8("\xed\xa0\x80"), 0U);  // a surrogate
}

TEST(Charset, Binary) {
  EXPECT_TRUE(looks_binary("\0\x01\x02\x03text"s));
  EXPECT_FALSE(looks_binary("text with one form feed\fand tabs\t"));
  EXPECT_FALSE(looks_binary("T\0e\0x\0t\0"s));
  EXPECT_FALSE(looks_binary(""));
}

TEST(Clean, Characters) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"as it is\n\twith tab", "as it is\n\twith tab"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\fb\vc", "a\n\nb\nc"},
      {"nul\0 bell\a del\x7f"s, "nul bell del"},
      {"no\u00a0break", "no break"},
      {"soft\u00adhyphen", "softhyphen"},
      {"\ufeffmark\ufeff", "mark"},
      {"line\u2028next\u2029paragraph", "line\nnext\n\nparagraph"},
      {"don\u0092t", "don’t"},
      {"\u0081", ""},
      {"e\u0301", "é"},
      {"\u1100\u1161", "가"},
      {"“quotes” — kept … © ½", "“quotes” — kept … © ½"},
      {"\u200fעברית\u200f", "\u200fעברית\u200f"},
  };
  for (const auto& [given, expected] : cases) {
    std::string text = given;
    clean(text);
    EXPECT_EQ(text, expected);
    std::string again = text;
    clean(again);
    EXPECT_EQ(again, text) << "cleaning twice must change nothing";
  }
}

}  // namespace
}  // namespace dateline::readers
