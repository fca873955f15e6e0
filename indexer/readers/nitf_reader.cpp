#include "indexer/readers/nitf_reader.h"

#include <algorithm>
#include <array>

#include "common/json_text.h"
#include "indexer/readers/xml_items.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;
using As = XmlMapping::As;

std::string join(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + " " + b;
}

std::string child_line(const XmlNode& node, std::string_view name) {
  const XmlNode* child = node.child(name);
  return child ? xml_line(*child) : std::string();
}

// The text of the element without that of the children named, and without the comma before them.
std::string own_line(const XmlNode& node, std::initializer_list<std::string_view> without) {
  std::string out;
  for (const XmlNode* child = node.first; child; child = child->next) {
    if (std::find(without.begin(), without.end(), child->name) != without.end() && !child->is_text())
      continue;
    out += child->is_text() ? child->text : xml_line(*child);
  }
  const std::size_t last = out.find_last_not_of(" \t\r\n,;");
  out.resize(last == std::string::npos ? 0 : last + 1);
  return out;
}

// "usable", "embargoed", "withheld", "canceled": an embargo is no status of ours.
void take_status(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string status = xml_line(match);
  if (status != "embargoed") out.push_back(status);
}

// Written alike (ISO 8601, basic), times sort as texts.
void take_latest(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string time = xml_line(match);
  if (out.empty()) out.emplace_back();
  out[0] = std::max(out[0], time);
}

// Under embargo, and no time said.
void take_nothing_known(const XmlMapper&, const XmlMatch&, Strings& out) { out.emplace_back("true"); }

void take_person(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string given = child_line(*match.node, "name.given");
  const std::string family = child_line(*match.node, "name.family");
  out.push_back(!given.empty() && !family.empty() ? join(given, family)
                                                  : own_line(*match.node, {"function", "alt-code"}));
}

// "By <person>Jane Roe</person>, <byttl>Staff Reporter</byttl>" is Jane Roe.
void take_authors(const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
  const auto persons = xml_select(*match.node, "person");
  for (const XmlMatch& person : persons) take_person(mapper, person, out);
  if (!persons.empty()) return;
  std::string line = own_line(*match.node, {"byttl", "location", "virtloc"});
  if (is_blank_text(line)) line = xml_line(*match.node);
  out.push_back(without_by(std::move(line)));
}

void take_org(const XmlMapper&, const XmlMatch& match, Strings& out) {
  out.push_back(own_line(*match.node, {"alt-code"}));
}

// <location>Springfield, <state>Illinois</state>, <country>...: the narrowest name, and the country's.
void take_location(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string name;
  for (const char* part : {"sublocation", "city"}) {
    if (name.empty()) name = child_line(*match.node, part);
  }
  if (name.empty()) {
    name = own_line(*match.node, {"city", "sublocation", "state", "region", "country", "alt-code"});
    name = name.substr(0, name.find(','));
  }
  for (const char* part : {"state", "region"}) {
    if (name.empty()) name = child_line(*match.node, part);
  }
  if (!name.empty()) out.push_back(name);
  out.push_back(child_line(*match.node, "country"));
}

void take_evloc(const XmlMapper&, const XmlMatch& match, Strings& out) {
  for (const char* part : {"city", "county-dist", "state-prov"}) {
    if (const auto value = match.node->attribute(part); !value.empty())
      return out.push_back(std::string(value));
  }
}

void take_copyright(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string year(match.node->attribute("year"));
  const std::string holder(match.node->attribute("holder"));
  if (!holder.empty()) out.push_back(join("© " + year, holder));
}

// "Words after it, parted by a comma": a keyword may hold several.
void take_keys(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string keys = xml_line(match);
  for (std::size_t at = 0; at <= keys.size();) {
    const std::size_t end = std::min(keys.find_first_of(",;", at), keys.size());
    out.push_back(keys.substr(at, end - at));
    at = end + 1;
  }
}

// The narrowest name of a subject: detail, else matter, else type.
void take_subject(const XmlMapper&, const XmlMatch& match, Strings& out) {
  for (const char* part : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"}) {
    if (const auto name = match.node->attribute(part); !name.empty()) return out.push_back(std::string(name));
  }
}

void take_subject_code(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const std::string number(match.node->attribute("tobject.subject.refnum"));
  const std::string provider(match.node->attribute("tobject.subject.ipr"));
  if (!number.empty()) out.push_back((provider.empty() ? "IPTC" : provider) + ":" + number);
}

void take_alt_id(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string json = "{";
  append_member(json, "role", match.node->name);
  append_member(json, "value", xml_line(match));
  out.push_back(json + "}");
}

void take_series(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string name(match.node->attribute("series.name"));
  const std::string_view part = match.node->attribute("series.part");
  if (!name.empty() && !part.empty()) name.append(" ").append(part);
  out.push_back(std::move(name));
}

// The Annotated Corpus of one newspaper repeats the lead before the full text: then the full text alone.
void take_body(const XmlMapper&, const XmlMatch& match, Strings& out) {
  const auto full = xml_select(*match.node, "block[@class=full_text]");
  for (std::string& paragraph : xml_paragraphs(full.empty() ? *match.node : *full[0].node)) {
    out.push_back(std::move(paragraph));
  }
}

