// An HTML page as one article: its JSON-LD, else its <meta> elements (Open Graph, Dublin Core, what
// publishers use), else its elements; and the main text without navigation (page_text.h).
//
//   parse_html(raw, options, out);                                  // a file
//   read_html(bytes, {.uri = "http://x/y"}, raw, options, out);     // a response in a WARC
//
// Of each field the first that says something wins: JSON-LD's (jsonld_reader.h), then the row of
// html_mapping() from left to right. Sources: WHATWG HTML section 4.2.5 (standard metadata names), ogp.me,
// schema.org. Any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

// What is known of a page from outside. Empty: nothing.
struct PageContext {
  std::string uri;        // becomes the id, for pages give wrong canonical addresses
  std::string charset;    // of the HTTP header
  std::string fetched;    // when; counts as `updated` where the page does not say
  std::string record_id;  // of the WARC record
};

void read_html(std::string_view bytes, const PageContext& page, const RawRecord& raw,
               const ParseOptions& options, std::vector<Outcome>& out);

void parse_html(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

struct HtmlMapping {
  std::string_view field;
  // Best first, parted by spaces: a name, property or itemprop of <meta>; "<h1>" an element's text; "<link
  // canonical>" its address; "<time>" its datetime; "@lang" of <html>; ".byline" a class; "[author]" an
  // itemprop or rel of any element; "*" behind a name: all of that name.
  std::string_view from;
};

std::span<const HtmlMapping> html_mapping();
// As Markdown, for FORMATS.md.
std::string mapping_table(std::span<const HtmlMapping> table);

}  // namespace dateline::readers
