#include "common/article_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/json_text.h"
#include "common/time/civil.h"

namespace dateline {
namespace {

constexpr auto kKeys = std::to_array<std::string_view>(
    {"id",      "version",   "updated",   "status",   "embargoed", "published", "date_precision",
     "date_source", "headline", "subheadline", "summary", "byline",  "dateline",  "source",
     "section", "keywords",  "language",  "url",      "copyright", "body",      "persons",
     "orgs",    "places",    "countries", "entities", "dates"});

void append_text(std::string& out, std::string_view key, std::string_view value) {
  append_key(out, key);
  if (value.empty()) {
    out += "null";
  } else {
    append_json_string(out, value);
  }
}

void append_raw(std::string& out, std::string_view key, std::string_view json) {
  append_key(out, key);
  out += json;
}

template <class Values, class Append>
void append_list(std::string& out, std::string_view key, const Values& values, Append append) {
  append_key(out, key);
  out += '[';
  for (const auto& value : values) {
    append_comma(out);
    append(value);
  }
  out += ']';
}

void append_texts(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  append_list(out, key, values, [&](const std::string& value) { append_json_string(out, value); });
}

void append_given(std::string& out, std::string_view key, const Article& article, EntityType type) {
  std::vector<std::string> names;
  for (const Entity& entity : article.entities)
    if (entity.given && entity.type == type) names.push_back(entity.name);
  append_texts(out, key, names);
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += "; ";
    out += value;
  }
  return out;
}

// Slices of a text by code points, with an offset kept for every 64th so that late mentions are not searched from the
// beginning.
class Slices {
 public:
  explicit Slices(std::string text) : text_(std::move(text)) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (is_tail(text_[i])) continue;
      if (count++ % kStep == 0) offsets_.push_back(i);
    }
  }

  std::string_view slice(std::size_t start, std::size_t end) const {
    const std::size_t from = offset(start);
    return std::string_view(text_).substr(from, offset(std::max(start, end)) - from);
  }

 private:
  static constexpr std::size_t kStep = 64;
  static bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

  std::size_t offset(std::size_t code_point) const {
    if (code_point / kStep >= offsets_.size()) return text_.size();
    std::size_t at = offsets_[code_point / kStep];
    for (std::size_t left = code_point % kStep; left > 0 && at < text_.size(); --left) {
      ++at;
      while (at < text_.size() && is_tail(text_[at])) ++at;
    }
    return at;
  }

  std::string text_;
  std::vector<std::size_t> offsets_;
};

// The parts of an article, each made sliceable when a mention first asks for it.
class Parts {
 public:
  explicit Parts(const Article& article) : article_(article) {}

  void append_mention(std::string& out, const Mention& mention) {
    append_member(out, "part", to_text(mention.part));
    append_raw(out, "start", std::to_string(mention.start));
    append_raw(out, "end", std::to_string(mention.end));
  }

  std::string_view text(const Mention& mention) {
    auto& slices = slices_[static_cast<std::size_t>(mention.part)];
    if (!slices) slices.emplace(text_of(mention.part));
    return slices->slice(mention.start, mention.end);
  }

 private:
  std::string text_of(Part part) const {
    switch (part) {
      case Part::headline: return article_.headline;
      case Part::subheadline: return article_.subheadline;
      case Part::summary: return article_.summary;
      case Part::dateline: return article_.dateline;
      case Part::byline: return joined(article_.byline);
      case Part::body: return article_.body;
      case Part::keyword: return joined(article_.keywords);
    }
    return {};
  }

  const Article& article_;
  std::array<std::optional<Slices>, kPartCount> slices_;
};

void append_country(std::string& out, const Country& country) {
  out += '{';
  append_member(out, "code", country.code);
  append_member(out, "name", country.name);
  append_raw(out, "mentions", std::to_string(country.mentions));
  append_raw(out, "about", country.about ? "true" : "false");
  out += '}';
}

void append_entity(std::string& out, const Entity& entity, Parts& parts) {
  out += '{';
  append_member(out, "type", to_text(entity.type));
  append_member(out, "name", entity.name);
  append_raw(out, "given", entity.given ? "true" : "false");
  append_list(out, "mentions", entity.mentions, [&](const Mention& mention) {
    out += '{';
    parts.append_mention(out, mention);
    append_member(out, "text", parts.text(mention));
    out += '}';
  });
  out += '}';
}

