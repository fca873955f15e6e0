// Completions and spellings of names, as JSON ("version": 1) and as text.
//
//   {"version":1,"prefix":"put","suggestions":[{"text":"Vladimir Putin","kind":"person","count":12}]}
//   {"version":1,"name":"putin","variants":[{"kind":"person","name":"Vladimir Putin","count":4,
//     "values":[{"value":"V. Putin","count":3}],"texts":[{"text":"Mr Putin","count":2}],"articles_read":4}]}
//
// JSON without a final newline, text with line ends. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "searcher/api/suggest.h"
#include "searcher/api/variants.h"
#include "searcher/present/json_output.h"
#include "searcher/present/layout.h"

namespace dateline {

std::string suggestions_json(const Suggestions& found, Layout layout);
// A line each: the text, its kind, the count.
std::string suggestions_text(const Suggestions& found, const TextStyle& style);

std::string variants_json(std::string_view name, const std::vector<NameVariants>& found, Layout layout);
std::string variants_text(const std::vector<NameVariants>& found, const TextStyle& style);

}  // namespace dateline
