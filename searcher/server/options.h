// The options of dateline-serve: the one table its parser, help, manual page and completions are made from.
#pragma once

#include "common/options_table.h"

namespace dateline::server {

const ProgramSpec& serve_program();

}  // namespace dateline::server