void append_date(std::string& out, const MentionedDate& date, Parts& parts) {
  out += '{';
  append_member(out, "text", parts.text(date.mention));
  parts.append_mention(out, date.mention);
  append_text(out, "from", date.resolved ? format_day(date.from) : "");
  append_text(out, "to", date.resolved ? format_day(date.to) : "");
  append_text(out, "precision", date.precision == DatePrecision::unresolved ? "" : to_text(date.precision));
  out += '}';
}

void append_extra(std::string& out, const Article& article) {
  for (const auto& [name, json] : article.extra) {
    const bool taken = std::find(kKeys.begin(), kKeys.end(), name) != kKeys.end();
    const std::size_t start = out.size();
    append_raw(out, taken ? "_" + name : name, json);
    // A line break in JSON text can only be white space between tokens; here it would end the line.
    std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(),
                    [](char c) { return c == '\n' || c == '\r'; }, ' ');
  }
}

}  // namespace

const char* to_text(Status status) {
  switch (status) {
    case Status::usable: return "usable";
    case Status::withheld: return "withheld";
    case Status::canceled: return "canceled";
  }
  return "";
}

const char* to_text(DateSource source) {
  switch (source) {
    case DateSource::none: return "none";
    case DateSource::metadata: return "metadata";
    case DateSource::dateline: return "dateline";
    case DateSource::filename: return "filename";
    case DateSource::directory: return "directory";
    case DateSource::option: return "option";
  }
  return "";
}

const char* to_text(EntityType type) {
  switch (type) {
    case EntityType::person: return "person";
    case EntityType::org: return "org";
    case EntityType::place: return "place";
  }
  return "";
}

const char* to_text(Part part) {
  switch (part) {
    case Part::headline: return "headline";
    case Part::subheadline: return "subheadline";
    case Part::summary: return "summary";
    case Part::dateline: return "dateline";
    case Part::byline: return "byline";
    case Part::body: return "body";
    case Part::keyword: return "keyword";
  }
  return "";
}

const char* to_text(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::unresolved: return "unresolved";
    case DatePrecision::day: return "day";
    case DatePrecision::week: return "week";
    case DatePrecision::month: return "month";
    case DatePrecision::quarter: return "quarter";
    case DatePrecision::season: return "season";
    case DatePrecision::half: return "half";
    case DatePrecision::year: return "year";
    case DatePrecision::decade: return "decade";
    case DatePrecision::century: return "century";
    case DatePrecision::range: return "range";
  }
  return "";
}

std::string mention_text(const Article& article, const Mention& mention) {
  return std::string(Parts(article).text(mention));
}

std::string article_json(const Article& a) {
  Parts parts(a);
  std::string out = "{";
  append_text(out, "id", a.id);
  append_text(out, "version", a.version);
  append_text(out, "updated", a.updated.to_text());
  append_text(out, "status", to_text(a.held_for_doubt && a.status == Status::usable ? Status::withheld : a.status));
  append_text(out, "embargoed", a.embargo_text);
  append_text(out, "published", a.published.to_text());
  append_text(out, "date_precision", to_text(a.published.precision));
  append_text(out, "date_source", to_text(a.date_source));
  append_text(out, "headline", a.headline);
  append_text(out, "subheadline", a.subheadline);
  append_text(out, "summary", a.summary);
  if (a.byline.size() > 1) {
    append_texts(out, "byline", a.byline);
  } else {
    append_text(out, "byline", joined(a.byline));
  }
  append_text(out, "dateline", a.dateline);
  append_text(out, "source", a.source);
  append_text(out, "section", a.section);
  append_texts(out, "keywords", a.keywords);
  append_text(out, "language", a.language);
  append_text(out, "url", a.url);
  append_text(out, "copyright", a.copyright);
  append_text(out, "body", a.body);
  append_given(out, "persons", a, EntityType::person);
  append_given(out, "orgs", a, EntityType::org);
  append_given(out, "places", a, EntityType::place);
  append_list(out, "countries", a.countries, [&](const Country& country) { append_country(out, country); });
  append_list(out, "entities", a.entities, [&](const Entity& entity) { append_entity(out, entity, parts); });
  append_list(out, "dates", a.dates, [&](const MentionedDate& date) { append_date(out, date, parts); });
  append_extra(out, a);
  out += '}';
  return out;
}

}  // namespace dateline
