// Answers for people, to be read on a terminal.
//
//   for (const Hit& hit : result.hits) out(hit_text(hit, style));
//   out(summary_text(result, style));
//
// Nothing is coloured unless style.color says so. Line ends included. Thread-safe.
#pragma once

#include <string>

#include "common/article.h"
#include "searcher/api/results.h"
#include "searcher/present/layout.h"

namespace dateline {

// Rank and headline; date, source, section, byline; the snippet; the id; a blank line.
std::string hit_text(const Hit& hit, const TextStyle& style);

// What stands below the hits: facets, timelines, a suggestion, and the total with the time it took.
std::string summary_text(const SearchResult& result, const TextStyle& style);

// The whole article.
std::string article_text(const Article& article, const TextStyle& style);

// The schema's table: every field with its kind, help and an example.
std::string fields_text(const TextStyle& style);

}  // namespace dateline
