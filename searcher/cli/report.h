// What dateline-search says on standard error.
#pragma once

#include <string_view>

#include "common/error.h"
#include "searcher/api/results.h"
#include "searcher/cli/run.h"

namespace dateline::cli {

// The message, for errors of the query language the query with the place marked, and the hint. Returns kFault.
int report(const Error& error, std::string_view query, const Terminal& terminal, std::string_view where = {});

// "dateline-search: note: ...", a line each.
void report_notices(const std::vector<QueryNotice>& notices, const Terminal& terminal, std::string_view where = {});

}  // namespace dateline::cli
