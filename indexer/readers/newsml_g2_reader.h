// NewsML-G2 2.x: news items alone or several in a news message.
//
//   parse_newsml_g2(raw, options, out);   // raw.bytes: <newsItem guid="..." version="2">...</newsItem>
//
// Text comes as NITF, XHTML or any other XML in inlineXML, or as plain text or HTML in inlineData. Which
// element becomes which field: the table here and NITF's, printed in FORMATS.md. Codes are kept as they are
// written, qualified by their catalogue's alias ("medtop:04000000"); catalogues are not fetched. Pictures,
// video and other items that are no text are skipped, as are packages and concepts; an item without text is
// refused as "no-text". Source: NewsML-G2 2.35 (IPTC), XSD "All-Power". Any thread.
#pragma once

#include <span>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml_mapping.h"

namespace dateline::readers {

void parse_newsml_g2(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

std::span<const XmlMapping> newsml_g2_table();

}  // namespace dateline::readers
