#include "indexer/readers/jsonld_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include "common/time/parse_moment.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/html_document.h"
#include "indexer/readers/html_text.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kDeepest = 64;

// "http://schema.org/NewsArticle" and "schema:NewsArticle" are NewsArticle.
std::string_view local_name(std::string_view type) { return type.substr(type.find_last_of("/#:") + 1); }

template <typename Wanted>
bool any_type(const JsonNode& node, Wanted wanted) {
  const JsonNode* type = node.find("@type");
  if (!type) return false;
  if (type->is_string()) return wanted(local_name(type->text));
  return std::any_of(type->items.begin(), type->items.end(),
                     [&](const JsonNode& one) { return one.is_string() && wanted(local_name(one.text)); });
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
         type == "AnalysisNews" || type == "SocialMediaPosting" || type == "DiscussionForumPosting";
}

bool is_person(std::string_view type) { return type == "Person" || type == "Patient"; }
bool is_org(std::string_view type) {
  return type.ends_with("Organization") || type == "Corporation" || type == "SportsTeam" || type == "NGO" ||
         type == "PoliticalParty" || type == "LocalBusiness" || type == "Airline";
}
bool is_place(std::string_view type) {
  return type.ends_with("Place") || type.ends_with("Area") || type == "Country" || type == "City" ||
         type == "State" || type == "Landform" || type == "Continent";
}
bool is_event(std::string_view type) { return type.ends_with("Event"); }

template <typename Wanted>
void take_typed(const JsonNode& value, Strings& out, Wanted wanted) {
  if (value.is_object() && any_type(value, wanted)) take_texts(value, out);
  if (!value.is_array()) return;
  for (const JsonNode& item : value.items) {
    if (item.is_object() && any_type(item, wanted)) take_texts(item, out);
  }
}

void take_persons(const JsonNode& value, Strings& out) { take_typed(value, out, is_person); }
void take_orgs(const JsonNode& value, Strings& out) { take_typed(value, out, is_org); }
void take_events(const JsonNode& value, Strings& out) { take_typed(value, out, is_event); }
void take_places(const JsonNode& value, Strings& out) { take_typed(value, out, is_place); }

// A place whatever it says it is: contentLocation has nothing else.
void take_location(const JsonNode& value, Strings& out) {
  take_texts(value, out);
  if (!out.empty() || !value.is_object()) return;
  const JsonNode* address = value.find("address");
  if (!address) return;
  if (address->is_string()) return take_texts(*address, out);
  if (const auto city = address->text_at("addressLocality"); !is_blank(city)) out.emplace_back(city);
}

// Words, and the names of things that are no person, organisation, place or event; one text is parted at
// commas.
void take_keywords(const JsonNode& value, Strings& out) {
  if (value.is_string()) {
    const std::string& text = value.text;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
      const std::string_view word = std::string_view(text).substr(at, end - at);
      if (!is_blank(word)) out.emplace_back(word);
      at = end + 1;
    }
    return;
  }
  if (value.is_object()) {
    const bool other = any_type(value, [](std::string_view type) {
      return is_person(type) || is_org(type) || is_place(type) || is_event(type);
    });
    if (!other) take_texts(value, out);
    return;
  }
  for (const JsonNode& item : value.items) {
    if (item.is_array()) continue;
    if (item.is_string()) {
      take_texts(item, out);
    } else {
      take_keywords(item, out);
    }
  }
}

void take_identity(const JsonNode& value, Strings& out) {
  Strings found;
  if (value.is_object()) {
    found.emplace_back(value.text_at(value.find("@id") ? "@id" : "url"));
  } else {
    take_first(value, found);
  }
  // "#article" and "_:b0" are names inside one document only.
  if (!found.empty() && !is_blank(found[0]) && !found[0].starts_with('#') && !found[0].starts_with("_:"))
    out.push_back(std::move(found[0]));
}

void take_language(const JsonNode& value, Strings& out) {
  if (value.is_object() && value.find("alternateName")) return take_first(*value.find("alternateName"), out);
  take_first(value, out);
}

void take_text_or_html(const JsonNode& value, Strings& out) {
  Strings texts;
  take_texts(value, texts);
  for (std::string& text : texts) {
    if (!looks_like_html(text)) {
      out.push_back(std::move(text));
      continue;
    }
    for (std::string& paragraph : html_paragraphs(text)) out.push_back(std::move(paragraph));
  }
}

void take_summary(const JsonNode& value, Strings& out) {
  Strings paragraphs;
  take_text_or_html(value, paragraphs);
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  if (!text.empty()) out.push_back(std::move(text));
}

