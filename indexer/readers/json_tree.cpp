#include "indexer/readers/json_tree.h"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "indexer/readers/charset.h"
#include "indexer/readers/json_token.h"

namespace dateline::readers {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
using Type = JsonNode::Type;

constexpr std::size_t kDeepest = 256;
constexpr std::size_t kBufferKept = 16 << 20;  // a thread that met a huge record gives its buffers back

error_code build(ondemand::value value, std::size_t depth, JsonNode& out);

error_code build_array(ondemand::value value, std::size_t depth, JsonNode& out) {
  out.type = Type::array;
  ondemand::array array;
  if (const error_code error = value.get_array().get(array)) return error;
  for (auto element : array) {
    ondemand::value inner;
    if (const error_code error = element.get(inner)) return error;
    if (const error_code error = build(inner, depth + 1, out.items.emplace_back())) return error;
  }
  return simdjson::SUCCESS;
}

error_code build_object(ondemand::object object, std::size_t depth, JsonNode& out) {
  out.type = Type::object;
  for (auto entry : object) {
    ondemand::field field;
    if (const error_code error = std::move(entry).get(field)) return error;
    std::string_view key;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    std::string name(key);
    JsonNode node;
    if (const error_code error = build(field.value(), depth + 1, node)) return error;
    out.keys.push_back(std::move(name));
    out.items.push_back(std::move(node));
  }
  return simdjson::SUCCESS;
}

error_code build(ondemand::value value, std::size_t depth, JsonNode& out) {
  if (depth > kDeepest) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::array:
      return build_array(value, depth, out);
    case ondemand::json_type::object: {
      ondemand::object object;
      if (const error_code error = value.get_object().get(object)) return error;
      return build_object(object, depth, out);
    }
    case ondemand::json_type::string: {
      std::string_view text;
      if (const error_code error = value.get_string().get(text)) return error;
      out.type = Type::string;
      out.text = text;
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::number: {
      out.type = Type::number;
      out.text = without_trailing_space(value.raw_json_token());
      if (!is_json_number(out.text)) return simdjson::NUMBER_ERROR;
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::boolean: {
      bool truth = false;
      if (const error_code error = value.get_bool().get(truth)) return error;
      out.type = Type::boolean;
      out.text = truth ? "true" : "false";
      return simdjson::SUCCESS;
    }
    default: {
      bool null = false;
      if (const error_code error = value.is_null().get(null)) return error;
      return null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
  }
}

error_code build_document(ondemand::document& document, JsonNode& root) {
  ondemand::json_type type;
  if (const error_code error = document.type().get(type)) return error;
  if (type != ondemand::json_type::object && type != ondemand::json_type::array)
    return simdjson::INCORRECT_TYPE;
  ondemand::value value;
  if (const error_code error = document.get_value().get(value)) return error;
  return build(value, 0, root);
}

std::string dump(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto at = std::find(keys.begin(), keys.end(), key);
  if (at == keys.end()) return nullptr;
  const JsonNode& node = items[static_cast<std::size_t>(at - keys.begin())];
  return node.is_null() ? nullptr : &node;
}

std::string_view JsonNode::text_at(std::string_view key) const {
  const JsonNode* node = find(key);
  if (!node || (!node->is_string() && node->type != Type::number)) return {};
  return node->text;
}

std::optional<JsonFault> read_json(std::string_view bytes, JsonNode& root) {
  thread_local auto parser = std::make_unique<ondemand::parser>();
  thread_local std::string buffer;
  buffer.clear();
  buffer.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  buffer.assign(bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes);
  if (buffer.find("\\u") != std::string::npos) repair_surrogates(buffer);
  root = JsonNode();
  std::optional<JsonFault> fault;
  {
    ondemand::document document;
    error_code error = parser->iterate(buffer.data(), buffer.size(), buffer.capacity()).get(document);
    if (error == simdjson::UTF8_ERROR) {
      fault = JsonFault{"not-utf8", "not valid UTF-8 at byte " + std::to_string(first_invalid_utf8(bytes)) +
                                        " of the record"};
    } else if (!error) {
      error = build_document(document, root);
      if (!error && document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        error = simdjson::TRAILING_CONTENT;
    }
    if (error && !fault) {
      fault = JsonFault{"bad-json", error == simdjson::INCORRECT_TYPE
                                        ? "the JSON is not what it should be: an object, or a list of objects"
                                        : std::string(simdjson::error_message(error))};
    }
  }
  if (buffer.capacity() > kBufferKept) {
    parser = std::make_unique<ondemand::parser>();
    std::string().swap(buffer);
  }
  return fault;
}

std::string to_json(const JsonNode& node) {
  switch (node.type) {
    case Type::null:
      return "null";
    case Type::boolean:
    case Type::number:
      return node.text;
    case Type::string:
      return to_json(std::string_view(node.text));
    case Type::array:
    case Type::object:
      break;
  }
  std::string out(1, node.is_array() ? '[' : '{');
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += ',';
    if (node.is_object()) out += to_json(std::string_view(node.keys[i])) + ":";
    out += to_json(node.items[i]);
  }
  out += node.is_array() ? ']' : '}';
  return out;
}

std::string to_json(std::string_view text) { return dump(nlohmann::json(text)); }

std::string to_json(const std::vector<std::string>& texts) { return dump(nlohmann::json(texts)); }

}  // namespace dateline::readers
