#include "indexer/readers/newsml_g2_reader.h"

#include <algorithm>
#include <array>

#include "common/json_text.h"
#include "indexer/readers/html_text.h"
#include "indexer/readers/layout.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/xml_items.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;
using As = XmlMapping::As;

// A code as it is written: qcode, else URI, else literal.
std::string_view code_of(const XmlNode& node) {
  for (const char* name : {"qcode", "uri", "literal", "code"}) {
    if (const auto code = node.attribute(name); !code.empty()) return code;
  }
  return {};
}

// The name in the item's language, else the first.
std::string own_name(const XmlNode& node, std::string_view language) {
  const XmlNode* best = nullptr;
  for (const XmlNode* child = node.first; child; child = child->next) {
    if (child->name != "name" || child->ns != node.ns) continue;
    const bool fits = child->language().substr(0, 2) == language.substr(0, 2);
    if (!best || (fits && best->language().substr(0, 2) != language.substr(0, 2))) best = child;
  }
  return best ? xml_line(*best) : std::string();
}

// Its name here, or where the item asserts what the code means.
std::string name_of(const XmlMapper& mapper, const XmlNode& node) {
  std::string name = own_name(node, mapper.language);
  if (!name.empty()) return name;
  const auto found = mapper.asserted.find(code_of(node));
  return found == mapper.asserted.end() ? std::string() : own_name(*found->second, mapper.language);
}

void take_name(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  out.push_back(name_of(mapper, *match.node));
}

// The name; where there is none, the code without its alias: "nprov:REUTERS" is REUTERS.
void take_label(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  std::string name = name_of(mapper, *match.node);
  const std::string_view code = code_of(*match.node);
  // Of a URI its host: "http://www.example.com/about/" says who, "about" does not.
  if (name.empty() && code.starts_with("http")) {
    const std::string_view host = code.substr(std::min(code.find("//") + 2, code.size()));
    name = host.substr(0, host.find('/'));
  }
  out.push_back(name.empty() ? std::string(local_code(code)) : name);
}

// The name, else the whole code.
void take_name_or_code(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  std::string name = name_of(mapper, *match.node);
  out.push_back(name.empty() ? std::string(code_of(*match.node)) : name);
}

void take_code(const XmlMapper&, const XmlMatch& match, Strings& out) {
  out.emplace_back(code_of(*match.node));
}

// A subject that is a thing rather than a person, an organisation, a place or an event.
bool is_topic(const XmlNode& subject) {
  const std::string_view type = local_code(subject.attribute("type"));
  return type != "person" && type != "organisation" && type != "geoArea" && type != "poi" && type != "event";
}

void take_topic(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  if (is_topic(*match.node)) take_name_or_code(mapper, match, out);
}

void take_alt_id(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const XmlNode& node = *match.node;
  std::string value = xml_line(node);
  if (value.empty()) value = node.attribute("id");
  if (value.empty()) return;
  std::string json = "{";
  append_member(json, "role", node.attribute(node.has_attribute("role") ? "role" : "type"));
  append_member(json, "value", value);
  out.push_back(json + "}");
}

void take_link(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const XmlNode& node = *match.node;
  const std::string_view target = node.attribute(node.has_attribute("residref") ? "residref" : "href");
  if (target.empty()) return;
  std::string json = "{";
  append_member(json, "rel", node.attribute("rel"));
  append_member(json, "href", target);
  out.push_back(json + "}");
}

// Its paragraphs, parted by blank lines, as one text.
void take_description(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string text;
  bool blank = false;
  for (const std::string& line : split_lines(xml_text(*match.node), Layout::plain_text)) {
    if (!line.empty() && !text.empty()) text += blank ? "\n\n" : " ";
    blank = line.empty();
    text += line;
  }
  out.push_back(std::move(text));
}

