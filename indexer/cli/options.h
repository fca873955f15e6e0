// The options of dateline-index: the one table its parser, help, manual page and completions are made from.
#pragma once

#include <string>
#include <string_view>

#include "common/options_table.h"

namespace dateline::cli {

// Least and most values of numbers on the command line; the help states them.
inline constexpr unsigned kMostJobs = 512;
inline constexpr unsigned kLeastMemoryMib = 256;
inline constexpr unsigned kLeastCommitMib = 1;
inline constexpr unsigned kMostMib = 1 << 24;
inline constexpr double kMostLockSeconds = 365.0 * 86400;

inline constexpr double kLeastWatchSeconds = 1;
inline constexpr double kWatchSettleSeconds = 2;

const ProgramSpec& index_program();

const CommandSpec* find_command(std::string_view name);
// The command nearest in spelling, for hints; empty where none is near.
std::string_view nearest_command(std::string_view name);
// Whether the option belongs to the command.
bool takes(std::string_view command, const OptionSpec& option);

// --help of one command: its own options only.
std::string command_help(const CommandSpec& command, std::size_t width);

}  // namespace dateline::cli
