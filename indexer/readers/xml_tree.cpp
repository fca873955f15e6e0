#include "indexer/readers/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace dateline::readers {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

std::string_view XmlNode::attribute(std::string_view wanted) const {
  const XmlAttribute* found = nullptr;
  for (const XmlAttribute& a : attributes) {
    if (a.name == wanted && (!found || a.ns.empty())) found = &a;
  }
  return found ? std::string_view(found->value) : std::string_view();
}

bool XmlNode::has_attribute(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.name == wanted; });
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const XmlNode* node = first; node; node = node->next) {
    if (node->name == wanted && node->ns == ns) return node;
  }
  return nullptr;
}

std::string_view XmlNode::language() const {
  for (const XmlNode* node = this; node; node = node->parent) {
    for (const XmlAttribute& a : node->attributes) {
      if (a.name == "lang" && a.ns == kXmlNamespace) return a.value;
    }
  }
  return {};
}

std::size_t XmlDocument::start_of(const XmlNode& element) const {
  // No "<" stands inside a tag, so the last one before its end is its start.
  const std::size_t at = prepared_.text.rfind('<', std::min(element.offset, prepared_.text.size()));
  return prepared_.origin_of(at == std::string::npos ? 0 : at);
}

// Receives libxml2's SAX events. No exception may pass through its C frames: running out of memory is kept as
// a problem, and the parser stopped.
class XmlTreeBuilder {
 public:
  XmlTreeBuilder(XmlDocument& document, const XmlLimits& limits) : doc_(document), limits_(limits) {}

  void run() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    struct Free {
      void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
    };
    const std::string& text = doc_.prepared_.text;
    const std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    context_ = context.get();
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.serror = on_error;
    *context->sax = sax;
    context->userData = this;
    // XML_PARSE_HUGE lifts limits of libxml2 that our own replace: size and entities (prepare_xml), depth and
    // number of nodes (start()). No XML_PARSE_NOENT, no DTD, no network.
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC |
                        XML_PARSE_BIG_LINES | XML_PARSE_HUGE;
    xmlDocPtr none = xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                       "UTF-8", options);
    if (none) xmlFreeDoc(none);
    if (!doc_.problem_ && context->wellFormed == 0) refuse("bad-xml", "the document is no well-formed XML");
    if (!doc_.problem_ && doc_.nodes_.empty()) refuse("bad-xml", "the document has no element");
  }

 private:
  template <class Do>
  static void guarded(void* user, Do&& act) {
    auto& self = *static_cast<XmlTreeBuilder*>(user);
    try {
      if (!self.doc_.problem_) act(self);
    } catch (const std::exception& e) {
      self.refuse("internal", e.what());
    }
  }

  static void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
                       const xmlChar**, int count, int, const xmlChar** attributes) {
    guarded(user, [&](XmlTreeBuilder& self) { self.start(name, uri, count, attributes); });
  }
  static void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    guarded(user, [](XmlTreeBuilder& self) {
      if (self.open_.empty()) return;
      self.open_.back()->whole = true;
      self.open_.pop_back();
    });
  }
  static void on_text(void* user, const xmlChar* text, int length) {
    guarded(user, [&](XmlTreeBuilder& self) {
      self.add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    });
  }
  static void on_error(void* user, xmlErrorPtr error) {
    if (error->level != XML_ERR_FATAL) return;
    guarded(user, [&](XmlTreeBuilder& self) { self.syntax_error(*error); });
  }

  void refuse(std::string code, std::string reason) {
    if (!doc_.problem_) doc_.problem_ = XmlProblem{std::move(code), std::move(reason)};
    xmlStopParser(context_);
  }

  void syntax_error(const xmlError& error) {
    const auto* input = context_->input;
    const std::size_t at = input ? input->consumed + static_cast<std::size_t>(input->cur - input->base) : 0;
    std::string message = error.message ? error.message : "syntax error";
    message.resize(std::min(message.find('\n'), message.size()));
    if (message.size() > 120) message.resize(120);
    while (!message.empty() && (static_cast<unsigned char>(message.back()) & 0x80U) != 0) message.pop_back();
    // A wrong end tag at the very end is a mistake, not a cut.
    const bool cut =
        at >= doc_.prepared_.text.size() && !open_.empty() && error.code != XML_ERR_TAG_NAME_MISMATCH;
    refuse(cut ? "truncated" : "bad-xml", (cut ? "the document ends inside an element: " : "") + message +
                                              " (at byte " + std::to_string(doc_.prepared_.origin_of(at)) +
                                              ")");
  }

  std::string_view interned(const xmlChar* text) {
    if (!text) return {};
    return *doc_.names_.emplace(reinterpret_cast<const char*>(text)).first;
  }

  bool counted() {
    if (++count_ <= limits_.nodes) return true;
    refuse("xml-limit",
           "the document has more than " + std::to_string(limits_.nodes) + " elements and attributes");
    return false;
  }

  XmlNode& append() {
    XmlNode& node = doc_.nodes_.emplace_back();
    if (open_.empty()) return node;
    XmlNode& parent = *open_.back();
    node.parent = &parent;
    if (parent.last) {
      parent.last->next = &node;
    } else {
      parent.first = &node;
    }
    parent.last = &node;
    return node;
  }

  void start(const xmlChar* name, const xmlChar* uri, int attribute_count, const xmlChar** attributes) {
    if (!counted()) return;
    if (open_.size() >= limits_.depth) {
      return refuse("xml-limit",
                    "elements stand in each other more than " + std::to_string(limits_.depth) + " deep");
    }
    XmlNode& node = append();
    node.name = interned(name);
    node.ns = interned(uri);
    node.offset =
        context_->input->consumed + static_cast<std::size_t>(context_->input->cur - context_->input->base);
    for (int i = 0; i < attribute_count; ++i) {
      if (!counted()) return;
      const xmlChar** a = attributes + static_cast<std::ptrdiff_t>(i) * 5;  // name, prefix, URI, value, end
      node.attributes.push_back({interned(a[2]), interned(a[0]), attribute_value(a[3], a[4])});
    }
    open_.push_back(&node);
  }

  // libxml2 hands an "&" out as "&#38;" when it is not to replace entities.
  static std::string attribute_value(const xmlChar* start, const xmlChar* end) {
    const std::string_view given(reinterpret_cast<const char*>(start), static_cast<std::size_t>(end - start));
    std::string value;
    for (std::size_t at = 0; at < given.size();) {
      const std::size_t next = std::min(given.find("&#38;", at), given.size());
      value.append(given, at, next - at);
      if (next < given.size()) value += '&';
      at = next + 5;
    }
    return value;
  }

  void add_text(std::string_view text) {
    if (open_.empty()) return;
    if (XmlNode* last = open_.back()->last; last && last->is_text()) {
      last->text.append(text);
      return;
    }
    if (counted()) append().text = text;
  }

  XmlDocument& doc_;
  const XmlLimits& limits_;
  xmlParserCtxt* context_ = nullptr;
  std::vector<XmlNode*> open_;
  std::size_t count_ = 0;
};

XmlDocument parse_xml(std::string_view bytes, const XmlLimits& limits) {
  XmlDocument document;
  document.prepared_ = prepare_xml(bytes, limits);
  document.problem_ = document.prepared_.problem;
  if (!document.problem_) XmlTreeBuilder(document, limits).run();
  return document;
}

}  // namespace dateline::readers
