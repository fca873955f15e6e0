// The fields of an RSS item. Source: RSS 2.0.11, elements of item; modules content, Dublin Core, Media RSS.
#include <array>

#include "indexer/readers/feed_reader.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;

void take_paragraphs(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const bool markup = match.node->first && match.node->first != match.node->last;  // naked elements inside
  if (markup) {
    Strings paragraphs = xml_paragraphs(*match.node);
    out.insert(out.end(), paragraphs.begin(), paragraphs.end());
    return;
  }
  for (std::string& paragraph : feed_paragraphs(xml_text(*match.node))) out.push_back(std::move(paragraph));
}

void take_joined(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  Strings paragraphs;
  take_paragraphs(mapper, match, paragraphs);
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  out.push_back(std::move(text));
}

void take_title(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  Strings paragraphs;
  take_paragraphs(mapper, match, paragraphs);
  std::string line;
  for (const std::string& paragraph : paragraphs) line += (line.empty() ? "" : " ") + paragraph;
  out.push_back(std::move(line));
}

// A description that is all the text there is.
void take_description_as_body(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  Strings paragraphs;
  take_paragraphs(mapper, match, paragraphs);
  if (mapper.has("headline") && paragraphs.size() < 2) return;
  out.insert(out.end(), paragraphs.begin(), paragraphs.end());
}

// "jane@example.org (Jane Roe)", "Jane Roe <jane@example.org>": the name.
void take_author(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string author = xml_line(match);
  const std::size_t open = author.find('(');
  const std::size_t close = author.find(')', open == std::string::npos ? 0 : open);
  const std::size_t angle = author.find('<');
  if (author.find('@') != std::string::npos && open != std::string::npos && close != std::string::npos) {
    author = author.substr(open + 1, close - open - 1);
  } else if (angle != std::string::npos && angle > 0) {
    author.resize(angle);
  }
  out.push_back(std::move(author));
}

void take_permalink(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string id = xml_line(match);
  if (id.starts_with("http://") || id.starts_with("https://")) out.push_back(id);
}

constexpr std::array kTable{
    XmlMapping{"id", "guid | @about | atom:id | link", take_line},
    XmlMapping{"url", "link | atom:link[@rel=alternate]@href", take_line},
    XmlMapping{"url", "guid[@isPermaLink=true] | guid[!@isPermaLink] | @about", take_permalink,
               "where it is one"},
    XmlMapping{"published", "pubDate | dc:date | dcterms:issued | dcterms:created | atom:published",
               take_line},
    XmlMapping{"updated", "atom:updated | dcterms:modified", take_line},
    XmlMapping{"headline", "title | dc:title | media:title", take_title},
    XmlMapping{"byline", "dc:creator | author | atom:author/atom:name", take_author,
               "the name, not the address"},
    XmlMapping{"body", "content:encoded | xhtml:body | xhtml:div | body | fullitem", take_paragraphs},
    XmlMapping{"body", "description", take_description_as_body,
               "of several paragraphs, or of an item without title; else the summary"},
    XmlMapping{"summary", "description | dcterms:abstract | media:description", take_joined},
    XmlMapping{"source", "source | dc:publisher | ../title | ../channel/title", take_title,
               "`..` is the channel"},
    XmlMapping{"section", "category", take_line, "of several the first; the rest join the keywords"},
    XmlMapping{"keywords", "dc:subject", take_line},
    XmlMapping{"language",
               "dc:language | ../language | ../dc:language | ../channel/language | ../channel/dc:language",
               take_line},
    XmlMapping{"language", ".", take_language, "`xml:lang`"},
    XmlMapping{"copyright", "dc:rights | ../copyright | ../dc:rights | ../channel/dc:rights", take_line},
    XmlMapping{"extra.expires", "expirationDate", take_line},
};

}  // namespace

std::span<const XmlMapping> rss_table() { return kTable; }

}  // namespace dateline::readers
