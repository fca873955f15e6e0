// JSON for reports: keys in the order in which they were set, text that is no UTF-8 made so.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline::cli {

using Json = nlohmann::ordered_json;

inline std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace dateline::cli