constexpr std::array kTable{
    XmlMapping{"id", "head/docdata/doc-id@id-string | @uno", take_line},
    XmlMapping{"version", "head/docdata/du-key@version | head/docdata/du-key@generation", take_line},
    XmlMapping{"updated", "head/revision-history@norm | head/docdata/date.issue@norm", take_latest,
               "the latest"},
    XmlMapping{"status", "head/docdata@management-status", take_status, "usable, withheld, canceled"},
    XmlMapping{"embargoed", "head/docdata/date.release@norm", take_line, "hidden before"},
    XmlMapping{"embargoed", "head/docdata[@management-status=embargoed]", take_nothing_known,
               "no time known: until a version without it"},
    XmlMapping{"published",
               "head/docdata/date.issue@norm | head/pubdata@date.publication | "
               "body/body.head/dateline/story.date@norm",
               take_line},
    XmlMapping{"headline", "body/body.head/hedline/hl1 | head/title", take_line},
    XmlMapping{"subheadline", "body/body.head/hedline/hl2", take_line, "the first"},
    XmlMapping{"byline", "body/body.head/byline[@class=print_byline] | body/body.head/byline", take_authors,
               "without \"By\" and `byttl`"},
    XmlMapping{"dateline", "body/body.head/dateline", take_line},
    XmlMapping{"source",
               "body/body.head/distributor | head/pubdata@name | head/docdata/del-list/from-src@src-name | "
               "head/docdata/doc.copyright@holder",
               take_line},
    XmlMapping{"section", "head/pubdata@position.section", take_line},
    XmlMapping{"keywords", "head/docdata/key-list/keyword@key", take_keys},
    XmlMapping{"keywords", "head/tobject/tobject.subject", take_subject, "detail, else matter, else type"},
    XmlMapping{"keywords", "head/docdata/identified-content/classifier@value", take_line},
    XmlMapping{"language", ".", take_language, "`xml:lang`"},
    XmlMapping{"url", "head/pubdata@ex-ref", take_line},
    XmlMapping{"copyright", "body/body.head/rights | head/docdata/doc.rights | head/docdata/doc.copyright",
               [](const XmlMapper& mapper, const XmlMatch& match, Strings& out) {
                 match.node->name == "doc.copyright" ? take_copyright(mapper, match, out)
                                                     : take_line(mapper, match, out);
               }},
    XmlMapping{"summary", "body/body.head/abstract", take_markup},
    XmlMapping{"body", "body/body.content", take_body,
               "its paragraphs, lists and tables; media left out; of `block class=\"full_text\"` that alone"},
    XmlMapping{"persons", "head/docdata/identified-content/person", take_person},
    XmlMapping{"persons", "body/body.content//person", take_person, "without its `function`"},
    XmlMapping{"persons", "body/body.head/abstract//person", take_person},
    XmlMapping{"persons", "body/body.head/hedline//person", take_person},
    XmlMapping{"orgs", "head/docdata/identified-content/org", take_org},
    XmlMapping{"orgs", "body/body.content//org", take_org},
    XmlMapping{"orgs", "body/body.head/abstract//org", take_org},
    XmlMapping{"orgs", "body/body.head/hedline//org", take_org},
    XmlMapping{"places", "head/docdata/identified-content/location", take_location},
    XmlMapping{"places", "head/docdata/evloc", take_evloc, "`city`, else `county-dist`, else `state-prov`"},
    XmlMapping{"places", "body/body.head/dateline/location", take_location},
    XmlMapping{"places", "body/body.content//location", take_location, "the narrowest name, and the country"},
    XmlMapping{"places", "body/body.head/abstract//location", take_location},
    XmlMapping{"places", "body/body.head/hedline//location", take_location},
    XmlMapping{"extra.slugline", "head/docdata/du-key@key", take_line},
    XmlMapping{"extra.genre", "head/tobject/tobject.property@tobject.property.type", take_line, "", As::list},
    XmlMapping{"extra.urgency", "head/docdata/urgency@ed-urg", take_line},
    XmlMapping{"extra.located", "body/body.head/dateline/location", take_line},
    XmlMapping{"extra.edNote", "head/docdata/ed-msg@info", take_line},
    XmlMapping{"extra.signal", "head/docdata/correction@info", take_line, "", As::list},
    XmlMapping{"extra.altIds", "head/docdata/du-key@key", take_alt_id, "role: `du-key`", As::json},
    XmlMapping{"extra.expires", "head/docdata/date.expire@norm", take_line},
    XmlMapping{"extra.contentCreated", "body/body.head/dateline/story.date@norm", take_line},
    XmlMapping{"extra.subjectCodes", "head/tobject/tobject.subject", take_subject_code,
               "`tobject.subject.ipr`:`tobject.subject.refnum`", As::list},
    XmlMapping{"extra.events", "body/body.content//event | head/docdata/identified-content/event", take_line,
               "", As::list},
    XmlMapping{"extra.copyrightHolder", "head/docdata/doc.copyright@holder", take_line},
    XmlMapping{"extra.series", "head/docdata/series", take_series, "name and part", As::list},
    XmlMapping{"extra.datesInside", "body//chron@norm", take_line, "", As::list},
    XmlMapping{"extra.edition", "head/pubdata@edition.name", take_line},
    XmlMapping{"extra.page", "head/pubdata@position.sequence", take_line},
    XmlMapping{"extra.fixture", "head/docdata/fixture@fix-id", take_line},
};

}  // namespace

std::span<const XmlMapping> nitf_table() { return kTable; }

void parse_nitf(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const XmlDocument document = parse_xml(raw.bytes, {});
  if (document.problem() || !document.root()) return reject_document(raw, document, out);
  RecordBuilder builder(options);
  XmlMapper(builder).store(*document.root(), kTable);
  out.push_back(std::move(builder).finish(raw.origin, raw.bytes));
  tell_notices(document, out);
}

}  // namespace dateline::readers
