// What the readers of XML formats have in common: a document cut into its items, and what is wrong with it
// said once.
//
//   const XmlDocument doc = parse_xml(raw.bytes, {});
//   if (!doc.root()) return reject_document(raw, doc, out);
//   ... one outcome for each item, at item_origin(raw, doc, item, number) ...
//   reject_document(raw, doc, out);   // where it breaks off: what stood before is kept
//
// Pure functions; any thread.
#pragma once

#include <memory>
#include <vector>

#include "indexer/readers/format_table.h"
#include "indexer/readers/record_builder.h"
#include "indexer/readers/xml_tree.h"

namespace dateline::readers {

// The whole stream is one record, within XmlLimits::bytes.
std::unique_ptr<Splitter> xml_splitter(const Sniffed&, const Limits&);

// Adds a Rejection if the document has a problem.
void reject_document(const RawRecord& raw, const XmlDocument& document, std::vector<Outcome>& out);

// Of one item of several in a document: its number (1-based) and first byte.
Origin item_origin(const RawRecord& raw, const XmlDocument& document, const XmlNode& item,
                   std::uint64_t number);

// True for the item numbered one past XmlLimits::items: then a Rejection is added, and the rest is not to be read.
bool past_items(const RawRecord& raw, std::uint64_t number, std::vector<Outcome>& out);

// The document's notices, told with its first article.
void tell_notices(const XmlDocument& document, std::vector<Outcome>& out);

}  // namespace dateline::readers
