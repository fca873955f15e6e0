// The command line of dateline-serve, read.
//
//   Result<ServeArguments> a = read_arguments({"--archive", "news", "--max-age", "60"}, environment);
//
// Errors: ErrorKind::usage with the codes of options_parse.h and "no-archive-given", "bad-number",
// "bad-origin", "bad-url", "conflicting-options"; a faulty --restrict gives the error of the query language.
// Pure, thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/server/http_server.h"
#include "searcher/server/portal_options.h"

namespace dateline::server {

enum class Task { serve, help, version, generate };

struct ServeArguments {
  Task task = Task::serve;
  std::string generate;  // what to
  std::string archive;
  std::string listen;
  std::string access_log;
  PortalOptions portal;
  ServerOptions server;
};

// Returns the value of an environment variable, or nullopt.
using Environment = std::function<std::optional<std::string>(const char*)>;

// `processors`: as many searches run at once, where --workers does not say.
Result<ServeArguments> read_arguments(const std::vector<std::string>& arguments,
                                      const Environment& environment, unsigned processors);

}  // namespace dateline::server