constexpr std::array kTable{
    XmlMapping{"id", "@guid", take_line},
    XmlMapping{"version", "@version", take_line},
    XmlMapping{"updated", "itemMeta/versionCreated", take_line},
    XmlMapping{"status", "itemMeta/pubStatus", take_code, "usable, withheld, canceled"},
    XmlMapping{"embargoed", "itemMeta/embargoed", take_flag, "empty: until a version without it"},
    XmlMapping{"published", "itemMeta/firstCreated | contentMeta/contentCreated | itemMeta/versionCreated",
               take_line},
    XmlMapping{"headline",
               "contentMeta/headline[@role=main] | contentMeta/headline[!@role] | contentMeta/headline",
               take_line, "else NITF's, else `itemMeta/title`"},
    XmlMapping{"subheadline", "contentMeta/headline[@role=sub] | contentMeta/headline[@role=subtitle]",
               take_line, "else NITF's"},
    XmlMapping{
        "summary",
        "contentMeta/description[@role=summary] | contentMeta/description[!@role] | contentMeta/description",
        take_description, "else NITF's"},
    XmlMapping{"byline", "contentMeta/by", take_byline, "else NITF's, else `contentMeta/creator`"},
    XmlMapping{"dateline", "contentMeta/dateline", take_line, "else NITF's, else `contentMeta/located`"},
    XmlMapping{"source", "contentMeta/infoSource", take_name},
    XmlMapping{"source", "itemMeta/provider | contentMeta/infoSource", take_label,
               "the name, else the code without its alias"},
    XmlMapping{"source", "contentMeta/creditline", take_line},
    XmlMapping{"section", "contentMeta/subject[@type=section]", take_name_or_code},
    XmlMapping{"keywords", "contentMeta/subject", take_topic,
               "names, codes where there is none; those that are no person, organisation, place or event"},
    XmlMapping{"keywords", "contentMeta/keyword", take_line},
    XmlMapping{"language", "contentMeta/language@tag", take_line},
    XmlMapping{"language", ".", take_language, "`xml:lang`"},
    XmlMapping{"copyright", "rightsInfo/copyrightNotice", take_line},
    XmlMapping{"copyright", "rightsInfo/copyrightHolder", take_label},
    XmlMapping{"persons", "contentMeta/subject[@type=person]", take_name},
    XmlMapping{"orgs", "contentMeta/subject[@type=organisation]", take_name},
    XmlMapping{"places", "contentMeta/subject[@type=geoArea]", take_name},
    XmlMapping{"places", "contentMeta/subject[@type=poi]", take_name},
    XmlMapping{"extra.slugline", "contentMeta/slugline", take_line},
    XmlMapping{"extra.genre", "contentMeta/genre", take_name_or_code, "", As::list},
    XmlMapping{"extra.urgency", "contentMeta/urgency", take_line},
    XmlMapping{"extra.located", "contentMeta/located", take_label},
    XmlMapping{"extra.edNote", "itemMeta/edNote", take_line},
    XmlMapping{"extra.signal", "itemMeta/signal", take_code, "", As::list},
    XmlMapping{"extra.altIds", "contentMeta/altId | itemMeta/altId", take_alt_id, "", As::json},
    XmlMapping{"extra.expires", "itemMeta/expires", take_line},
    XmlMapping{"extra.contentCreated", "contentMeta/contentCreated", take_line},
    XmlMapping{"extra.contentModified", "contentMeta/contentModified", take_line},
    XmlMapping{"extra.subjectCodes", "contentMeta/subject", take_code, "of every type", As::list},
    XmlMapping{"extra.genreCodes", "contentMeta/genre", take_code, "", As::list},
    XmlMapping{"extra.events", "contentMeta/subject[@type=event]", take_name_or_code, "", As::list},
    XmlMapping{"extra.copyrightHolder", "rightsInfo/copyrightHolder", take_label},
    XmlMapping{"extra.usageTerms", "rightsInfo/usageTerms", take_line},
    XmlMapping{"extra.creditLine", "contentMeta/creditline", take_line},
    XmlMapping{"extra.provider", "itemMeta/provider", take_label},
    XmlMapping{"extra.providerCode", "itemMeta/provider", take_code},
    XmlMapping{"extra.service", "itemMeta/service", take_name_or_code, "", As::list},
    XmlMapping{"extra.otherHeadlines", "itemMeta/title", take_line, "", As::list},
    XmlMapping{"extra.series", "itemMeta/memberOf", take_name_or_code, "", As::list},
    XmlMapping{"extra.links", "itemMeta/link", take_link, "", As::json},
    XmlMapping{"extra.catalogs", "catalogRef@href", take_line, "where the codes' aliases are explained",
               As::list},
};

