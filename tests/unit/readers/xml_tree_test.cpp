// XML made plain and built into a tree, whatever it comes as, within limits.
#include "indexer/readers/xml_tree.h"

#include <gtest/gtest.h>

#include <array>

#include "indexer/readers/xml_select.h"

namespace dateline::readers {
namespace {

using namespace std::string_literals;

// "<name a=v>text<child>...": the tree as text, namespaces left out; or "code!" with what stood before.
void print(const XmlNode& node, std::string& out) {
  if (node.is_text()) {
    out += node.text;
    return;
  }
  out += "<" + std::string(node.name);
  for (const XmlAttribute& a : node.attributes) out += " " + std::string(a.name) + "=" + a.value;
  out += ">";
  for (const XmlNode* child = node.first; child; child = child->next) print(*child, out);
  if (!node.whole) out += "~";
}

std::string tree(std::string_view bytes, const XmlLimits& limits = {}) {
  const XmlDocument document = parse_xml(bytes, limits);
  std::string out;
  if (document.root()) print(*document.root(), out);
  if (document.problem()) out += "!" + document.problem()->code;
  return out;
}

std::string notices(std::string_view bytes) {
  const XmlDocument document = parse_xml(bytes, {});
  std::string out;
  for (const Notice& notice : document.notices()) out += (out.empty() ? "" : " ") + notice.code;
  return out;
}

std::string utf16(std::string_view ascii, bool big_endian, bool mark) {
  std::string out = !mark ? "" : big_endian ? "\xfe\xff"s : "\xff\xfe"s;
  for (const char c : ascii) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

TEST(XmlTree, ReadsWhatIsWellFormed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<a/>", "<a>"},
      {"\xef\xbb\xbf<a/>", "<a>"},
      {"\n <?xml version='1.0'?><a>x</a>\n", "<a>x"},
      {"<a b='1' p:c='2' xmlns:p='u'>x<p:d/>y</a>", "<a b=1 c=2>x<d>y"},
      {"<a><!-- <no/> -->x<?php no ?>y<![CDATA[<z> & ]]></a>", "<a>xy<z> & "},
      {"<a b='&lt;&amp;&#38;&quot;'>&#60;&#x3E;&amp;amp;</a>", "<a b=<&&\"><>&amp;"},
      {"<a>caf\xc3\xa9</a>", "<a>caf\xc3\xa9"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>", "<a>caf\xc3\xa9"},
      {"<?xml version='1.0' encoding='windows-1251'?><a>\xcc\xe8\xf0</a>", "<a>Мир"},
      {"<?xml version='1.0' encoding='Shift_JIS'?><a>\x93\xfa</a>", "<a>日"},
      {utf16("<?xml version='1.0' encoding='UTF-16'?><a>x</a>", false, true), "<a>x"},
      {utf16("<a>xyz xyz</a>", true, true), "<a>xyz xyz"},
      {utf16("<?xml version='1.0'?><a>x</a>", true, false), "<a>x"},
  };
  for (const auto& [bytes, expected] : cases) {
    EXPECT_EQ(tree(bytes), expected) << bytes;
    EXPECT_EQ(notices(bytes), "") << bytes;
  }
}

TEST(XmlTree, MendsWhatIsNearlyWellFormedAndSaysSo) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"<a>Q&A, R & D</a>", "<a>Q&A, R & D", "bare-ampersand"},
      {"<a b='x?c=1&d=2'/>", "<a b=x?c=1&d=2>", "bare-ampersand"},
      {"<a>&#;&#xZ;</a>", "<a>&#;&#xZ;", "bare-ampersand"},
      {"<a>x\x01y&#2;z&#xD800;</a>", "<a>xyz", "bad-character bad-character"},
      {"<a>x\xef\xbf\xbfy</a>", "<a>xy", "bad-character"},
      {"<a>caf\xe9</a>", "<a>caf\xc3\xa9", "wrong-encoding"},
      {"<?xml version='1.0' encoding='klingon-8'?><a>x</a>", "<a>x", "unknown-encoding"},
      {"<?xml version='1.0' encoding='UTF-16'?><a>x</a>", "<a>x", ""},
      {"<a>&nbsp;&eacute;&mdash;&euro;</a>", "<a>\xc2\xa0é—€", ""},
      {"<a>&made.up;</a>", "<a>&made.up;", "unknown-entity"},
  };
  for (const auto& [bytes, expected, codes] : cases) {
    EXPECT_EQ(tree(bytes), expected) << bytes;
    EXPECT_EQ(notices(bytes), codes) << bytes;
  }
}