void take_line_or_html(const JsonNode& value, Strings& out) {
  Strings paragraphs;
  take_text_or_html(value, paragraphs);
  if (!paragraphs.empty()) out.push_back(std::move(paragraphs[0]));
}

constexpr std::array kTable{
    JsonMapping{
        "id", {"@id", "url", "mainEntityOfPage"}, take_identity, "no blank nodes, no #fragment alone"},
    JsonMapping{"version", {"version"}, take_first},
    JsonMapping{"updated", {"dateModified"}, take_first},
    JsonMapping{"published", {"datePublished", "dateCreated"}, take_first},
    JsonMapping{"embargoed", {"datePublished"}, take_nothing, "where it is still to come"},
    JsonMapping{"headline", {"headline", "name"}, take_line_or_html},
    JsonMapping{"subheadline", {"alternativeHeadline"}, take_line_or_html},
    JsonMapping{"summary", {"description", "abstract"}, take_summary},
    JsonMapping{"byline", {"author", "creator"}, take_texts, "names"},
    JsonMapping{"dateline", {"dateline", "locationCreated"}, take_location},
    JsonMapping{"source", {"publisher", "provider", "sourceOrganization"}, take_first, "name"},
    JsonMapping{"section", {"articleSection"}, take_texts},
    JsonMapping{"keywords", {"keywords", "about"}, take_nothing, "of other types"},
    JsonMapping{"language", {"inLanguage"}, take_language},
    JsonMapping{"url", {"url", "mainEntityOfPage"}, take_identity},
    JsonMapping{"copyright", {"copyrightNotice", "copyrightHolder"}, take_first},
    JsonMapping{"body", {"articleBody", "text"}, take_text_or_html},
    JsonMapping{"persons", {"about", "mentions"}, take_nothing, "of type Person"},
    JsonMapping{"orgs", {"about", "mentions"}, take_nothing, "of type Organization"},
    JsonMapping{"places", {"contentLocation", "about", "mentions"}, take_nothing, "of type Place"},
    JsonMapping{"extra.genre[]", {"genre"}, take_texts},
    JsonMapping{"extra.located", {"locationCreated"}, take_location},
    JsonMapping{"extra.altIds", {"identifier"}, keep_json},
    JsonMapping{"extra.contentCreated", {"dateCreated"}, take_first},
    JsonMapping{"extra.expires", {"expires"}, take_first},
    JsonMapping{"extra.events[]", {"about", "mentions"}, take_events, "of type Event"},
    JsonMapping{"extra.datesInside[]", {"temporalCoverage"}, take_texts},
    JsonMapping{"extra.copyrightHolder", {"copyrightHolder"}, take_first},
    JsonMapping{"extra.usageTerms", {"license"}, take_identity},
    JsonMapping{"extra.series[]", {"isPartOf"}, take_texts},
    JsonMapping{"extra.page", {"printPage"}, take_first},
    JsonMapping{"extra.edition", {"printEdition"}, take_first},
    JsonMapping{"extra.@type", {"@type"}, keep_json},
    JsonMapping{"extra.@context", {"@context"}, take_nothing},
};

// All objects of a document that carry a type, whatever they stand in.
void collect(const JsonNode& node, std::size_t depth, std::vector<const JsonNode*>& out) {
  if (depth > kDeepest) return;
  if (node.is_array()) {
    for (const JsonNode& item : node.items) collect(item, depth + 1, out);
  } else if (node.is_object()) {
    if (node.find("@type")) out.push_back(&node);
    if (const JsonNode* graph = node.find("@graph")) collect(*graph, depth + 1, out);
    for (const auto key : {"mainEntity"sv, "hasPart"sv, "itemListElement"sv, "item"sv}) {
      if (const JsonNode* part = node.find(key); part && !part->is_string()) collect(*part, depth + 1, out);
    }
  }
}

using Named = std::map<std::string, const JsonNode*, std::less<>>;

// {"@id": x} alone is whatever x is elsewhere.
const JsonNode& what_it_names(const JsonNode& node, const Named& named) {
  if (!node.is_object() || node.items.size() != 1) return node;
  const auto found = named.find(node.text_at("@id"));
  return found == named.end() ? node : *found->second;
}

JsonNode resolved(const JsonNode& article, const Named& named) {
  JsonNode out = article;
  for (JsonNode& value : out.items) {
    if (value.is_array()) {
      for (JsonNode& item : value.items) item = JsonNode(what_it_names(item, named));
    } else {
      value = JsonNode(what_it_names(value, named));
    }
  }
  return out;
}

struct Part {
  std::string_view key;
  std::string_view field;
  void (*take)(const JsonNode& value, Strings& out);
};