// What only counts where neither the item's metadata nor its NITF said it.
constexpr std::array kLastResort{
    XmlMapping{"headline", "itemMeta/title", take_line},
    XmlMapping{"byline", "contentMeta/creator", take_name},
    XmlMapping{"dateline", "contentMeta/located", take_name},
};

bool is_text_type(std::string_view type) { return type.empty() || type.starts_with("text/"); }

// The first rendition that holds text.
Strings read_content(const XmlNode& item, XmlMapper& mapper) {
  for (const XmlMatch& inline_xml : xml_select(item, "contentSet/inlineXML")) {
    for (const XmlNode* node = inline_xml.node->first; node; node = node->next) {
      if (node->is_text()) continue;
      if (node->name == "nitf") {
        mapper.store(*node, nitf_table());
        if (mapper.has("body")) return {};
      } else if (Strings paragraphs = xml_paragraphs(*node); !paragraphs.empty()) {
        return paragraphs;
      }
    }
  }
  for (const XmlMatch& data : xml_select(item, "contentSet/inlineData")) {
    const std::string_view type = data.node->attribute("contenttype");
    if (!is_text_type(type)) continue;
    if (data.node->has_attribute("encoding")) {
      mapper.builder().notice("encoded-content", "text encoded in another form (base64) was left out");
      continue;
    }
    const std::string text = xml_text(*data.node);
    if (is_blank_text(text)) continue;
    return type.starts_with("text/html") ? html_paragraphs(text) : Strings{text};
  }
  return {};
}

// Why an item holds no article; empty where it does.
std::string reason_to_skip(const XmlNode& item) {
  if (item.name == "packageItem") return "not an article: a package of other items";
  if (item.name != "newsItem") return "not an article: " + std::string(item.name);
  const auto classes = xml_select(item, "itemMeta/itemClass");
  const std::string_view kind = classes.empty() ? std::string_view() : local_code(code_of(*classes[0].node));
  const bool inline_text =
      !xml_select(item, "contentSet/inlineXML").empty() || !xml_select(item, "contentSet/inlineData").empty();
  if (kind == "text" || kind.empty() || (kind == "composite" && inline_text)) return {};
  return "not text: " + std::string(kind.substr(0, 60));
}

Outcome read_item(const XmlNode& item, Origin origin, std::string_view bytes, const ParseOptions& options) {
  if (std::string reason = reason_to_skip(item); !reason.empty())
    return Skipped{std::move(origin), std::move(reason)};
  RecordBuilder builder(options);
  XmlMapper mapper(builder);
  mapper.language = item.language();
  for (const XmlMatch& assertion : xml_select(item, "assert")) {
    mapper.asserted.emplace(code_of(*assertion.node), assertion.node);
  }
  mapper.store(item, kTable);
  if (Strings paragraphs = read_content(item, mapper); !paragraphs.empty()) {
    mapper.store_field("body", std::move(paragraphs));
  }
  mapper.store(item, kLastResort);
  return std::move(builder).finish(origin, bytes);
}

}  // namespace

std::span<const XmlMapping> newsml_g2_table() { return kTable; }

void parse_newsml_g2(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const XmlDocument document = parse_xml(raw.bytes, {});
  const XmlNode* root = document.root();
  if (!root) return reject_document(raw, document, out);
  if (root->name != "newsMessage") {
    if (document.problem()) return reject_document(raw, document, out);
    out.push_back(read_item(*root, raw.origin, raw.bytes, options));
    return tell_notices(document, out);
  }
  std::uint64_t number = 0;
  for (const XmlMatch& set : xml_select(*root, "itemSet")) {
    for (const XmlNode* item = set.node->first; item; item = item->next) {
      if (item->is_text() || !item->whole) continue;
      if (past_items(raw, ++number, out)) break;
      out.push_back(read_item(*item, item_origin(raw, document, *item, number), {}, options));
    }
  }
  if (number == 0 && !document.problem()) out.push_back(Skipped{raw.origin, "a news message without items"});
  tell_notices(document, out);
  reject_document(raw, document, out);
}

}  // namespace dateline::readers
