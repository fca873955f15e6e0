#include "indexer/readers/ninjs_reader.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html_text.h"
#include "indexer/readers/json_tree.h"
#include "indexer/readers/keys.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

// Of 2.x and 3.x lists of {"role", "value"}; 1.x has the text itself.
std::string_view role_of(const JsonNode& item) { return item.text_at("role"); }
std::string_view value_of(const JsonNode& item) {
  return item.is_string() ? std::string_view(item.text) : item.text_at("value");
}

template <typename Wanted>
void take_values(const JsonNode& value, Strings& out, Wanted wanted) {
  if (!value.is_array()) {
    if (wanted(role_of(value)) && !is_blank(value_of(value))) out.emplace_back(value_of(value));
    return;
  }
  for (const JsonNode& item : value.items) {
    if (wanted(role_of(item)) && !is_blank(value_of(item))) out.emplace_back(value_of(item));
  }
}

bool is_sub(std::string_view role) {
  return is_one_of(role, {"sub", "subheadline", "sub-headline", "subtitle", "kicker", "subhead"});
}

void take_headline(const JsonNode& value, Strings& out) {
  take_values(value, out, [](std::string_view role) { return role == "main"; });
  if (out.empty()) take_values(value, out, [](std::string_view role) { return !is_sub(role); });
  if (out.size() > 1) out.resize(1);
}

void take_subheadline(const JsonNode& value, Strings& out) {
  if (!value.is_array()) return take_first(value, out);
  take_values(value, out, is_sub);
  if (out.size() > 1) out.resize(1);
}

void take_other_headlines(const JsonNode& value, Strings& out) {
  if (!value.is_array()) return take_first(value, out);
  Strings main;
  take_headline(value, main);
  take_values(value, out, [](std::string_view role) { return !is_sub(role); });
  if (!main.empty()) out.erase(std::find(out.begin(), out.end(), main[0]));
}

void add_html(std::string_view html, Strings& out) {
  std::string text;
  for (const std::string& paragraph : html_paragraphs(html)) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }
  if (!text.empty()) out.push_back(std::move(text));
}

// The first in the order a reader would choose: a summary before a caption; HTML as text.
void take_description(const JsonNode& value, Strings& out) {
  Strings found;
  for (const auto wanted : {"summary"sv, "lead"sv, "abstract"sv, "text"sv, "main"sv}) {
    if (found.empty() && value.is_array())
      take_values(value, found, [&](std::string_view role) { return role == wanted; });
  }
  if (found.empty()) take_values(value, found, [](std::string_view role) { return role != "caption"; });
  if (found.empty()) take_values(value, found, [](std::string_view) { return true; });
  if (found.empty()) return;
  if (looks_like_html(found[0])) return add_html(found[0], out);
  out.push_back(std::move(found[0]));
}

// Names; where a concept has none, what it is called by.
void take_names(const JsonNode& value, Strings& out) {
  const auto one = [&](const JsonNode& item) {
    if (!item.is_object()) return take_texts(item, out);
    for (const auto key : {"name"sv, "literal"sv, "code"sv, "uri"sv}) {
      if (const std::string_view text = item.text_at(key); !is_blank(text))
        return void(out.emplace_back(text));
    }
  };
  if (!value.is_array()) return one(value);
  for (const JsonNode& item : value.items) one(item);
}

void take_codes(const JsonNode& value, Strings& out) {
  for (const JsonNode& item : value.items) {
    const std::string_view uri = item.text_at("uri");
    const std::string_view code = item.text_at(item.find("code") ? "code" : "literal");
    if (!is_blank(uri)) {
      out.emplace_back(uri);
    } else if (!is_blank(code)) {
      out.push_back(std::string(item.text_at("scheme")) + std::string(code));
    }
  }
}

// One source: the one that made it, not those on the way.
void take_source(const JsonNode& value, Strings& out) {
  if (value.is_array()) {
    for (const auto wanted : {"originator"sv, "author"sv, "source"sv}) {
      for (const JsonNode& item : value.items) {
        if (out.empty() && (role_of(item) == wanted || item.text_at("rel") == wanted)) take_first(item, out);
      }
    }
  }
  if (out.empty()) take_first(value, out);
}

