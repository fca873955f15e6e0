// Answers as JSON, "version": 1 of the public contract: keys in the contract's order, absent values and blocks not asked
// for null, empty lists [], offsets in code points.
//
//   std::string text = result_json(result, Layout::compact) + "\n";
//
// Compact is one line; pretty has a member a line, indented by one space. No final newline. Bytes that are not UTF-8
// become U+FFFD. Scores are written with the digits that give the same double back, times in ms to three decimals.
// Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"
#include "searcher/api/results.h"

namespace dateline {

enum class Layout { compact, pretty };

std::string result_json(const SearchResult& result, Layout layout);

// One line of jsonl; with a query's id, "query_id" comes first.
std::string hit_json(const Hit& hit, std::optional<std::string_view> query_id = std::nullopt);

// The record of --show: article_json(), laid out.
std::string show_json(const Article& article, Layout layout);

// The schema's table: {"version": 1, "fields": [{"name", "kind", "facet", "help", "example"}, ...]}.
std::string fields_json(Layout layout);

// "text", "entity", "facet", "date", "number", "id", "flag".
std::string_view kind_name(FieldKind kind);
// "day", "week", "month", "year", "auto".
std::string_view interval_name(Interval interval);

}  // namespace dateline