void store_embargo(const JsonNode& article, RecordBuilder& builder) {
  Strings texts;
  if (const JsonNode* published = article.find("datePublished")) take_first(*published, texts);
  if (texts.empty()) return;
  const auto moment = parse_moment(texts[0], builder.zone());
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  if (moment && moment->known() && moment->instant > now) builder.set_embargo(texts[0]);
}

}  // namespace

std::span<const JsonMapping> jsonld_mapping() { return kTable; }

std::unique_ptr<Splitter> jsonld_splitter(const Sniffed& sniffed, const Limits& limits) {
  return sniffed.whole ? whole_splitter(sniffed, limits) : json_splitter(sniffed, limits);
}

Strings jsonld_scripts(std::string_view html) {
  const HtmlDocument document(html);
  Strings out;
  for (HtmlNode node = document.root(); node; node = next_in_order(node)) {
    if (element_name(node) == "script" && attribute(node, "type").find("ld+json") != std::string::npos)
      out.push_back(inner_text(node));
  }
  return out;
}

bool has_jsonld_script(std::string_view text) {
  for (std::size_t at = text.find("<script"); at != std::string_view::npos;
       at = text.find("<script", at + 1)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) return false;
    const std::size_t content = text.find_first_not_of(" \t\r\n", end + 1);
    if (text.substr(at, end - at).find("application/ld+json") != std::string_view::npos &&
        content != std::string_view::npos && (text[content] == '{' || text[content] == '['))
      return true;
  }
  return false;
}

std::vector<JsonNode> jsonld_articles(std::span<const std::string> texts, std::size_t* broken) {
  std::vector<JsonNode> roots;
  for (const std::string& text : texts) {
    JsonNode root;
    if (!read_json(text, root)) {
      roots.push_back(std::move(root));
    } else if (broken) {
      ++*broken;
    }
  }
  std::vector<const JsonNode*> things;
  for (const JsonNode& root : roots) collect(root, 0, things);
  Named named;
  for (const JsonNode* thing : things) {
    if (const auto id = thing->text_at("@id"); !id.empty()) named.emplace(id, thing);
  }
  std::vector<JsonNode> out;
  for (const JsonNode* thing : things) {
    if (any_type(*thing, is_article_type)) out.push_back(resolved(*thing, named));
  }
  return out;
}

std::vector<std::string_view> store_jsonld(const JsonNode& article, Unmapped unmapped,
                                           RecordBuilder& builder) {
  auto given = store_mapped(article, kTable, unmapped, builder);
  // Fields that several keys fill together.
  constexpr std::array kParts{
      Part{"keywords", "keywords", take_keywords},
      Part{"about", "keywords", take_keywords},
      Part{"about", "persons", take_persons},
      Part{"about", "orgs", take_orgs},
      Part{"about", "places", take_places},
      Part{"mentions", "persons", take_persons},
      Part{"mentions", "orgs", take_orgs},
      Part{"mentions", "places", take_places},
      Part{"contentLocation", "places", take_location},
  };
  for (const Part& part : kParts) {
    Strings texts;
    if (const JsonNode* value = article.find(part.key)) part.take(*value, texts);
    if (texts.empty()) continue;
    given.push_back(part.field);
    store_field(part.field, std::move(texts), builder);
  }
  store_embargo(article, builder);
  return given;
}

void parse_jsonld(const RawRecord& raw, const ParseOptions& options, std::vector<Outcome>& out) {
  const auto reject = [&](std::string code, std::string reason) {
    out.push_back(Rejection{raw.origin, std::move(code), std::move(reason), cut_raw(raw.bytes), false});
  };
  const std::size_t first = raw.bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const bool json = first != std::string::npos && (raw.bytes[first] == '{' || raw.bytes[first] == '[');
  Strings texts;
  if (json) {
    texts.push_back(raw.bytes);
  } else {
    texts = jsonld_scripts(decode(raw.bytes).text);
    if (texts.empty()) return reject("bad-json", "neither JSON nor a script element of JSON-LD");
  }
  std::size_t broken = 0;
  const std::vector<JsonNode> articles = jsonld_articles(texts, &broken);
  if (broken > 0) {
    JsonNode ignored;
    for (const std::string& text : texts) {
      if (auto fault = read_json(text, ignored)) reject(std::move(fault->code), std::move(fault->reason));
    }
  } else if (articles.empty()) {
    out.push_back(Skipped{raw.origin, "not an article: JSON-LD of other things"});
  }
  for (const JsonNode& article : articles) {
    RecordBuilder builder(options);
    store_jsonld(article, Unmapped::keep, builder);
    out.push_back(std::move(builder).finish(raw.origin, raw.bytes));
  }
}

}  // namespace dateline::readers
