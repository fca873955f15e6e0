#include "indexer/readers/html_document.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>

#include <algorithm>
#include <climits>
#include <mutex>

namespace dateline::readers {
namespace {

constexpr int kDeepest = 512;
constexpr std::size_t kMostAttributes = 1000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// How many attributes the tag at `at` has, counted by what parts them; stops above the limit.
std::size_t count_attributes(std::string_view html, std::size_t at) {
  std::size_t parts = 0;
  char quote = 0;
  for (; at < html.size() && parts <= kMostAttributes; ++at) {
    const char c = html[at];
    if (quote) {
      if (c != quote) continue;
      quote = 0;
      ++parts;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      break;
    } else if ((is_space(c) || c == '/') && !is_space(html[at - 1])) {
      ++parts;
    }
  }
  return parts;
}

// Without zero bytes, and with the tags that would take forever made harmless.
std::string harmless(std::string_view html) {
  std::string out(html);
  std::replace(out.begin(), out.end(), '\0', ' ');
  for (std::size_t at = out.find('<'); at != std::string::npos; at = out.find('<', at + 1)) {
    if (at + 1 < out.size() && is_letter(out[at + 1]) && count_attributes(out, at + 1) > kMostAttributes)
      out[at] = ' ';
  }
  return out;
}

void start_element(void* context, const xmlChar* name, const xmlChar** attributes) {
  auto* parser = static_cast<htmlParserCtxtPtr>(context);
  if (parser->nameNr > kDeepest) {
    xmlStopParser(parser);
    return;
  }
  xmlSAX2StartElement(context, name, attributes);
}

}  // namespace

HtmlDocument::HtmlDocument(std::string_view html) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  if (html.size() > static_cast<std::size_t>(INT_MAX)) html = html.substr(0, INT_MAX);
  const std::string text = harmless(html);
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser) return;
  parser->sax->startElement = start_element;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                           HTML_PARSE_IGNORE_ENC;
  document_ =
      htmlCtxtReadMemory(parser, text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions);
  cut_ = parser->disableSAX != 0;
  htmlFreeParserCtxt(parser);
}

HtmlDocument::~HtmlDocument() { xmlFreeDoc(document_); }

HtmlNode HtmlDocument::root() const { return document_ ? xmlDocGetRootElement(document_) : nullptr; }

HtmlNode next_after(HtmlNode node, HtmlNode top) {
  while (node && node != top) {
    if (node->next) return node->next;
    node = parent_of(node);
  }
  return nullptr;
}

HtmlNode next_in_order(HtmlNode node, HtmlNode top) {
  if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
  return next_after(node, top);
}

bool has_sibling(HtmlNode node) { return node->next != nullptr; }

HtmlNode parent_of(HtmlNode node) {
  return node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : nullptr;
}

bool is_element(HtmlNode node) { return node->type == XML_ELEMENT_NODE; }

bool is_text(HtmlNode node) { return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE; }

std::string_view element_name(HtmlNode node) {
  return is_element(node) ? std::string_view(reinterpret_cast<const char*>(node->name)) : std::string_view();
}

std::string_view text_of(HtmlNode node) {
  return is_text(node) && node->content ? std::string_view(reinterpret_cast<const char*>(node->content))
                                        : std::string_view();
}

bool has_attribute(HtmlNode node, const char* name) {
  return is_element(node) && xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::string attribute(HtmlNode node, const char* name) {
  if (!is_element(node)) return {};
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  if (!value) return {};
  std::string out(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return out;
}

std::string inner_text(HtmlNode node) {
  std::string out;
  for (HtmlNode at = next_in_order(node, node); at; at = next_in_order(at, node)) out += text_of(at);
  return out;
}

}  // namespace dateline::readers
