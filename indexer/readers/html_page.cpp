#include "indexer/readers/html_page.h"

#include <algorithm>

#include "indexer/readers/html_text.h"
#include "indexer/readers/layout.h"

namespace dateline::readers {
namespace {

constexpr std::size_t kMostOfOneName = 200;
constexpr std::size_t kLongestText = 2000;  // of a heading, a byline: longer is something else

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(" \t\r\n", at);
    if (start == std::string::npos) break;
    at = std::min(text.find_first_of(" \t\r\n", start), text.size());
    out.push_back(lower(text.substr(start, at - start)));
  }
  return out;
}

// What the element shows, or the value it carries for machines.
std::string value_of(HtmlNode node) {
  for (const char* name : {"content", "datetime"}) {
    if (has_attribute(node, name)) return attribute(node, name);
  }
  std::string text;
  for (HtmlNode at = next_in_order(node, node); at && text.size() < kLongestText;
       at = next_in_order(at, node)) {
    if (is_text(at)) text += text_of(at);
    if (element_name(at) == "br") text += ' ';
  }
  return text;
}

}  // namespace

HtmlPage::HtmlPage(const HtmlDocument& document) {
  for (HtmlNode node = document.root(); node; node = next_in_order(node)) {
    if (is_element(node)) visit(node);
  }
}

void HtmlPage::add(std::string name, std::string value) {
  std::string line = one_line(value);
  if (line.empty()) return;
  auto& list = values_[std::move(name)];
  if (list.size() < kMostOfOneName) list.push_back(std::move(line));
}

void HtmlPage::visit(HtmlNode node) {
  const std::string_view name = element_name(node);
  if (name == "meta") {
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      if (has_attribute(node, key)) add(lower(attribute(node, key)), attribute(node, "content"));
    }
    return;
  }
  if (name == "script") {
    if (attribute(node, "type").find("ld+json") != std::string::npos) jsonld_.push_back(inner_text(node));
    return;
  }
  if (name == "link") {
    for (const std::string& word : words_of(attribute(node, "rel")))
      add("<link " + word + ">", attribute(node, "href"));
    return;
  }
  if (name == "html") {
    for (const char* key : {"lang", "xml:lang"}) add("@lang", attribute(node, key));
  } else if (name == "time") {
    add("<time>", attribute(node, "datetime"));
    if (has_attribute(node, "pubdate")) add("<time pubdate>", attribute(node, "datetime"));
  } else if (name == "h1" || name == "title") {
    add("<" + std::string(name) + ">", value_of(node));
  }
  if (is_invisible(node)) return;
  for (const char* key : {"itemprop", "rel"}) {
    if (!has_attribute(node, key)) continue;
    for (const std::string& word : words_of(attribute(node, key))) add("[" + word + "]", value_of(node));
  }
  if (!has_attribute(node, "class")) return;
  for (const std::string& word : words_of(attribute(node, "class"))) {
    if (word == "byline" || word == "dateline" || word == "subheadline" || word == "standfirst")
      add("." + word, value_of(node));
  }
}

std::vector<std::string> HtmlPage::values(std::string_view name) const {
  const auto at = values_.find(name);
  return at == values_.end() ? std::vector<std::string>() : at->second;
}

}  // namespace dateline::readers
