// Paths into an XML tree: a few steps of XPath, enough for tables of fields.
//
//   xml_select(item, "contentMeta/headline[@role=main]")   // elements
//   xml_select(item, "itemMeta/pubStatus@qcode")           // attributes, where they stand
//   xml_select(item, "body//person")                       // at any depth below body
//   xml_select(entry, "../title")                          // of the feed around it
//
// An element without prefix is one in the namespace of the element the path starts at; prefixes (dc:,
// content:) are fixed names of namespaces, see xml_select.cpp, whatever the document calls them. `[@a]`,
// `[!@a]`, `[@a=v]`: with, without the attribute, with that value; "v" also stands for "alias:v" and
// "http://…/v", as the IPTC's codes are written. Attributes are found by their local name. Pure functions;
// any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/xml_tree.h"

namespace dateline::readers {

struct XmlMatch {
  const XmlNode* node = nullptr;
  const XmlAttribute* attribute = nullptr;  // null: the element itself
};

// In document order.
std::vector<XmlMatch> xml_select(const XmlNode& from, std::string_view path);

// The namespace a prefix of our paths stands for; empty for none we know.
std::string_view known_namespace(std::string_view prefix);

// "medtop:04000000" and "http://cv.iptc.org/newscodes/mediatopic/04000000" are both "04000000".
std::string_view local_code(std::string_view code);

// All text of an element in one line; of its attribute the value.
std::string xml_line(const XmlMatch& match);
std::string xml_line(const XmlNode& element);

// The paragraphs of XHTML or NITF below an element (paragraphs.h).
std::vector<std::string> xml_paragraphs(const XmlNode& element);

// The text alone, as it stands: what an element with escaped markup holds.
std::string xml_text(const XmlNode& element);

}  // namespace dateline::readers
