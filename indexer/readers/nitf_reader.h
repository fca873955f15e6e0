// NITF 3.x, the News Industry Text Format: one article a document, or inside a NewsML-G2 item.
//
//   parse_nitf(raw, options, out);   // raw.bytes: <nitf><head>...</head><body>...</body></nitf>
//
// Which element becomes which field: the tables here, printed in FORMATS.md. Persons, organisations and
// places marked up in the text or named in identified-content are given entities. A document without text is
// refused as "no-text". Source: NITF 3.6 (IPTC), elements and attributes of the XSD. Any thread.
#pragma once

#include <span>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml_mapping.h"

namespace dateline::readers {

void parse_nitf(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out);

std::span<const XmlMapping> nitf_table();

}  // namespace dateline::readers