constexpr std::array kTable{
    JsonMapping{"id", {"uri"}, take_first},
    JsonMapping{"version", {"version"}, take_first},
    JsonMapping{"updated", {"versionCreated", "versioncreated"}, take_first},
    JsonMapping{"status", {"pubStatus", "pubstatus"}, take_first},
    JsonMapping{"embargoed", {"embargoedUntil", "embargoeduntil", "embargoed"}, take_flag},
    JsonMapping{"published",
                {"firstCreated", "firstcreated", "contentCreated", "contentcreated", "versionCreated",
                 "versioncreated"},
                take_first},
    JsonMapping{"headline", {"headlines", "headline", "title"}, take_headline, "role main, else the first"},
    JsonMapping{"subheadline",
                {"headlines", "headline_sub", "headline_subheadline", "headline_sub_text"},
                take_subheadline,
                "role sub"},
    JsonMapping{"summary",
                {"descriptions", "description_summary", "description_text", "description_xhtml",
                 "description_html", "description_*"},
                take_description,
                "role summary, lead, abstract or text, else the first"},
    JsonMapping{"body",
                {"bodies", "body_xhtml", "body_html", "body_text", "body_*"},
                take_nothing,
                "HTML before plain text before NITF"},
    JsonMapping{"byline", {"by", "byline"}, take_texts},
    JsonMapping{"dateline", {"located"}, take_first},
    JsonMapping{"source",
                {"infoSources", "infosources", "infosource"},
                take_source,
                "role originator, else the first"},
    JsonMapping{"keywords", {"subjects", "subject"}, take_names, "name, else literal, code or uri"},
    JsonMapping{"language", {"language"}, take_first},
    JsonMapping{"copyright",
                {"copyrightNotice", "copyrightnotice", "copyrightHolder", "copyrightholder"},
                take_first},
    JsonMapping{"persons", {"people", "person"}, take_texts},
    JsonMapping{"orgs", {"organisations", "organisation"}, take_texts},
    JsonMapping{"places", {"places", "place"}, take_texts},
    JsonMapping{"extra.slugline", {"slugline"}, take_texts},
    JsonMapping{"extra.genre[]", {"genres", "genre"}, take_names, "name, else literal, code or uri"},
    JsonMapping{"extra.urgency", {"urgency"}, take_first},
    JsonMapping{"extra.edNote", {"edNote", "ednote"}, take_first},
    JsonMapping{"extra.altIds", {"altIds", "altids"}, keep_json},
    JsonMapping{"extra.expires", {"expires"}, take_first},
    JsonMapping{"extra.contentCreated", {"contentCreated", "contentcreated"}, take_first},
    JsonMapping{"extra.subjectCodes[]", {"subjects", "subject"}, take_codes, "uri, else scheme and code"},
    JsonMapping{"extra.events[]", {"events", "event"}, take_names},
    JsonMapping{"extra.copyrightHolder", {"copyrightHolder", "copyrightholder"}, take_first},
    JsonMapping{"extra.usageTerms", {"usageTerms", "usageterms"}, take_first},
    JsonMapping{"extra.title", {"title"}, take_first},
    JsonMapping{
        "extra.otherHeadlines[]", {"headlines", "headline_*"}, take_other_headlines, "of other roles"},
};

enum class BodyKind { html, text, xml };

struct Body {
  BodyKind kind;
  std::string_view value;
};

BodyKind kind_of(std::string_view content_type, std::string_view role, std::string_view value) {
  if (content_type.find("html") != std::string_view::npos) return BodyKind::html;
  if (content_type == "text/plain") return BodyKind::text;
  if (content_type.find("xml") != std::string_view::npos ||
      content_type.find("NITF") != std::string_view::npos ||
      content_type.find("nitf") != std::string_view::npos)
    return BodyKind::xml;
  if (role.find("html") != std::string_view::npos) return BodyKind::html;
  if (role.find("nitf") != std::string_view::npos || role.find("xml") != std::string_view::npos)
    return BodyKind::xml;
  if (role == "text") return BodyKind::text;
  return looks_like_html(value) ? BodyKind::html : BodyKind::text;
}

std::vector<Body> bodies_of(const JsonNode& item) {
  std::vector<Body> out;
  const auto add = [&](std::string_view content_type, std::string_view role, std::string_view value) {
    if (!is_blank(value)) out.push_back({kind_of(content_type, role, value), value});
  };
  for (std::size_t i = 0; i < item.keys.size(); ++i) {
    const JsonNode& value = item.items[i];
    if (item.keys[i] == "bodies") {
      for (const JsonNode& body : value.items) {
        const std::string_view type = body.text_at(body.find("contentType") ? "contentType" : "contenttype");
        add(type, role_of(body), value_of(body));
      }
    } else if (item.keys[i].starts_with("body_") && value.is_string()) {
      add("", std::string_view(item.keys[i]).substr(5), value.text);
    }
  }
  return out;
}

