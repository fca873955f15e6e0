// dateline-search: questions to an archive. Everything is in searcher/cli.
#include "searcher/cli/process.h"

int main(int argc, char** argv) { return dateline::cli::run_process(argc, argv, dateline::cli::open_searcher); }
