// A JSON text as a tree, for formats whose meaning is spread over nested objects (ninjs, JSON-LD). Numbers
// stay as they are written; of a key that stands twice the first is taken.
//
//   JsonNode root;
//   if (const auto fault = read_json(bytes, root)) return reject(fault->code, fault->reason);
//   if (const JsonNode* uri = root.find("uri")) builder.set_id(uri->text);
//
// Bounds: 256 levels. Escaped halves of surrogate pairs become U+FFFD. Source: RFC 8259. Any thread; keeps a
// parser's buffers per thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::readers {

struct JsonNode {
  enum class Type { null, boolean, number, string, array, object };
  Type type = Type::null;
  std::string text;               // of a string its characters; of a number or a boolean as it is written
  std::vector<JsonNode> items;    // of an array, and the values of an object
  std::vector<std::string> keys;  // of an object, one for each item

  bool is_string() const { return type == Type::string; }
  bool is_object() const { return type == Type::object; }
  bool is_array() const { return type == Type::array; }
  bool is_null() const { return type == Type::null; }
  // Of an object; nullptr where there is no such key or its value is null.
  const JsonNode* find(std::string_view key) const;
  // The text of a string or a number found under the key; empty otherwise.
  std::string_view text_at(std::string_view key) const;
};

struct JsonFault {
  std::string code;    // "bad-json", "not-utf8"
  std::string reason;  // one sentence
};

std::optional<JsonFault> read_json(std::string_view bytes, JsonNode& root);

// Minified, one line, valid UTF-8.
std::string to_json(const JsonNode& node);
std::string to_json(std::string_view text);                  // a JSON string
std::string to_json(const std::vector<std::string>& texts);  // a list of JSON strings

}  // namespace dateline::readers
