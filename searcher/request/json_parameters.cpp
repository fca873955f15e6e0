#include "searcher/request/json_parameters.h"

#include <simdjson.h>

#include <string>

namespace dateline {
namespace {

using simdjson::dom::element_type;

tl::unexpected<ParameterError> bad_value(std::string_view name, std::string what) {
  return bad_parameter(name, "bad-value", std::string(name) + " cannot be " + std::move(what),
                       "a text, a number, true, false, or a list of such");
}

Asked<void> add(std::vector<Parameter>& out, const std::string& name, const simdjson::dom::element& value) {
  switch (value.type()) {
    case element_type::STRING: {
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS) return bad_value(name, "that");
      if (text.find('\0') != std::string_view::npos) return bad_value(name, "a text with a NUL in it");
      out.emplace_back(name, text);
      return {};
    }
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      out.emplace_back(name, simdjson::minify(value));
      return {};
    case element_type::BOOL: {
      bool flag = false;
      if (value.get(flag) != simdjson::SUCCESS) return bad_value(name, "that");
      out.emplace_back(name, flag ? "1" : "0");
      return {};
    }
    case element_type::NULL_VALUE:
      return {};
    default:
      return bad_value(name, value.is_object() ? "an object" : "a list in a list");
  }
}

Asked<void> add_all(std::vector<Parameter>& out, const std::string& name, const simdjson::dom::element& value) {
  simdjson::dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return add(out, name, value);
  for (const simdjson::dom::element one : list)
    if (auto done = add(out, name, one); !done) return done;
  return {};
}

Asked<void> add_filters(std::vector<Parameter>& out, const simdjson::dom::element& value) {
  if (value.is_null()) return {};
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) {
    return bad_parameter("filters", "bad-value", "filters can only be an object",
                         "{\"person\": \"Vladimir Putin\", \"place.not\": [\"Aleppo\"]}");
  }
  for (const auto& [facet, chosen] : object)
    if (auto done = add_all(out, "f." + std::string(facet), chosen); !done) return done;
  return {};
}

}  // namespace

Asked<std::vector<Parameter>> json_parameters(std::string_view text) {
  if (text.size() > kMostRequestBytes) {
    return bad_parameter("", "request-too-large", "the request has " + std::to_string(text.size()) + " bytes",
                         "at most " + std::to_string(kMostRequestBytes));
  }
  std::vector<Parameter> out;
  if (text.empty()) return out;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto failed = parser.parse(text.data(), text.size()).get(root)) {
    return bad_parameter("", "bad-json", std::string("the request is not JSON: ") + simdjson::error_message(failed),
                         "a JSON object in UTF-8: {\"q\": \"syria\"}");
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS)
    return bad_parameter("", "bad-json", "the request is not a JSON object", "for example {\"q\": \"syria\"}");
  for (const auto& [key, value] : object) {
    const std::string name = key == "facets" ? "facet" : std::string(key);
    auto done = name == "filters" ? add_filters(out, value) : add_all(out, name, value);
    if (!done) return tl::unexpected(done.error());
  }
  return out;
}

}  // namespace dateline
