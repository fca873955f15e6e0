#include "common/archive/record_json.h"

#include <simdjson.h>

#include "common/json_text.h"

namespace dateline::archive {
namespace {

void append_number(std::string& out, std::int64_t value) {
  append_comma(out);
  out += std::to_string(value);
}

void append_text(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) append_member(out, key, value);
}

void append_list(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  append_key(out, key);
  out += '[';
  for (const std::string& value : values) {
    append_comma(out);
    append_json_string(out, value);
  }
  out += ']';
}

void append_moment(std::string& out, std::string_view key, const Moment& moment) {
  if (!moment.known()) return;
  append_key(out, key);
  out += '[';
  append_number(out, static_cast<int>(moment.precision));
  append_number(out, moment.first);
  append_number(out, moment.last);
  append_number(out, moment.instant);
  append_number(out, moment.offset);
  out += ']';
}

void append_flag(std::string& out, std::string_view key, bool value) {
  if (!value) return;
  append_key(out, key);
  out += "true";
}

void append_mention(std::string& out, const Mention& mention) {
  append_number(out, static_cast<int>(mention.part));
  append_number(out, mention.start);
  append_number(out, mention.end);
}

void append_entities(std::string& out, const std::vector<Entity>& entities) {
  if (entities.empty()) return;
  append_key(out, "_entities");
  out += '[';
  for (const Entity& entity : entities) {
    append_comma(out);
    out += '[';
    append_number(out, static_cast<int>(entity.type));
    append_number(out, entity.given ? 1 : 0);
    append_comma(out);
    append_json_string(out, entity.name);
    append_comma(out);
    out += '[';
    for (const Mention& mention : entity.mentions) {
      append_comma(out);
      out += '[';
      append_mention(out, mention);
      out += ']';
    }
    out += "]]";
  }
  out += ']';
}

void append_countries(std::string& out, const std::vector<Country>& countries) {
  if (countries.empty()) return;
  append_key(out, "_countries");
  out += '[';
  for (const Country& country : countries) {
    append_comma(out);
    out += '[';
    append_json_string(out, country.code);
    append_comma(out);
    append_json_string(out, country.name);
    append_number(out, country.mentions);
    append_number(out, country.about ? 1 : 0);
    out += ']';
  }
  out += ']';
}

void append_dates(std::string& out, const std::vector<MentionedDate>& dates) {
  if (dates.empty()) return;
  append_key(out, "_dates");
  out += '[';
  for (const MentionedDate& date : dates) {
    append_comma(out);
    out += '[';
    append_mention(out, date.mention);
    append_number(out, date.resolved ? 1 : 0);
    append_number(out, date.from);
    append_number(out, date.to);
    append_number(out, static_cast<int>(date.precision));
    out += ']';
  }
  out += ']';
}

using Element = simdjson::dom::element;
using Array = simdjson::dom::array;

std::string text_of(const Element& value) {
  std::string_view out;
  return value.get(out) == simdjson::SUCCESS ? std::string(out) : std::string();
}

std::int64_t number_of(const Element& value) {
  std::int64_t out = 0;
  return value.get(out) == simdjson::SUCCESS ? out : 0;
}

std::vector<std::string> list_of(const Element& value) {
  std::vector<std::string> out;
  Array array;
  if (value.get(array) == simdjson::SUCCESS)
    for (const Element item : array) out.push_back(text_of(item));
  return out;
}

std::vector<Element> items_of(const Element& value) {
  std::vector<Element> out;
  Array array;
  if (value.get(array) == simdjson::SUCCESS) out.assign(array.begin(), array.end());
  return out;
}

Moment moment_of(const Element& value) {
  const auto items = items_of(value);
  Moment moment;
  if (items.size() != 5) return moment;
  moment.precision = static_cast<Precision>(number_of(items[0]));
  moment.first = static_cast<Day>(number_of(items[1]));
  moment.last = static_cast<Day>(number_of(items[2]));
  moment.instant = number_of(items[3]);
  moment.offset = static_cast<std::int32_t>(number_of(items[4]));
  return moment;
}

Mention mention_of(const std::vector<Element>& items) {
  const auto part = number_of(items[0]);
  return {static_cast<Part>(part >= 0 && part < static_cast<int>(kPartCount) ? part : 0),
          static_cast<std::uint32_t>(number_of(items[1])), static_cast<std::uint32_t>(number_of(items[2]))};
}

void read_entities(const Element& value, Article& article) {
  for (const Element& row : items_of(value)) {
    const auto items = items_of(row);
    if (items.size() != 4) continue;
    Entity entity;
    entity.type = static_cast<EntityType>(number_of(items[0]));
    entity.given = number_of(items[1]) != 0;
    entity.name = text_of(items[2]);
    for (const Element& mention : items_of(items[3])) {
      const auto fields = items_of(mention);
      if (fields.size() == 3) entity.mentions.push_back(mention_of(fields));
    }
    article.entities.push_back(std::move(entity));
  }
}

void read_countries(const Element& value, Article& article) {
  for (const Element& row : items_of(value)) {
    const auto items = items_of(row);
    if (items.size() != 4) continue;
    article.countries.push_back({text_of(items[0]), text_of(items[1]), static_cast<std::uint32_t>(number_of(items[2])),
                                 number_of(items[3]) != 0});
  }
}

void read_dates(const Element& value, Article& article) {
  for (const Element& row : items_of(value)) {
    const auto items = items_of(row);
    if (items.size() != 7) continue;
    article.dates.push_back({mention_of(items), number_of(items[3]) != 0, static_cast<Day>(number_of(items[4])),
                             static_cast<Day>(number_of(items[5])), static_cast<DatePrecision>(number_of(items[6]))});
  }
}

void read_member(std::string_view key, const Element& value, Article& a) {
  if (key == "id") a.id = text_of(value);
  else if (key == "version") a.version = text_of(value);
  else if (key == "_updated") a.updated = moment_of(value);
  else if (key == "status") a.status = text_of(value) == "withheld" ? Status::withheld : Status::usable;
  else if (key == "_held") a.held_for_doubt = true;
  else if (key == "_embargo") a.has_embargo = true, a.embargo_until = number_of(value);
  else if (key == "embargoed") a.embargo_text = text_of(value);
  else if (key == "_published") a.published = moment_of(value);
  else if (key == "_date_source") a.date_source = static_cast<DateSource>(number_of(value));
  else if (key == "headline") a.headline = text_of(value);
  else if (key == "_headline_derived") a.headline_derived = true;
  else if (key == "subheadline") a.subheadline = text_of(value);
  else if (key == "summary") a.summary = text_of(value);
  else if (key == "byline") a.byline = list_of(value);
  else if (key == "dateline") a.dateline = text_of(value);
  else if (key == "source") a.source = text_of(value);
  else if (key == "section") a.section = text_of(value);
  else if (key == "keywords") a.keywords = list_of(value);
  else if (key == "language") a.language = text_of(value);
  else if (key == "_language_detected") a.language_detected = true;
  else if (key == "url") a.url = text_of(value);
  else if (key == "copyright") a.copyright = text_of(value);
  else if (key == "body") a.body = text_of(value);
  else if (key == "_entities") read_entities(value, a);
  else if (key == "_countries") read_countries(value, a);
  else if (key == "_dates") read_dates(value, a);
  else if (key == "_extra") {
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return;
    for (const auto field : object) a.extra.emplace_back(std::string(field.key), simdjson::minify(field.value));
  }
}

}  // namespace

