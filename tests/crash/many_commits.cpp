// `dateline-index add` with a commit after every batch, which the command line does not offer: crash_many_commits
// ARCHIVE PATH. The command's own code does everything.
#include <ctime>
#include <iostream>

#include "indexer/cli/commands.h"

int main(int count, char** arguments) {
  if (count != 3) return 2;
  dateline::cli::Settings settings;
  settings.command = "add";
  settings.archive = arguments[1];
  settings.arguments = {arguments[2]};
  settings.jobs = 1;
  settings.memory_mib = 64;
  settings.commit_mib = 0;
  settings.entities = false;
  settings.now = std::time(nullptr);
  dateline::cli::Streams streams{std::cout, std::cerr};
  const dateline::cli::StopRequest stop;
  return dateline::cli::run_add(settings, streams, stop);
}
