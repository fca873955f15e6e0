// Any bytes as one JSON record: one outcome, never a crash; what is taken is valid UTF-8, and what is kept
// unread is valid JSON of one line.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "indexer/readers/charset.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/rejects.h"

using namespace dateline::readers;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == std::string_view::npos; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  RawRecord raw;
  raw.format = Format::jsonl;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto outcomes = parse(raw, {});
  require(outcomes.size() == 1);
  if (const auto* rejection = std::get_if<Rejection>(&outcomes[0])) {
    require(!rejection->code.empty() && !rejection->reason.empty());
    require(nlohmann::json::accept(to_json_line(*rejection)));
    return 0;
  }
  const dateline::Article& article = std::get<Parsed>(outcomes[0]).article;
  for (const std::string* text : {&article.id, &article.version, &article.headline, &article.subheadline,
                                  &article.summary, &article.dateline, &article.source, &article.section,
                                  &article.language, &article.url, &article.copyright, &article.body}) {
    require(is_utf8(*text));
  }
  for (const auto& [key, json] : article.extra) {
    require(is_utf8(key) && is_utf8(json) && json.find('\n') == std::string::npos);
    try {
      require(!nlohmann::json::parse(json).is_discarded());
    } catch (const nlohmann::json::out_of_range&) {  // 1e999 is JSON, and no double
    }
  }
  return 0;
}
