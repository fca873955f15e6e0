#include "indexer/readers/json_mapping.h"

#include <algorithm>

#include "indexer/readers/keys.h"

namespace dateline::readers {
namespace {

constexpr std::string_view kExtra = "extra.";
constexpr std::string_view kList = "[]";

bool key_fits(std::string_view key, std::string_view pattern) {
  if (pattern.ends_with('*')) return key.starts_with(pattern.substr(0, pattern.size() - 1));
  return key == pattern;
}

const KeyRow* key_row(std::string_view name) {
  const auto rows = key_rows();
  const auto at =
      std::find_if(rows.begin(), rows.end(), [&](const KeyRow& row) { return row.name() == name; });
  return at == rows.end() ? nullptr : &*at;
}

// The fields that were given, so that keys of keys.h do not overwrite them.
using Given = std::vector<std::string_view>;

bool store_row(const JsonNode& object, const JsonMapping& row, RecordBuilder& builder) {
  for (const JsonNode* value : values_of(object, row)) {
    Strings texts;
    row.take(*value, texts);
    if (texts.empty()) continue;
    if (row.take == keep_json) {
      builder.add_extra(std::string(row.field.substr(kExtra.size())), std::move(texts[0]));
    } else {
      store_field(row.field, std::move(texts), builder);
    }
    return true;
  }
  return false;
}

// By the key's spelling in keys.h; false where it is none, or its field was given by a better key.
bool store_by_name(const JsonNode& object, std::size_t at, Given& given, RecordBuilder& builder) {
  for (const KeyMatch& match : find_keys(object.keys[at])) {
    if (!match.row || std::find(given.begin(), given.end(), match.row->name()) != given.end()) continue;
    Strings texts;
    (match.row->shape == Shape::flag ? take_flag : take_texts)(object.items[at], texts);
    if (texts.empty()) continue;
    given.push_back(match.row->name());
    match.row->set(builder, texts);
    return true;
  }
  return false;
}

}  // namespace

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void take_texts(const JsonNode& value, Strings& out) {
  switch (value.type) {
    case JsonNode::Type::string:
    case JsonNode::Type::number:
      if (!is_blank(value.text)) out.push_back(value.text);
      break;
    case JsonNode::Type::object:
      if (const JsonNode* name = value.find("name"); name && name->is_string()) take_texts(*name, out);
      break;
    case JsonNode::Type::array:
      for (const JsonNode& item : value.items) {
        if (!item.is_array()) take_texts(item, out);
      }
      break;
    default:
      break;
  }
}

void take_first(const JsonNode& value, Strings& out) {
  Strings all;
  take_texts(value, all);
  if (!all.empty()) out.push_back(std::move(all[0]));
}

void take_flag(const JsonNode& value, Strings& out) {
  if (!value.is_null() && !value.is_object() && !value.is_array()) out.push_back(value.text);
}

void take_nothing(const JsonNode&, Strings&) {}

void keep_json(const JsonNode& value, Strings& out) { out.push_back(to_json(value)); }

const JsonMapping* row_for(std::span<const JsonMapping> table, std::string_view field) {
  const auto at =
      std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.field == field; });
  return at == table.end() ? nullptr : &*at;
}

std::vector<const JsonNode*> values_of(const JsonNode& object, const JsonMapping& row) {
  std::vector<const JsonNode*> out;
  for (const std::string_view pattern : row.keys) {
    if (pattern.empty()) break;
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
      const JsonNode* value = &object.items[i];
      const bool known = std::find(out.begin(), out.end(), value) != out.end();
      if (!value->is_null() && !known && key_fits(object.keys[i], pattern)) out.push_back(value);
    }
  }
  return out;
}

std::string mapping_table(std::span<const JsonMapping> table) {
  std::string out = "| field | from | |\n| --- | --- | --- |\n";
  for (const JsonMapping& row : table) {
    std::string_view field = row.field;
    if (field.ends_with(kList)) field.remove_suffix(kList.size());
    out += "| `" + std::string(field) + "` | ";
    for (std::size_t i = 0; i < row.keys.size() && !row.keys[i].empty(); ++i)
      out += (i > 0 ? ", else `" : "`") + std::string(row.keys[i]) + "`";
    out += " | " + std::string(row.note) + " |\n";
  }
  return out;
}

void store_field(std::string_view field, Strings texts, RecordBuilder& builder) {
  if (texts.empty()) return;
  if (field.starts_with(kExtra)) {
    std::string_view name = field.substr(kExtra.size());
    const bool list = name.ends_with(kList);
    if (list) name.remove_suffix(kList.size());
    builder.add_extra(std::string(name), list ? to_json(texts) : to_json(std::string_view(texts[0])));
  } else if (const KeyRow* row = key_row(field)) {
    row->set(builder, texts);
  }
}

std::vector<std::string_view> store_mapped(const JsonNode& object, std::span<const JsonMapping> table,
                                           Unmapped unmapped, RecordBuilder& builder) {
  Given given;   // for keys of keys.h
  Given stored;  // by the table
  std::vector<bool> read(object.keys.size(), false);
  for (const JsonMapping& row : table) {
    const bool done = store_row(object, row, builder);
    if (done) stored.push_back(row.field);
    if (done || row.take == take_nothing) given.push_back(row.field);
    for (const std::string_view pattern : row.keys) {
      for (std::size_t i = 0; i < read.size() && !pattern.empty(); ++i) {
        read[i] = read[i] || key_fits(object.keys[i], pattern);
      }
    }
  }
  if (unmapped == Unmapped::drop) return stored;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const auto first =
        std::find(object.keys.begin(), object.keys.end(), object.keys[i]) - object.keys.begin();
    if (read[i] || object.items[i].is_null() || static_cast<std::size_t>(first) != i) continue;
    if (!store_by_name(object, i, given, builder) && unmapped == Unmapped::keep)
      builder.add_extra(object.keys[i], to_json(object.items[i]));
  }
  return stored;
}

}  // namespace dateline::readers
