// dateline-serve as a process: options, sockets, signals and exit code around the portal.
#pragma once

namespace dateline::server {

// For main().
int run_process(int argc, char** argv);

}  // namespace dateline::server
