#include "indexer/cli/export_record.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article_json.h"
#include "common/json_text.h"
#include "indexer/readers/keys.h"
#include "indexer/store/prepare.h"

namespace dateline::cli {
namespace {

void put(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) append_member(out, key, value);
}

void put_list(std::string& out, std::string_view key, const std::vector<std::string>& values, bool even_empty = false) {
  if (values.empty() && !even_empty) return;
  append_key(out, key);
  out += '[';
  for (const std::string& value : values) {
    append_comma(out);
    append_json_string(out, value);
  }
  out += ']';
}

// A list of one text is read as several parted by commas, a list of two is not: an empty second one keeps it whole.
std::vector<std::string> kept_whole(std::vector<std::string> values) {
  if (values.size() == 1 && values[0].find_first_of(",;") != std::string::npos) values.emplace_back();
  return values;
}

std::vector<std::string> given(const Article& article, EntityType type) {
  std::vector<std::string> out;
  for (const Entity& entity : article.entities)
    if (entity.given && entity.type == type) out.push_back(entity.name);
  return out;
}

// How many of the record's unknown keys can stand under their own names: those before the first that would be read as a
// known one. The order of all is kept.
std::size_t plain_extras(const Article& article) {
  const auto reads_as_known = [](const auto& extra) { return readers::find_keys(extra.first)[0].row != nullptr; };
  return static_cast<std::size_t>(std::find_if(article.extra.begin(), article.extra.end(), reads_as_known) -
                                  article.extra.begin());
}

// `extras_from`: the first of the unknown keys that have no place elsewhere.
std::vector<std::string> state_of(const Article& a, const ExportState& state, std::size_t extras_from) {
  std::vector<std::string> out;
  if (a.date_source != DateSource::metadata) out.push_back(std::string("date-source=") + to_text(a.date_source));
  if (a.headline_derived) out.emplace_back("headline-derived");
  if (a.language_detected) out.emplace_back("language-detected");
  if (a.id.ends_with(store::derived_id(a))) out.emplace_back("id-derived");
  if (state.corrected) out.emplace_back("corrected");
  if (a.held_for_doubt) out.emplace_back("in-doubt");
  for (std::size_t i = extras_from; i < a.extra.size(); ++i) {
    out.push_back("extra=" + a.extra[i].first + "=" + a.extra[i].second);
  }
  return out;
}

// A list of objects under a key, written only where there is any; one whose last member says nothing is left out.
class Objects {
 public:
  Objects(std::string& out, std::string_view key) : out_(out), key_(key) {}
  void add(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
    if (std::prev(members.end())->second.empty()) return;
    if (!begun_) {
      append_key(out_, key_);
      out_ += '[';
      begun_ = true;
    }
    append_comma(out_);
    out_ += '{';
    for (const auto& [name, value] : members) append_member(out_, name, value);
    out_ += '}';
  }
  void end() {
    if (begun_) out_ += ']';
  }

 private:
  std::string& out_;
  std::string_view key_;
  bool begun_ = false;
};

void put_names(std::string& out, std::string_view key, const std::vector<std::string>& names) {
  Objects list(out, key);
  for (const std::string& name : names) list.add({{"name", name}});
  list.end();
}

void put_embargo(std::string& out, std::string_view key, const Article& article) {
  if (!article.has_embargo) return;
  append_member(out, key, article.embargo_text);  // as it was given, also where that is nothing
}

}  // namespace

std::string export_jsonl(const Article& a, const ExportState& state) {
  std::string out = "{";
  put(out, "id", a.id);
  put(out, "version", a.version);
  put(out, "updated", a.updated.to_text());
  if (a.status != Status::usable) put(out, "status", to_text(a.status));
  put_embargo(out, "embargoed", a);
  put(out, "published", a.published.to_text());
  put(out, "headline", a.headline);
  put(out, "subheadline", a.subheadline);
  put(out, "summary", a.summary);
  put_list(out, "byline", a.byline);
  put(out, "dateline", a.dateline);
  put(out, "source", a.source);
  put(out, "section", a.section);
  put_list(out, "keywords", kept_whole(a.keywords));
  put(out, "language", a.language);
  put(out, "url", a.url);
  put(out, "copyright", a.copyright);
  put(out, "body", a.body);
  put_list(out, "persons", given(a, EntityType::person));
  put_list(out, "orgs", given(a, EntityType::org));
  put_list(out, "places", given(a, EntityType::place));
  const std::size_t plain = plain_extras(a);
  for (std::size_t i = 0; i < plain; ++i) {
    append_key(out, a.extra[i].first);
    out += a.extra[i].second;
  }
  put_list(out, readers::kArchiveStateKey, state_of(a, state, plain));
  return out + "}";
}

std::string export_ninjs(const Article& a, const ExportState& state) {
  std::string out = "{";
  put(out, "uri", a.id);
  put(out, "type", "text");
  put(out, "version", a.version);
  put(out, "versionCreated", a.updated.to_text());
  put(out, "firstCreated", a.published.to_text());
  put(out, "pubStatus", to_text(a.status));
  put_embargo(out, "embargoed", a);
  put(out, "language", a.language);
  Objects headlines(out, "headlines");
  headlines.add({{"role", "main"}, {"value", a.headline}});
  headlines.add({{"role", "sub"}, {"value", a.subheadline}});
  headlines.end();
  Objects descriptions(out, "descriptions");
  descriptions.add({{"role", "summary"}, {"contentType", "text/plain"}, {"value", a.summary}});
  descriptions.end();
  Objects bodies(out, "bodies");
  bodies.add({{"role", "main"}, {"contentType", "text/plain"}, {"value", a.body}});
  bodies.end();
  if (a.byline.size() == 1) put(out, "by", a.byline.front());  // a single text there
  else put_list(out, "byline", a.byline);
  put(out, "located", a.dateline);
  Objects sources(out, "infoSources");
  sources.add({{"role", "originator"}, {"name", a.source}});
  sources.end();
  put_names(out, "subjects", a.keywords);
  put_names(out, "people", given(a, EntityType::person));
  put_names(out, "organisations", given(a, EntityType::org));
  put_names(out, "places", given(a, EntityType::place));
  put(out, "copyrightNotice", a.copyright);
  // ninjs has no place for these; its reader knows the article record's keys, too.
  put(out, "section", a.section);
  put(out, "url", a.url);
  put_list(out, readers::kArchiveStateKey, state_of(a, state, 0), true);
  return out + "}";
}

std::string export_kill(const std::string& id, const std::string& version, bool ninjs) {
  std::string out = "{";
  put(out, ninjs ? "uri" : "id", id);
  put(out, "version", version);
  put(out, ninjs ? "pubStatus" : "status", "canceled");
  return out + "}";
}

}  // namespace dateline::cli
