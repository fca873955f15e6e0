// The command line of dateline-index, read and checked: nothing of it is left to go wrong later but what the archive
// and the inputs hold.
//
//   Result<Arguments> a = read_arguments({"add", "--archive", "news", "stories/"}, environment, clock);
//   a->task == Task::command;  a->settings.command == "add";  a->settings.arguments == {"stories/"}
//
// Errors: ErrorKind::usage with the codes of options_parse.h and "no-command", "unknown-command", "other-command",
// "no-archive-given", "missing-argument", "unexpected-argument", "bad-number", "bad-language", and those of Zone and
// parse_moment. Pure, thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/cli/settings.h"

namespace dateline::cli {

enum class Task : std::uint8_t { command, help, version, generate };

struct Arguments {
  Task task = Task::command;
  Settings settings;    // help: settings.command is what help is wanted for, or empty
  std::string subject;  // generate: what
};

// Returns the value of an environment variable, or nullopt.
using Environment = std::function<std::optional<std::string>(const char*)>;

// `clock`: seconds since the epoch, where --now is not given.
Result<Arguments> read_arguments(const std::vector<std::string>& arguments, const Environment& environment,
                                 std::int64_t clock);

}  // namespace dateline::cli
