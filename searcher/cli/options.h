// The options of dateline-search: the one table its parser, help, manual page and completions are made from.
#pragma once

#include "common/options_table.h"

namespace dateline::cli {

const ProgramSpec& search_program();

}  // namespace dateline::cli
