#include "indexer/readers/xml_mapping.h"

#include <algorithm>
#include <array>

#include "indexer/readers/keys.h"
#include "indexer/readers/layout.h"

namespace dateline::readers {
namespace {

using Strings = std::vector<std::string>;
constexpr std::string_view kExtra = "extra.";
constexpr std::array<std::string_view, 4> kJoined = {"keywords", "persons", "orgs", "places"};

const KeyRow* key_row(std::string_view name) {
  const auto rows = key_rows();
  const auto at =
      std::find_if(rows.begin(), rows.end(), [&](const KeyRow& row) { return row.name() == name; });
  return at == rows.end() ? nullptr : &*at;
}

bool joins(std::string_view field) {
  return std::find(kJoined.begin(), kJoined.end(), field) != kJoined.end();
}

}  // namespace

bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<std::string_view> paths_of(const XmlMapping& row) {
  constexpr std::string_view kOr = " | ";
  std::vector<std::string_view> out;
  for (std::string_view rest = row.from; !rest.empty();) {
    const std::size_t end = rest.find(kOr);
    out.push_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kOr.size());
  }
  return out;
}

Strings XmlMapper::texts_of(const XmlNode& item, const XmlMapping& row, std::string_view path) const {
  const bool above = shared && path.starts_with("..");
  const std::string key = above ? std::string(row.field).append(path) : std::string();
  if (above) {
    if (const auto known = shared->find(key); known != shared->end()) return known->second;
  }
  Strings texts;
  for (const XmlMatch& match : xml_select(item, path == "." ? "" : path)) row.take(*this, match, texts);
  std::erase_if(texts, is_blank_text);
  if (above) shared->emplace(key, texts);
  return texts;
}

void XmlMapper::store(const XmlNode& item, std::span<const XmlMapping> table) {
  for (const XmlMapping& row : table) {
    if (has(row.field) && !joins(row.field)) continue;
    for (const std::string_view path : paths_of(row)) {
      Strings texts = texts_of(item, row, path);
      if (texts.empty()) continue;
      store_field(row.field, std::move(texts), row.as);
      break;
    }
  }
}

void XmlMapper::store_field(std::string_view field, Strings texts, XmlMapping::As as) {
  if (texts.empty()) return;
  given_.insert(field);
  if (!field.starts_with(kExtra)) {
    if (const KeyRow* row = key_row(field)) row->set(builder_, texts);
    return;
  }
  std::string name(field.substr(kExtra.size()));
  switch (as) {
    case XmlMapping::As::text:
      builder_.add_extra_text(std::move(name), std::move(texts[0]));
      break;
    case XmlMapping::As::list:
      builder_.add_extra_list(std::move(name), texts);
      break;
    case XmlMapping::As::json: {
      std::string json;
      for (const std::string& text : texts) json += (json.empty() ? "[" : ",") + text;
      builder_.add_extra(std::move(name), json + "]");
    }
  }
}

void take_line(const XmlMapper&, const XmlMatch& match, Strings& out) { out.push_back(xml_line(match)); }

void take_flag(const XmlMapper&, const XmlMatch& match, Strings& out) {
  std::string line = xml_line(match);
  out.push_back(line.empty() ? "true" : std::move(line));
}

void take_byline(const XmlMapper&, const XmlMatch& match, Strings& out) {
  out.push_back(without_by(xml_line(match)));
}

std::string without_by(std::string line) {
  line.erase(0, std::min(line.find_first_not_of(" \t\r\n"), line.size()));
  if (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by ")) line.erase(0, 3);
  return line;
}

void take_markup(const XmlMapper&, const XmlMatch& match, Strings& out) {
  for (std::string& paragraph : xml_paragraphs(*match.node)) out.push_back(std::move(paragraph));
}

void take_language(const XmlMapper&, const XmlMatch& match, Strings& out) {
  out.emplace_back(match.node->language());
}

std::string mapping_table(std::span<const XmlMapping> table) {
  std::string out = "| field | from | |\n| --- | --- | --- |\n";
  for (const XmlMapping& row : table) {
    out += "| `" + std::string(row.field) + "` | ";
    const auto paths = paths_of(row);
    for (std::size_t i = 0; i < paths.size(); ++i)
      out += (i ? ", else `" : "`") + std::string(paths[i]) + "`";
    out += " | " + std::string(row.note) + " |\n";
  }
  return out;
}

}  // namespace dateline::readers
