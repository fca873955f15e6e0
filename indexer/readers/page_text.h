// The text of an HTML page without what stands around it: no navigation, no teasers, no comments.
//
//   for (const std::string& paragraph : main_paragraphs(document, "The headline")) ...
//
// Paragraphs are scored by length, commas and how much of them is links (the idea of Arc90's Readability,
// simplified). The main text is what schema.org's articleBody marks; else, from the page's body (or its one
// <article> or <main>) downwards, the element in which no single child holds 70 % of the score any more. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/readers/html_document.h"

namespace dateline::readers {

// Navigation, teasers, comments, share buttons, captions: by element, role, class or id. What the page's
// heading, <article> or <main> stands in is none, whatever it is called.
class Clutter {
 public:
  explicit Clutter(const HtmlDocument& document);
  bool operator()(HtmlNode node) const;

 private:
  std::unordered_set<HtmlNode> kept_;
};

// nullptr where the page has no element at all.
HtmlNode main_text(const HtmlDocument& document, const Clutter& is_clutter);

// The paragraphs of the main text; without clutter, lists of links, and the headline itself.
std::vector<std::string> main_paragraphs(const HtmlDocument& document, std::string_view headline);

}  // namespace dateline::readers
