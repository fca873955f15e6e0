#include "indexer/readers/rejects.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "common/base64.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/record_builder.h"

namespace dateline::readers {
namespace {

using Json = nlohmann::ordered_json;

bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == std::string_view::npos; }

void put_name(Json& line, const std::string& key, const std::string& name) {
  line[key] = name;
  if (!is_utf8(name)) line[key + "_base64"] = to_base64(name);
}

}  // namespace

std::string to_json_line(const Rejection& rejection) {
  Json line;
  put_name(line, "path", rejection.origin.path);
  put_name(line, "member", rejection.origin.member);
  line["record"] = rejection.origin.record;
  line["offset"] = rejection.origin.byte_offset;
  line["code"] = rejection.code;
  line["reason"] = rejection.reason;
  if (is_utf8(rejection.raw)) {
    line["raw"] = rejection.raw;
  } else {
    line["raw_base64"] = to_base64(rejection.raw);
  }
  if (rejection.raw.size() + 3 >= kRawKept) line["raw_cut"] = true;
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::readers
