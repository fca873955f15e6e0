#include "indexer/readers/rejects.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "indexer/readers/charset.h"

namespace dateline::readers {
namespace {

using Json = nlohmann::ordered_json;

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      out += i + j > bytes.size() ? '=' : kDigits[group >> (18 - 6 * j) & 63U];
    }
  }
  return out;
}

bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == std::string_view::npos; }

void put_name(Json& line, const std::string& key, const std::string& name) {
  line[key] = name;
  if (!is_utf8(name)) line[key + "_base64"] = base64(name);
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
    line["raw_base64"] = base64(rejection.raw);
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::readers
