// dateline-index: articles into an archive. Everything is in indexer/cli.
#include "indexer/cli/process.h"

int main(int argc, char** argv) { return dateline::cli::run_process(argc, argv); }
