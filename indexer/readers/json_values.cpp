#include "indexer/readers/json_values.h"

#include "indexer/readers/json_token.h"

namespace dateline::readers {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr std::size_t kDeepest = 256;

error_code check(ondemand::value value, std::size_t depth);

error_code check_scalar(ondemand::value value, ondemand::json_type type) {
  switch (type) {
    case ondemand::json_type::string:
      return value.get_string().error();
    case ondemand::json_type::boolean:
      return value.get_bool().error();
    case ondemand::json_type::number: {
      const std::string_view token = without_trailing_space(value.raw_json_token());
      // Not get_number(): identifiers and versions may be longer than any machine number.
      return is_json_number(token) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
    }
    default: {
      bool null = false;
      if (const error_code error = value.is_null().get(null)) return error;
      return null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
  }
}

// Walks a value to its end; simdjson looks at nothing that is not asked for.
error_code check(ondemand::value value, std::size_t depth) {
  if (depth > kDeepest) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const error_code error = value.get_array().get(array)) return error;
    for (auto element : array) {
      ondemand::value inner;
      if (const error_code error = element.get(inner)) return error;
      if (const error_code error = check(inner, depth + 1)) return error;
    }
    return simdjson::SUCCESS;
  }
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return error;
    for (auto entry : object) {
      ondemand::field field;
      if (const error_code error = std::move(entry).get(field)) return error;
      if (const error_code error = field.unescaped_key().error()) return error;
      if (const error_code error = check(field.value(), depth + 1)) return error;
    }
    return simdjson::SUCCESS;
  }
  return check_scalar(value, type);
}

error_code read_text(ondemand::value value, ondemand::json_type type, bool flag, Texts& out) {
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (const error_code error = value.get_string().get(text)) return error;
    out.texts.emplace_back(text);
    return simdjson::SUCCESS;
  }
  if (type == ondemand::json_type::boolean) {
    bool truth = false;
    if (const error_code error = value.get_bool().get(truth)) return error;
    if (flag) {
      out.texts.emplace_back(truth ? "true" : "false");
    } else {
      out.odd = true;
    }
    return simdjson::SUCCESS;
  }
  if (type == ondemand::json_type::number)
    out.texts.emplace_back(without_trailing_space(value.raw_json_token()));
  return check_scalar(value, type);
}

error_code read(ondemand::value value, bool flag, std::size_t depth, Texts& out) {
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  if (type == ondemand::json_type::array && depth == 0) {
    ondemand::array array;
    if (const error_code error = value.get_array().get(array)) return error;
    for (auto element : array) {
      ondemand::value inner;
      if (const error_code error = element.get(inner)) return error;
      if (const error_code error = read(inner, flag, depth + 1, out)) return error;
    }
    return simdjson::SUCCESS;
  }
  if (type == ondemand::json_type::array) {
    out.odd = true;
    return check(value, depth);
  }
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return error;
    bool named = false;
    for (auto entry : object) {
      ondemand::field field;
      if (const error_code error = std::move(entry).get(field)) return error;
      std::string_view key;
      if (const error_code error = field.unescaped_key().get(key)) return error;
      ondemand::json_type inner;
      if (const error_code error = field.value().type().get(inner)) return error;
      if (key == "name" && !named && inner == ondemand::json_type::string) {
        named = true;
        if (const error_code error = read_text(field.value(), inner, flag, out)) return error;
      } else if (const error_code error = check(field.value(), depth + 1)) {
        return error;
      }
    }
    out.odd = out.odd || !named;
    return simdjson::SUCCESS;
  }
  return read_text(value, type, flag, out);
}

}  // namespace

simdjson::error_code check_value(ondemand::value value) { return check(value, 0); }

simdjson::error_code read_texts(ondemand::value value, bool flag, Texts& out) {
  return read(value, flag, 0, out);
}

}  // namespace dateline::readers
