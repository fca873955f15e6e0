// dateline-search as a process: standard streams, terminal, environment and clock around run().
#pragma once

#include "searcher/cli/engine.h"

namespace dateline::cli {

// For main(). A broken pipe is quiet; any other failure to write is reported and gives exit code 2.
int run_process(int argc, char** argv, const OpenEngine& open);

}  // namespace dateline::cli
