// An HTML page or fragment as a tree, by libxml2's forgiving parser, and the few questions readers ask of it.
//
//   HtmlDocument document("<p>Talks <b>begin</b>");
//   for (HtmlNode node = document.root(); node; node = next_in_order(node)) ... element_name(node) ...
//
// Nothing is refused: what cannot be understood is passed over. No network, no external files. Bounds:
// elements nested deeper than 512 end the reading (cut() says so, what stood before stays), and of a tag with
// more than 1,000 attributes the mark-up is taken for text, since libxml2 compares every attribute with every
// other. Source of the meaning of elements: WHATWG HTML Living Standard, section 4. One thread per document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlDoc;
struct _xmlNode;

namespace dateline::readers {

using HtmlNode = const _xmlNode*;

class HtmlDocument {
 public:
  // `html`: valid UTF-8 (charset.h makes it); a <meta charset> inside is not asked.
  explicit HtmlDocument(std::string_view html);
  ~HtmlDocument();
  HtmlDocument(const HtmlDocument&) = delete;
  HtmlDocument& operator=(const HtmlDocument&) = delete;

  // The <html> element; nullptr where the document is empty.
  HtmlNode root() const;
  bool cut() const { return cut_; }

 private:
  _xmlDoc* document_ = nullptr;
  bool cut_ = false;
};

// Document order, below `top` only (nullptr: to the end of the document).
HtmlNode next_in_order(HtmlNode node, HtmlNode top = nullptr);
// The same, without the node's own children.
HtmlNode next_after(HtmlNode node, HtmlNode top = nullptr);

bool has_sibling(HtmlNode node);    // behind it
HtmlNode parent_of(HtmlNode node);  // nullptr above the root element

bool is_element(HtmlNode node);
bool is_text(HtmlNode node);  // text or the raw content of a script
// In lower case; empty where the node is no element. Valid as long as the document.
std::string_view element_name(HtmlNode node);
// Content of a text node.
std::string_view text_of(HtmlNode node);
bool has_attribute(HtmlNode node, const char* name);
std::string attribute(HtmlNode node, const char* name);  // empty where there is none

// All text below the node, scripts included, as it stands.
std::string inner_text(HtmlNode node);

}  // namespace dateline::readers
