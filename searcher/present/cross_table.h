// A cross timeline as a table: a line for each bucket of days mentioned, a column for each bucket of
// publication. What is wider than the terminal goes into further tables below, each with the lines that have
// something there.
//
//   dates mentioned by month, published by year
//              2014  2015  undated  all
//     2014-08     3    12        1   16
//     2014-09           2             2
//
// Line ends included. Thread-safe.
#pragma once

#include <string>

#include "searcher/api/results.h"
#include "searcher/present/layout.h"

namespace dateline {

std::string cross_table(const CrossTimeline& cross, const TextStyle& style);

}  // namespace dateline
