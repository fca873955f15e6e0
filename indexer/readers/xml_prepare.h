// The bytes of an XML document made safe and plain for a parser: UTF-8 whatever they were, no document type,
// no entities but the five of XML.
//
//   Prepared ready = prepare_xml("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xe9 &eacute;</a>",
//   limits); ready.text   // "<a>café é</a>"
//
// The encoding is the byte order mark's, else the declaration's, else UTF-8; bytes that do not fit are read
// as plain text is (charset.h), with a notice. The document type is read for its internal entities and left
// out: nothing is ever loaded, no attribute has a default, and what entities expand to is bounded. The names
// of HTML (&nbsp;) are known without a declaration, as feeds use them. Characters that XML forbids are left
// out, and a bare "&" is read as one, each with a notice. Source: XML 1.0, fifth edition,
// sections 2.2, 2.8, 4.1, 4.3.3, 4.4; HTML 4.01 section 24. Pure function; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/reader.h"

namespace dateline::readers {

// Stated limits of one XML document; past one of them it is refused.
struct XmlLimits {
  std::size_t bytes = 64 << 20;     // of the document: "record-too-large"
  std::size_t depth = 200;          // of elements: "xml-limit", as are all below
  std::size_t nodes = 1'000'000;    // elements, attributes and stretches of text together
  std::size_t attributes = 256;     // of one element
  std::size_t expansion = 1 << 20;  // bytes that entities and mended "&" expand to, all in all
  std::size_t entity_depth = 8;     // entity in entity
  std::size_t items = 100'000;     // of one feed or message
};

struct XmlProblem {
  std::string code;  // "record-too-large", "bad-xml", "truncated", "xml-limit"
  std::string reason;
};

struct Prepared {
  std::string text;
  std::vector<Notice>
      notices;  // "wrong-encoding", "unknown-encoding", "external-entity", "unknown-entity", ...
  std::optional<XmlProblem> problem;

  // Where a byte of `text` stood in the document; in one that was no UTF-8, in its text as UTF-8.
  std::size_t origin_of(std::size_t at) const;
  std::vector<std::pair<std::size_t, std::size_t>> anchors;  // places in text and document that go together
};

Prepared prepare_xml(std::string_view bytes, const XmlLimits& limits);

// The document's text as UTF-8, its declaration still there. For sniffing, too: a part of a document will do.
std::string xml_as_utf8(std::string_view bytes, std::vector<Notice>* notices);

}  // namespace dateline::readers
