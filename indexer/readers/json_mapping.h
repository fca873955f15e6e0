// How the keys of one JSON format become fields of the article record: a table for each format, one engine
// for all.
//
//   constexpr JsonMapping kTable[] = {{"headline", {"headline", "title"}, take_texts}, ...};
//   store_mapped(object, kTable, Unmapped::keep, builder);
//
// A field is a key of keys.h, or "extra.NAME" or "extra.NAME[]" (a list), with the names of extra_names.h. Of
// several keys in a row the first that says something wins, and all of them count as read. What no row reads
// is looked up in keys.h, and else kept as it is under its own name. Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/json_tree.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {

using Strings = std::vector<std::string>;

struct JsonMapping {
  static constexpr std::size_t kMostKeys = 6;
  std::string_view field;
  std::array<std::string_view, kMostKeys> keys;  // best first; "x_*": every key that starts so; "" ends
  // Adds the texts of one key's value. take_nothing: the reader does it itself; keep_json: kept as JSON
  // (extra only).
  void (*take)(const JsonNode& value, Strings& out);
  std::string_view note = {};  // for the documentation: which part of the value
};

// Of the keys that no row reads: all are kept; only those of keys.h are read; none is.
enum class Unmapped : std::uint8_t { keep, known, drop };

// Returns the fields of the table that were given.
std::vector<std::string_view> store_mapped(const JsonNode& object, std::span<const JsonMapping> table,
                                           Unmapped unmapped, RecordBuilder& builder);

// Stores texts under a key of keys.h, or as JSON: "extra.NAME" the first as a string, "extra.NAME[]" all as a
// list.
void store_field(std::string_view field, Strings texts, RecordBuilder& builder);

// The row of the table for `field`; nullptr where there is none.
const JsonMapping* row_for(std::span<const JsonMapping> table, std::string_view field);

// The table as Markdown, for FORMATS.md.
std::string mapping_table(std::span<const JsonMapping> table);

// The values under a row's keys, best key first, patterns in the order of the object; nulls left out.
std::vector<const JsonNode*> values_of(const JsonNode& object, const JsonMapping& row);

// A text or number; the "name" of an object; of a list all of that. Blank ones are left out.
void take_texts(const JsonNode& value, Strings& out);
void take_first(const JsonNode& value, Strings& out);  // the first of take_texts()
void take_flag(const JsonNode& value, Strings& out);   // the value even where it is blank, true or false
void take_nothing(const JsonNode& value, Strings& out);
void keep_json(const JsonNode& value, Strings& out);

bool is_blank(std::string_view text);

}  // namespace dateline::readers