void append_record(std::string& out, const Article& a) {
  out += '{';
  append_text(out, "id", a.id);
  append_text(out, "version", a.version);
  append_moment(out, "_updated", a.updated);
  if (a.status == Status::withheld) append_member(out, "status", "withheld");
  append_flag(out, "_held", a.held_for_doubt);
  if (a.has_embargo) {
    append_key(out, "_embargo");
    out += std::to_string(a.embargo_until);
    append_member(out, "embargoed", a.embargo_text);
  }
  append_moment(out, "_published", a.published);
  if (a.date_source != DateSource::none) {
    append_key(out, "_date_source");
    out += std::to_string(static_cast<int>(a.date_source));
  }
  append_text(out, "headline", a.headline);
  append_flag(out, "_headline_derived", a.headline_derived);
  append_text(out, "subheadline", a.subheadline);
  append_text(out, "summary", a.summary);
  append_list(out, "byline", a.byline);
  append_text(out, "dateline", a.dateline);
  append_text(out, "source", a.source);
  append_text(out, "section", a.section);
  append_list(out, "keywords", a.keywords);
  append_text(out, "language", a.language);
  append_flag(out, "_language_detected", a.language_detected);
  append_text(out, "url", a.url);
  append_text(out, "copyright", a.copyright);
  append_text(out, "body", a.body);
  if (!a.extra.empty()) {
    append_key(out, "_extra");
    out += '{';
    for (const auto& [key, value] : a.extra) {
      append_key(out, key);
      out += value;
    }
    out += '}';
  }
  append_entities(out, a.entities);
  append_countries(out, a.countries);
  append_dates(out, a.dates);
  out += '}';
}

struct RecordParser::Impl {
  simdjson::dom::parser parser;
};

RecordParser::RecordParser() : impl_(std::make_unique<Impl>()) {}
RecordParser::~RecordParser() = default;

Result<Article> RecordParser::parse(std::string_view json) {
  simdjson::dom::object object;
  const auto error = impl_->parser.parse(json.data(), json.size()).get(object);
  if (error != simdjson::SUCCESS) {
    return fail(ErrorKind::damaged, "damaged-record", std::string("a stored record is no JSON object: ") +
                simdjson::error_message(error), "run dateline-index check");
  }
  Article article;
  for (const auto field : object) read_member(field.key, field.value, article);
  return article;
}

}  // namespace dateline::archive
