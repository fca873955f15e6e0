// What must hold of whatever an XML reader makes of any bytes.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "common/article_json.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/rejects.h"

namespace dateline::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// 1e999 is JSON, and no double.
inline bool is_json(std::string_view text) {
  try {
    return !nlohmann::json::parse(text).is_discarded();
  } catch (const nlohmann::json::out_of_range&) {
    return true;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

inline void check_article(const Article& article) {
  for (const std::string* text : {&article.id, &article.version, &article.headline, &article.subheadline,
                                  &article.summary, &article.dateline, &article.source, &article.section,
                                  &article.language, &article.url, &article.copyright, &article.body}) {
    require(readers::first_invalid_utf8(*text) == std::string_view::npos);
  }
  for (const auto& [key, json] : article.extra) {
    require(is_json(json) && json.find('\n') == std::string::npos);
  }
  require(is_json(article_json(article)));
}

inline void check_outcome(const readers::Outcome& outcome) {
  if (const auto* rejection = std::get_if<readers::Rejection>(&outcome)) {
    require(!rejection->code.empty() && !rejection->reason.empty() && rejection->code != "internal");
    require(nlohmann::json::accept(to_json_line(*rejection)));
  } else if (const auto* skipped = std::get_if<readers::Skipped>(&outcome)) {
    require(!skipped->reason.empty() &&
            readers::first_invalid_utf8(skipped->reason) == std::string_view::npos);
  } else {
    check_article(std::get<readers::Parsed>(outcome).article);
  }
}

inline void read_document(readers::Format format, const std::uint8_t* data, std::size_t size) {
  readers::RawRecord raw;
  raw.format = format;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto outcomes = readers::parse(raw, {});
  require(!outcomes.empty());
  for (const readers::Outcome& outcome : outcomes) check_outcome(outcome);
}

}  // namespace dateline::fuzz
