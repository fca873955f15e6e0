#include "indexer/readers/record_builder.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "common/json_text.h"
#include "common/article_json.h"
#include "common/time/parse_moment.h"
#include "indexer/readers/clean.h"
#include "indexer/readers/layout.h"

namespace dateline::readers {
namespace {


std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

// Short enough for a message.
std::string shown(const std::string& value) {
  return value.size() <= 80 ? "\"" + value + "\"" : "a value of " + std::to_string(value.size()) + " bytes";
}

std::string clean_line(std::string value) {
  clean(value);
  return one_line(value);
}

}  // namespace

std::string cut_raw(std::string_view raw) {
  std::size_t end = std::min(raw.size(), kRawKept);
  // Not in the middle of a character, so that what was UTF-8 stays it.
  while (end < raw.size() && end + 3 > kRawKept && (static_cast<unsigned char>(raw[end]) & 0xC0) == 0x80)
    --end;
  return std::string(raw.substr(0, end));
}

bool RecordBuilder::is_new(char list, const std::string& value) {
  return !value.empty() && seen_.insert(list + value).second;
}

bool RecordBuilder::fits(std::string_view name, std::size_t bytes) {
  if (bytes <= options_.field_bytes) return true;
  if (!too_large_) {
    too_large_ = std::string(name) + " has " + std::to_string(bytes) + " bytes, more than the " +
                 std::to_string(options_.field_bytes) + " allowed of one field";
  }
  return false;
}

void RecordBuilder::notice(std::string code, std::string message) {
  notices_.push_back({std::move(code), std::move(message)});
}

void RecordBuilder::set_id(std::string value) {
  if (fits("id", value.size())) article_.id = std::move(value);
}

void RecordBuilder::set_version(std::string value) {
  if (fits("version", value.size())) article_.version = clean_line(std::move(value));
}

void RecordBuilder::set_updated(const std::string& value) {
  if (const auto moment = parse_moment(value, options_.zone)) {
    article_.updated = *moment;
  } else {
    notice("bad-date", "updated: " + shown(value) + " was not understood: " + moment.error().message);
  }
}

void RecordBuilder::set_published(const std::string& value) {
  if (const auto moment = parse_moment(value, options_.zone)) {
    article_.published = *moment;
    article_.date_source = moment->known() ? DateSource::metadata : DateSource::none;
  } else {
    notice("bad-date", "published: " + shown(value) + " was not understood: " + moment.error().message);
  }
}

// The IPTC's vocabulary writes "stat:usable" and "http://cv.iptc.org/newscodes/pubstatusg2/usable".
void RecordBuilder::set_status(const std::string& value) {
  std::string status = lower_ascii(one_line(value));
  status.erase(0, status.find_last_of(":/") + 1);
  if (status == "usable") {
    article_.status = Status::usable;
  } else if (status == "withheld") {
    article_.status = Status::withheld;
  } else if (status == "canceled" || status == "cancelled") {
    article_.status = Status::canceled;
  } else {
    article_.held_for_doubt = true;
    notice("unknown-status",
           "status " + shown(value) + " is none of usable, withheld, canceled: the article is held");
  }
}

void RecordBuilder::set_embargo(const std::string& value) {
  const std::string text = one_line(value);
  if (text == "false") return;
  article_.has_embargo = true;
  article_.embargo_text = text;
  article_.embargo_until = std::numeric_limits<std::int64_t>::max();
  if (text.empty() || text == "true") return;
  const auto moment = parse_moment(text, options_.zone);
  if (moment && moment->known()) {
    article_.embargo_until = moment->instant;
  } else {
    article_.held_for_doubt = true;
    notice("bad-embargo", "embargo " + shown(value) + " was not understood: the article is held");
  }
}

void RecordBuilder::set_headline(std::string value) { set_line(&Article::headline, std::move(value)); }

void RecordBuilder::set_line(std::string Article::*field, std::string value) {
  if (fits("a field", value.size())) article_.*field = clean_line(std::move(value));
}

void RecordBuilder::set_text(std::string Article::*field, std::string value) {
  if (!fits("a field", value.size())) return;
  clean(value);
  article_.*field = lay_out(value, Layout::record);
}

void RecordBuilder::set_body(std::span<std::string> paragraphs) {
  std::string body;
  for (std::string& paragraph : paragraphs) {
    if (!fits("body", body.size() + paragraph.size())) return;
    if (body.empty()) {
      body = std::move(paragraph);
    } else {
      body += "\n\n" + paragraph;
    }
  }
  clean(body);
  article_.body = lay_out(body, Layout::record);
}

void RecordBuilder::set_section(std::span<std::string> values) {
  article_.section.clear();
  for (std::string& value : values) {
    if (!fits("section", value.size())) return;
    std::string name = clean_line(std::move(value));
    if (article_.section.empty()) {
      article_.section = std::move(name);
    } else {
      more_keywords_.push_back(std::move(name));
    }
  }
}

void RecordBuilder::set_list(std::vector<std::string> Article::*list, std::span<std::string> values) {
  for (std::string& value : values) {
    if (!fits("a list's entry", value.size())) return;
    std::string line = clean_line(std::move(value));
    if (is_new(list == &Article::byline ? 'b' : 'k', line)) (article_.*list).push_back(std::move(line));
  }
}

void RecordBuilder::add_entities(EntityType type, std::span<std::string> names) {
  for (std::string& given : names) {
    if (!fits("a name", given.size())) return;
    Entity entity;
    entity.type = type;
    entity.name = clean_line(std::move(given));
    entity.given = true;
    const char list = type == EntityType::person ? 'p' : type == EntityType::org ? 'o' : 'l';
    if (is_new(list, entity.name)) article_.entities.push_back(std::move(entity));
  }
}

void RecordBuilder::set_archive_state(std::span<std::string> values) {
  constexpr std::string_view kDateSource = "date-source=";
  constexpr std::string_view kExtra = "extra=";
  for (const std::string& value : values) {
    const std::string_view text = value;
    if (text == "headline-derived") article_.headline_derived = true;
    if (text == "language-detected") article_.language_detected = !article_.language.empty();
    if (text == "corrected") article_.corrected = true;
    if (text == "in-doubt") article_.held_for_doubt = true;
    if (text == "id-derived") article_.id_is_derived = true;
    if (text.starts_with(kDateSource)) set_date_source(text.substr(kDateSource.size()));
    const std::size_t equals = text.find('=', kExtra.size());
    if (text.starts_with(kExtra) && equals != std::string_view::npos) {
      add_extra(std::string(text.substr(kExtra.size(), equals - kExtra.size())), std::string(text.substr(equals + 1)));
    }
  }
}

void RecordBuilder::set_date_source(std::string_view name) {
  constexpr DateSource kAll[] = {DateSource::metadata, DateSource::dateline, DateSource::filename, DateSource::directory,
                                 DateSource::option};
  if (name == to_text(DateSource::none)) {
    article_.published = {};
    article_.date_source = DateSource::none;
    article_.undated = true;
  }
  for (const DateSource source : kAll)
    if (name == to_text(source) && article_.published.known()) article_.date_source = source;
}

void RecordBuilder::add_extra(std::string key, std::string json) {
  if (fits("a field", key.size() + json.size())) article_.extra.emplace_back(std::move(key), std::move(json));
}

void RecordBuilder::add_extra_text(std::string key, std::string value) {
  const std::string line = clean_line(std::move(value));
  if (line.empty()) return;
  std::string json;
  append_json_string(json, line);
  add_extra(std::move(key), std::move(json));
}

void RecordBuilder::add_extra_list(std::string key, std::span<std::string> values) {
  std::string json = "[";
  for (std::string& value : values) {
    const std::string line = clean_line(std::move(value));
    if (line.empty()) continue;
    append_comma(json);
    append_json_string(json, line);
  }
  if (json != "[") add_extra(std::move(key), json + "]");
}

Outcome RecordBuilder::finish(const Origin& origin, std::string_view raw) && {
  const auto reject = [&](std::string code, std::string reason) {
    return Rejection{origin, std::move(code), std::move(reason), cut_raw(raw), false};
  };
  if (too_large_) return reject("field-too-large", *too_large_);
  for (std::string& keyword : more_keywords_) {
    if (is_new('k', keyword)) article_.keywords.push_back(std::move(keyword));
  }
  const bool has_text = !article_.headline.empty() || !article_.body.empty();
  if (article_.status != Status::usable) {
    if (article_.id.empty()) {
      return reject("no-id", std::string("a ") +
                                 (article_.status == Status::canceled ? "canceled" : "withheld") +
                                 " record needs an id, to say which article is meant");
    }
  } else if (!has_text && (article_.id.empty() || !article_.held_for_doubt)) {
    return reject("no-text", "neither headline nor body");
  }
  if (article_.held_for_doubt && article_.status == Status::usable) article_.status = Status::withheld;
  // Persons, organisations, places, whatever order a format has them in: a record that lists them by type is the same.
  std::stable_sort(article_.entities.begin(), article_.entities.end(),
                   [](const Entity& a, const Entity& b) { return a.type < b.type; });
  if (article_.source.empty()) article_.source = options_.source;
  if (!options_.language.empty()) article_.language = options_.language;
  return Parsed{std::move(article_), origin, std::move(notices_)};
}

}  // namespace dateline::readers