// An XML body is NITF or much like it: its text stands in <body.content>.
Strings xml_paragraphs(std::string_view xml) {
  const HtmlDocument document(xml);
  for (HtmlNode node = document.root(); node; node = next_in_order(node)) {
    if (element_name(node) == "body.content") return html_paragraphs(node);
  }
  return document.root() ? html_paragraphs(document.root()) : Strings();
}

std::size_t length_of(const Strings& texts) {
  std::size_t length = 0;
  for (const std::string& text : texts) length += text.size();
  return length;
}

// HTML for its paragraphs, unless it is only a part of what the plain text says.
Strings body_of(const JsonNode& item) {
  const std::vector<Body> bodies = bodies_of(item);
  const auto first = [&](BodyKind kind) {
    return std::find_if(bodies.begin(), bodies.end(), [&](const Body& body) { return body.kind == kind; });
  };
  Strings html;
  if (const auto at = first(BodyKind::html); at != bodies.end()) html = html_paragraphs(at->value);
  if (const auto at = first(BodyKind::text);
      at != bodies.end() && length_of(html) * 10 < at->value.size() * 8)
    return {std::string(at->value)};
  if (!html.empty()) return html;
  if (const auto at = first(BodyKind::xml); at != bodies.end()) return xml_paragraphs(at->value);
  return {};
}

// Why the item is none of ours; empty where it is.
std::string no_text_item(const JsonNode& item, bool has_body) {
  const std::string_view type = item.text_at("type");
  if (is_one_of(type,
                {"picture", "photo", "image", "graphic", "video", "audio", "animation", "planning", "3d"}))
    return std::string(type);
  if (is_one_of(type, {"composite", "package", "event"}) && !has_body)
    return std::string(type) + " without a text";
  return {};
}

void store_body(const JsonNode& item, Strings paragraphs, RecordBuilder& builder) {
  Strings headline;
  for (const JsonNode* value : values_of(item, *row_for(kTable, "headline"))) {
    if (headline.empty()) take_headline(*value, headline);
  }
  // A page's own heading above its text.
  if (!headline.empty() && paragraphs.size() > 1 && paragraphs[0] == headline[0])
    paragraphs.erase(paragraphs.begin());
  store_field("body", std::move(paragraphs), builder);
}

void read_item(const JsonNode& item, const RawRecord& raw, const ParseOptions& options,
               std::vector<Outcome>& out) {
  if (!item.is_object()) {
    out.push_back(
        Rejection{raw.origin, "bad-json", "a ninjs item must be a JSON object", cut_raw(raw.bytes), false});
    return;
  }
  Strings body = body_of(item);
  if (std::string what = no_text_item(item, !body.empty()); !what.empty()) {
    out.push_back(Skipped{raw.origin, "not an article: " + std::move(what)});
    return;
  }
  RecordBuilder builder(options);
  // An exported item says in its state which keys its article had besides.
  store_mapped(item, kTable, item.find(kArchiveStateKey) ? Unmapped::known : Unmapped::keep, builder);
  if (body.empty()) {
    // An article record's own key, in an item that has no bodies.
    for (const auto key : {"body"sv, "text"sv, "content"sv}) {
      if (const JsonNode* value = item.find(key); value && body.empty()) take_texts(*value, body);
    }
  }
  store_body(item, std::move(body), builder);
  out.push_back(std::move(builder).finish(raw.origin, raw.bytes));
}

}  // namespace

std::span<const JsonMapping> ninjs_mapping() { return kTable; }

bool is_ninjs_key(std::string_view key) {
  return key.starts_with("body_") || key.starts_with("description_") || key.starts_with("headline_") ||
         is_one_of(key, {"$standard",
                         "headlines",
                         "bodies",
                         "descriptions",
                         "infoSources",
                         "infosources",
                         "infosource",
                         "altIds",
                         "altids",
                         "representationType",
                         "representationtype",
                         "renditions",
                         "associations",
                         "person",
                         "organisation",
                         "place",
                         "subject",
                         "rightsInfo",
                         "rightsinfo",
                         "eventDetails"});
}

void parse_ninjs(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  JsonNode root;
  if (auto fault = read_json(raw.bytes, root)) {
    out.push_back(
        Rejection{raw.origin, std::move(fault->code), std::move(fault->reason), cut_raw(raw.bytes), false});
    return;
  }
  if (!root.is_array()) return read_item(root, raw, options, out);
  for (const JsonNode& item : root.items) read_item(item, raw, options, out);
}

}  // namespace dateline::readers