TEST(XmlTree, EntitiesOfTheDocument) {
  EXPECT_EQ(
      tree(
          "<!DOCTYPE a [<!ENTITY x 'one &y;'><!ENTITY y \"two > ]\"><!ENTITY y 'three'>]><a b='&y;'>&x;</a>"),
      "<a b=two > ]>one two > ]");
  EXPECT_EQ(tree("<!DOCTYPE a [<!ENTITY x '<b>bold</b> &#38; \"'>]><a>&x;</a>"), "<a><b>bold & \"");
  EXPECT_EQ(tree("<!DOCTYPE a [<!ENTITY x 'a \"b\"'>]><a b=\"&x;\"/>"), "<a b=a \"b\">");
  EXPECT_EQ(tree("<!DOCTYPE a SYSTEM 'a.dtd' [<!ATTLIST a b CDATA 'never'><!-- ' --><?x ]> ?> %y; ]><a/>"),
            "<a>");
  EXPECT_EQ(tree("<!DOCTYPE a [<!ENTITY % p '<!ENTITY x \"y\">'>%p;]><a>&x;</a>"), "<a>&x;");
}

TEST(XmlTree, NothingOutsideIsLoaded) {
  const std::string bytes =
      "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY y PUBLIC 'p' 'http://x.example/'>]>"
      "<a>1&x;2&y;3</a>";
  EXPECT_EQ(tree(bytes), "<a>123");
  EXPECT_EQ(notices(bytes), "external-entity");
}

TEST(XmlTree, Limits) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY e0 'ha'>";
  std::string empty = "<!DOCTYPE a [<!ENTITY e0 ''>";
  for (int i = 1; i < 8; ++i) {
    std::string ten;
    for (int j = 0; j < 30; ++j) ten += "&e" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY e" + std::to_string(i) + " '" + ten + "'>";
    empty += "<!ENTITY e" + std::to_string(i) + " '" + ten + "'>";
  }
  EXPECT_EQ(tree(laughs + "]><a>&e7;</a>"), "!xml-limit");
  EXPECT_EQ(tree(empty + "]><a b='&e7;'/>"), "!xml-limit");
  EXPECT_EQ(tree("<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>&x;</a>"), "!xml-limit");
  XmlLimits limits;
  limits.depth = 3;
  EXPECT_EQ(tree("<a><b><c/></b></a>", limits), "<a><b><c>");
  EXPECT_EQ(tree("<a><b><c><d/></c></b></a>", limits), "<a><b><c>~~~!xml-limit");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_TRUE(tree(deep).ends_with("!xml-limit"));
  limits = {};
  limits.nodes = 4;
  EXPECT_EQ(tree("<a b='1'>x<c/></a>", limits), "<a b=1>x<c>");
  EXPECT_TRUE(tree("<a b='1'>x<c/>y</a>", limits).ends_with("!xml-limit"));
  limits = {};
  limits.bytes = 8;
  EXPECT_EQ(tree("<a>1</a>", limits), "<a>1");
  EXPECT_EQ(tree("<a>12</a>", limits), "!record-too-large");
  limits.expansion = 100;
  limits.bytes = 1000;
  EXPECT_EQ(tree("<a>" + std::string(25, '&') + "</a>", limits), "<a>" + std::string(25, '&'));
  EXPECT_EQ(tree("<a>" + std::string(26, '&') + "</a>", limits), "!xml-limit");
  const std::string large(20 << 20, 'x');  // beyond what libxml2 would allow of one stretch of text
  EXPECT_EQ(tree("<a><![CDATA[" + large + "]]></a>"), "<a>" + large);
  std::string many = "<a";
  for (int i = 0; i < 300; ++i) many += " a" + std::to_string(i) + "=''";
  EXPECT_EQ(tree(many + "/>"), "!xml-limit");
}

