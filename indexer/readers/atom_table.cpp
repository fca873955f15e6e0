// The fields of an Atom entry. Source: RFC 4287, sections 3.1 (text constructs), 4.1.2 (entry), 4.1.3
// (content); for Atom 0.3, whose feeds are still met, draft-ietf-atompub-format-00.
#include <array>

#include "indexer/readers/charset.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/html_text.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;

bool has_elements(const XmlNode& node) {
  for (const XmlNode* child = node.first; child; child = child->next) {
    if (!child->is_text()) return true;
  }
  return false;
}

// RFC 4648, section 4. White space is passed over; at anything else the text ends.
std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFFU);
  }
  return out;
}

// "text" (the default), "html", "xhtml" or a media type; Atom 0.3 has media types and a mode.
void take_construct(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const XmlNode& node = *match.node;
  const std::string_view type = node.attribute("type");
  const std::string_view mode = node.attribute("mode");
  const bool html = type.find("html") != std::string_view::npos;
  const bool text = type.empty() || type == "text" || type.starts_with("text/");
  Strings paragraphs;
  if (has_elements(node)) {
    paragraphs = xml_paragraphs(node);
  } else if (!(html || text || type.ends_with("xml"))) {
    return;  // a picture, or what hides like one
  } else if (mode == "base64") {
    paragraphs = feed_paragraphs(decode(from_base64(xml_text(node))).text);
  } else if (html) {
    paragraphs = html_paragraphs(xml_text(node));
  } else if (mode == "escaped") {
    paragraphs = feed_paragraphs(xml_text(node));
  } else {
    paragraphs.push_back(xml_text(node));
  }
  out.insert(out.end(), paragraphs.begin(), paragraphs.end());
}

void take_joined(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  Strings paragraphs;
  take_construct(mapper, match, paragraphs);
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  out.push_back(std::move(text));
}

// A summary that is all the text there is.
void take_summary_as_body(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  Strings paragraphs;
  take_construct(mapper, match, paragraphs);
  if (mapper.has("headline") && paragraphs.size() < 2) return;
  out.insert(out.end(), paragraphs.begin(), paragraphs.end());
}

void take_category(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const auto label = match.node->attribute("label");
  out.emplace_back(label.empty() ? match.node->attribute("term") : label);
}

constexpr std::array kTable{
    XmlMapping{"id", "id | link[@rel=alternate]@href | link[!@rel]@href", take_line},
    XmlMapping{"url", "link[@rel=alternate]@href | link[!@rel]@href | content@src", take_line},
    XmlMapping{"published", "published | issued | created | dc:date | dcterms:issued | updated | modified",
               take_line},
    XmlMapping{"updated", "updated | modified | dcterms:modified", take_line},
    XmlMapping{"headline", "title | dc:title | media:title", take_joined},
    XmlMapping{"byline", "author/name | dc:creator | source/author/name | ../author/name", take_line,
               "`..` is the feed"},
    XmlMapping{"body", "content", take_construct, "text, html or xhtml"},
    XmlMapping{"body", "summary", take_summary_as_body,
               "of several paragraphs, or of an entry without title; else the summary"},
    XmlMapping{"summary", "summary | media:description", take_joined},
    XmlMapping{"source", "source/title | dc:publisher | ../title", take_joined},
    XmlMapping{"section", "category", take_category,
               "`label`, else `term`; of several the first; the rest join the keywords"},
    XmlMapping{"keywords", "dc:subject", take_line},
    XmlMapping{"language", "dc:language", take_line},
    XmlMapping{"language", "content | .", take_language, "`xml:lang`"},
    XmlMapping{"copyright", "rights | copyright | source/rights | ../rights | ../copyright", take_joined},
};

}  // namespace

std::span<const XmlMapping> atom_table() { return kTable; }

}  // namespace dateline::readers
