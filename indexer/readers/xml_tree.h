// An XML document as a tree of elements, attributes and stretches of text, built within stated limits.
//
//   const XmlDocument doc = parse_xml("<a xmlns='urn:x'><b c='1'>Hi</b></a>", {});
//   doc.root()->child("b")->attribute("c")   // "1"
//
// Namespaces are URIs; prefixes are gone. libxml2 reads what prepare_xml() has made plain, so no document
// type, no entity and no network is ever in play. A document that breaks off keeps what was read: problem()
// says what is wrong, and an element that had not ended is not `whole`. Nodes live as long as their document.
// Any thread, one at a time.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/readers/xml_prepare.h"

namespace dateline::readers {

struct XmlAttribute {
  std::string_view ns;  // empty: none
  std::string_view name;
  std::string value;
};

struct XmlNode {
  std::string_view ns;    // of an element; empty: none
  std::string_view name;  // without a prefix; empty: a stretch of text
  std::string text;
  std::vector<XmlAttribute> attributes;
  const XmlNode* parent = nullptr;
  const XmlNode* next = nullptr;  // the next child of the same parent
  const XmlNode* first = nullptr;
  XmlNode* last = nullptr;
  std::size_t offset = 0;  // of the start tag's end in the prepared text
  bool whole = false;      // its end tag was seen

  bool is_text() const { return name.empty(); }
  // The value, or empty; an attribute without namespace first.
  std::string_view attribute(std::string_view wanted) const;
  bool has_attribute(std::string_view wanted) const;
  // The first child element of that name in this element's own namespace.
  const XmlNode* child(std::string_view wanted) const;
  // xml:lang of this element or the nearest around it.
  std::string_view language() const;
};

class XmlDocument {
 public:
  XmlDocument() = default;
  XmlDocument(XmlDocument&&) = default;
  XmlDocument& operator=(XmlDocument&&) = default;

  const XmlNode* root() const { return nodes_.empty() ? nullptr : &nodes_.front(); }
  const std::optional<XmlProblem>& problem() const { return problem_; }
  const std::vector<Notice>& notices() const { return prepared_.notices; }
  // The byte of the document an element starts at.
  std::size_t start_of(const XmlNode& element) const;

 private:
  friend class XmlTreeBuilder;
  friend XmlDocument parse_xml(std::string_view bytes, const XmlLimits& limits);
  Prepared prepared_;
  std::deque<XmlNode> nodes_;
  std::unordered_set<std::string> names_;
  std::optional<XmlProblem> problem_;
};

XmlDocument parse_xml(std::string_view bytes, const XmlLimits& limits);

}  // namespace dateline::readers
