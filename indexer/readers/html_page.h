// What an HTML page says of itself, gathered in one walk.
//
//   const HtmlPage page(document);
//   page.values("og:title")      // {"Harbour reopens"}
//   page.values("<h1>")          // the text of the first heading
//
// Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_document.h"

namespace dateline::readers {

class HtmlPage {
 public:
  explicit HtmlPage(const HtmlDocument& document);

  // By the names of html_mapping(): contents of <meta> elements and the like, in document order. "<h1>",
  // "<title>",
  // "<time>", "<link canonical>", "@lang", ".byline", "[author]".
  std::vector<std::string> values(std::string_view name) const;
  const std::vector<std::string>& jsonld() const { return jsonld_; }

 private:
  void visit(HtmlNode node);
  void add(std::string name, std::string value);
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> jsonld_;
};

}  // namespace dateline::readers
