// dateline-index as a process: streams, signals, environment and clock around the commands.
#pragma once

namespace dateline::cli {

// For main(). A broken pipe is quiet; any other failure to write is reported and gives exit code 2.
int run_process(int argc, char** argv);

}  // namespace dateline::cli