TEST(XmlTree, KeepsWhatStoodBeforeTheBreak) {
  EXPECT_EQ(tree("<a><b>x</b><c>y"), "<a><b>x<c>y~~!truncated");
  EXPECT_EQ(tree("<a><b>x</b><c></b></a>"), "<a><b>x<c>~~!bad-xml");
  EXPECT_EQ(tree("<a><b c=x/></a>"), "<a>~!bad-xml");
  EXPECT_EQ(tree("no XML"), "!bad-xml");
  EXPECT_EQ(tree(""), "!bad-xml");
  EXPECT_EQ(tree("<a/><b/>"), "<a>!bad-xml");
  EXPECT_EQ(tree("<p:a/>"), "<a>");  // a prefix without a namespace is no reason to lose an article
}

TEST(XmlTree, ElementsKnowWhereTheyStood) {
  const std::string bytes = "<?xml version='1.0'?><!-- x --><a>&eacute;&amp;<b c='>'/></a>";
  const XmlDocument document = parse_xml(bytes, {});
  const XmlNode* b = document.root()->child("b");
  ASSERT_TRUE(b);
  EXPECT_EQ(document.start_of(*b), bytes.find("<b"));
  EXPECT_EQ(document.start_of(*document.root()), bytes.find("<a>"));
}

TEST(XmlSelect, Paths) {
  const XmlDocument document = parse_xml(
      "<r xmlns='urn:h' xmlns:p='http://purl.org/dc/elements/1.1/' xml:lang='en'>"
      "<a role='x:main' q='1'>one</a><a>two<b><a>deep</a></b></a><p:a>dc</p:a><o:a "
      "xmlns:o='urn:o'>other</o:a></r>",
      {});
  const auto select = [&](const char* path) {
    std::string out;
    for (const XmlMatch& match : xml_select(*document.root(), path)) out += "[" + xml_line(match) + "]";
    return out;
  };
  EXPECT_EQ(select("a"), "[one][twodeep]");
  EXPECT_EQ(select("a[@role=main]"), "[one]");
  EXPECT_EQ(select("a[@role]@q"), "[1]");
  EXPECT_EQ(select("a[!@role]/b/a"), "[deep]");
  EXPECT_EQ(select("a@q"), "[1]");
  EXPECT_EQ(select("/a"), "[one][twodeep][deep]");
  EXPECT_EQ(select("a//a"), "[deep]");
  EXPECT_EQ(select("dc:a"), "[dc]");
  EXPECT_EQ(select("a/../a[@q]"), "[one][one]");  // once for each way
  EXPECT_EQ(select("none"), "");
  EXPECT_EQ(document.root()->child("a")->language(), "en");
  EXPECT_EQ(local_code("medtop:04000000"), "04000000");
  EXPECT_EQ(local_code("http://cv.iptc.org/newscodes/pubstatusg2/usable"), "usable");
  EXPECT_EQ(local_code("usable"), "usable");
}

TEST(XmlSelect, Paragraphs) {
  const XmlDocument document = parse_xml(
      "<d>Before<p>One\n <b>bold</b>,<br/>next line.</p><ul><li>a</li><li>b</li></ul><pre>x\n  y</pre>"
      "<media>no</media><table><tr><td>1</td><td>2</td></tr></table><p>A<br/><br/>B</p>after</d>",
      {});
  EXPECT_EQ(xml_paragraphs(*document.root()),
            (std::vector<std::string>{"Before", "One bold,\nnext line.", "a", "b", "x\ny", "1 2", "A", "B",
                                      "after"}));
}

}  // namespace
}  // namespace dateline::readers
