// Feeds: RSS 0.9x, 1.0 and 2.0, Atom 1.0 and 0.3. Every item is an article, in the order of the document.
//
//   parse_feed(raw, options, out);   // raw.bytes: <rss
//   version="2.0"><channel><item>...</item></channel></rss>
//
// Which element becomes which field: the tables of rss_table.cpp and atom_table.cpp, printed in FORMATS.md.
// Markup in titles, descriptions and contents becomes plain text. A description is the summary; where an item
// has no content, a description of several paragraphs, or of an item without title, is its body. A feed that
// breaks off keeps the items that were whole. An item with neither title nor text is refused as "no-text".
// Sources: RSS 2.0.11 (RSS Advisory Board), RSS 1.0, RFC 4287. Any thread.
#pragma once

#include <span>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml_mapping.h"

namespace dateline::readers {

void parse_feed(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

std::span<const XmlMapping> rss_table();
std::span<const XmlMapping> atom_table();

// Paragraphs of a text that may hold escaped markup; plain text is one, which lay_out() may part further.
std::vector<std::string> feed_paragraphs(std::string_view text);

}  // namespace dateline::readers
