// What a stream is taken for, by its first bytes.
#include "indexer/readers/sniff.h"

#include <gtest/gtest.h>

namespace dateline::readers {
namespace {

using namespace std::string_literals;

struct Case {
  std::string head;
  std::string name;
  std::string expected;  // "text", "jsonl", "documents", "empty", "skip", or a rejection's code
};

std::string told(const Sniffed& sniffed) {
  switch (sniffed.kind) {
    case Sniffed::Kind::empty:
      return "empty";
    case Sniffed::Kind::no_article:
      return "skip";
    case Sniffed::Kind::refused:
      return sniffed.code;
    case Sniffed::Kind::articles:
      break;
  }
  return sniffed.documents && sniffed.format == Format::jsonl ? "documents" : to_text(sniffed.format);
}

TEST(Sniff, FormatByContent) {
  const std::vector<Case> cases = {
      {"Talks begin\n\nIn Geneva.", "a.txt", "text"},
      {"", "a.txt", "empty"},
      {" \r\n\t ", "a.txt", "empty"},
      {"\xef\xbb\xbf", "a.txt", "empty"},
      {"{\"id\": 1}\n{\"id\": 2}\n", "a", "jsonl"},
      {"\n\n  {\"id\": 1}\n", "a", "jsonl"},
      {"\xef\xbb\xbf{\"id\": 1}\n", "a", "jsonl"},
      {"{\"id\": \"a}\\\"{\"}\n{\"id\": 2}\n", "a", "jsonl"},
      {"{\"id\": 1, \"body\": \"no end in sight", "a", "jsonl"},
      {"{\"id\": 1, \"body\": \"cut\n{\"id\": 2}\n", "a", "jsonl"},
      {"{\n  \"id\": 1\n}\n", "a.json", "documents"},
      {"{\"id\": 1,\n  \"x\": 2}\n", "a", "documents"},
      {"{\"id\": 1,\n{\"id\": 2}\n", "a.jsonl", "jsonl"},
      {"{\"id\": 1} {\"id\": 2}", "a", "documents"},
      {"[{\"id\": 1}]", "a", "documents"},
      {"[ ]", "a", "skip"},
      {"[1, 2]", "a.json", "skip"},
      {"42", "a.json", "skip"},
      {"broken\n{\"id\": 1}\n{\"id\": 2}\n", "-", "jsonl"},
      {"broken\n{\"id\": 1}\n", "a.jsonl", "jsonl"},
      {"{\"uri\": \"urn:x:1\", \"type\": \"text\", \"body_text\": \"a\"}\n", "a", "ninjs"},
      {"{\"uri\": \"urn:x:1\", \"headlines\": [", "a", "ninjs"},
      {"{\"uri\": \"urn:x:1\", \"extra\": {\"headlines\": []}}", "a", "jsonl"},
      {"{\"headlines\": []}", "a", "jsonl"},
      {"[Editor's note: this is a text]\n\nBody", "a.txt", "text"},
      {"{braces} open this text\n\nBody", "a.txt", "text"},
      {"id,headline,body\n1,a,b\n", "a", "csv"},
      {"\"title\";\"text\"\r\n\"a\";\"b\"\r\n", "a", "csv"},
      {"one, two, three\nfour", "a", "text"},
      {"x\ty\n", "a.TSV", "csv"},
      {"<!DOCTYPE html><html>", "a", "html"},
      {"{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\"}", "a", "jsonld"},
      {"[{\n\"@type\": \"NewsArticle\"}]", "a", "jsonld"},
      {"An example:\n<script type=\"application/ld+json\">\n{\"a\": 1}</script>", "a.txt", "jsonld"},
      {"<?xml version=\"1.0\"?>\n<!-- c --><newsItem xmlns=\"x\">", "a", "newsml-g2"},
      {"<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a \">\"> <!ENTITY b \"]\">]>\n<n:nitf>", "a", "nitf"},
      {"\xff\xfe<\0n\0i\0t\0f\0>\0"s, "a", "nitf"},
      {"<?xml version=\"1.0\"?>\n<planningItem>", "a", "newsml-g2"},
      {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a", "rss"},
      {"<entry xmlns=\"http://www.w3.org/2005/Atom\">", "a", "rss"},
      {"<NewsML Version=\"1.2\">", "a", "unsupported-format"},
      {"<CHANNEL>", "a.xml", "unsupported-format"},
      {"<contentMeta>", "a.xml", "unsupported-format"},
      {"<nitf>", "a", "nitf"},
      {"<rss version=\"2.0\">", "a", "rss"},
      {"<rdf:RDF xmlns:rdf=\"x\">", "a", "rss"},
      {"<?xml version=\"1.0\"?><catalog/>", "a", "skip"},
      {"<b>Bold</b> words\n\nBody", "a.txt", "text"},
      {"WARC/1.0\r\n", "a", "warc"},
      {"filedesc://x.arc 0.0.0.0 20150929 text/plain 70\n", "a", "warc"},
      {"%PDF-1.4\n", "a.txt", "skip"},
      {"#!/bin/sh\necho headline\n", "generate", "skip"},
      {"#1 again\n\nThe team won.\n", "a", "text"},
      {"\x89PNG\r\n\x1a\n", "a", "skip"},
      {"{\\rtf1\\ansi", "a", "skip"},
      {"7z\xbc\xaf\x27\x1c", "a", "unsupported-format"},
      {"\0\0\0\0\0\0"s, "a.txt", "text"},  // a text that was lost on its way is kept, to be seen
      {"\0\1\2\0\3\0\0\4"s, "a.txt", "skip"},
      {"One stray zero \0 in a long enough text does not make it binary: it is simply dropped, like other controls."s,
       "a", "text"},
      {"H\0i\0 \0y\0o\0u\0"s, "a", "text"},
      {"{\0\"\0i\0d\0\"\0:\0001\0}\0\n\0"s, "a", "not-utf8"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(told(sniff_format(c.head, true, c.name, Format::automatic)), c.expected)
        << c.head << " in " << c.name;
  }
}

TEST(Sniff, WhiteSpaceIsEmptyOnlyWhenItIsAll) {
  EXPECT_EQ(told(sniff_format("  \n", false, "a", Format::automatic)), "text");
}

TEST(Sniff, AFormatAskedForOverridesTheContent) {
  const std::string json = "{\"id\": 1}\n";
  EXPECT_EQ(told(sniff_format(json, true, "a.jsonl", Format::text)), "text");
  EXPECT_EQ(told(sniff_format("not json", true, "a.txt", Format::jsonl)), "jsonl");
  EXPECT_EQ(told(sniff_format("{\n\"id\": 1\n}", true, "a.txt", Format::jsonl)), "documents");
  EXPECT_EQ(told(sniff_format(json, true, "a.jsonl", Format::ninjs)), "ninjs");
  EXPECT_EQ(told(sniff_format("\x89PNG\r\n\x1a\n", true, "a", Format::text)), "skip");
}

TEST(Sniff, PackingByMagicNumber) {
  std::string tar(512, '\0');
  tar.replace(257, 5, "ustar");
  std::string old_tar(512, '\0');
  old_tar[0] = 'a';
  old_tar.replace(148, 6, "000541");  // octal: the letter (97) and eight spaces (256)
  const std::vector<std::pair<std::string, Packing>> cases = {
      {"\x1f\x8b\x08", Packing::gzip},
      {"BZh91AY&SY", Packing::bzip2},
      {"BZhello there", Packing::none},
      {"\xfd"
       "7zXZ\0"s,
       Packing::xz},
      {"\x28\xb5\x2f\xfd", Packing::zstd},
      {"\x50\x2a\x4d\x18", Packing::zstd},
      {"PK\x03\x04", Packing::zip},
      {"PK\x05\x06", Packing::zip},
      {"PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml", Packing::none},
      {"PKs of the radio", Packing::none},
      {tar, Packing::tar},
      {old_tar, Packing::tar},
      {std::string(512, 'a'), Packing::none},
      {"", Packing::none},
  };
  for (const auto& [head, expected] : cases) EXPECT_EQ(sniff_packing(head), expected) << head.substr(0, 8);
}

TEST(Sniff, FormatNames) {
  for (const char* name :
       {"auto", "text", "jsonl", "csv", "ninjs", "newsml-g2", "nitf", "rss", "jsonld", "html", "warc"}) {
    ASSERT_TRUE(format_named(name)) << name;
    EXPECT_STREQ(to_text(*format_named(name)), name);
  }
  EXPECT_FALSE(format_named("docx"));
  EXPECT_FALSE(format_named(""));
}

}  // namespace
}  // namespace dateline::readers
