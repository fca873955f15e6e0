// Over-represented values as text: a line each with the count among the articles found and in the whole archive.
//
//   out(significant_chart(result.significant[0], style));
//
// Line ends included. Thread-safe.
#pragma once

#include <string>

#include "searcher/api/results.h"
#include "searcher/present/layout.h"

namespace dateline {

std::string significant_chart(const SignificantResult& result, const TextStyle& style);

}  // namespace dateline
