// Text put into HTML and XML: escaped, always. Nothing of an article, a query or an address goes into markup
// by any other way.
//
//   append_text(out, "<script>");                       // &lt;script&gt;
//   append_marked(out, "Talks on Syria", {{9, 14}});    // Talks on <mark>Syria</mark>
//
// The result is safe between tags and within quoted attributes of HTML and of XML 1.0. Characters that XML
// cannot hold are left out, bytes that are not UTF-8 become U+FFFD. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/results.h"

namespace dateline::server {

void append_text(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// HTML: `highlights` (code points of `text`, ascending, apart) within <mark>.
void append_marked(std::string& out, std::string_view text, const std::vector<Highlight>& highlights);

// ` name="value"`.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

// An address that may stand in href: http and https only; empty for any other, javascript: among them.
std::string_view safe_link(std::string_view url);

}  // namespace dateline::server
