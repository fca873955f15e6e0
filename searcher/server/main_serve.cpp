// dateline-serve: a portal over an archive. Everything else is in the files beside this one.
#include "searcher/server/process.h"

int main(int argc, char** argv) { return dateline::server::run_process(argc, argv); }
