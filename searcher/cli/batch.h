// --batch: a file of queries, "id TAB query" a line, answered one after the other with the options of the command line.
//
// jsonl: each hit with "query_id" first; trec: "id Q0 article rank score dateline". Empty lines are passed over. A line
// without a tab, or a query at fault, is reported with its line number, and the rest goes on: the exit code is 0.
#pragma once

#include "searcher/cli/run.h"

namespace dateline::cli {

// kFault only where the file cannot be opened or read.
int run_batch(const Arguments& arguments, const Terminal& terminal, const Engine& engine);

}  // namespace dateline::cli
