// What a program's options are, said once: parsing (options_parse.h), --help, the manual page and the shells'
// completions are all made from one constexpr table.
//
//   constexpr auto kOptions = std::to_array<OptionSpec>({
//       {.name = "sort", .argument = "relevance|newest", .fallback = "relevance", .help = "the order of hits",
//        .group = "Results"}});
//   constexpr ProgramSpec kProgram{.name = "dateline-search", .summary = "ask an archive", .options = kOptions};
//   std::fputs(help_text(kProgram).c_str(), stdout);
//
// Plain data of views into literals. Functions are pure and thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct OptionSpec {
  std::string_view name;           // without the hyphens
  char letter = '\0';              // -h; '\0': none
  std::string_view argument = {};  // "DIR"; "a|b|c" in lower case: one of these; empty: a switch
  std::string_view fallback = {};  // the default, as help shows it
  std::string_view help = {};      // lower case, no final stop
  std::string_view group = {};     // heading in the help; groups keep the order of their first option
  std::string_view commands = {};  // of a program with commands: those it belongs to, parted by spaces; empty: all
  std::string_view values = {};    // further values for completion, parted by spaces
  bool repeatable = false;
  bool hidden = false;             // parsed, but in neither help, manual nor completions
};

struct CommandSpec {
  std::string_view name;
  std::string_view arguments;  // "PATH..."
  std::string_view help;
};

// A term and what it means: an exit status, an environment variable, an example command.
struct Entry {
  std::string_view term;
  std::string_view meaning;
};

struct ProgramSpec {
  std::string_view name;
  std::string_view summary;                     // one line, lower case, no final stop
  std::span<const std::string_view> usage = {};  // each line without the program's name
  std::string_view description = {};            // paragraphs parted by "\n\n"
  std::span<const CommandSpec> commands = {};
  std::span<const OptionSpec> options = {};
  std::span<const Entry> exit_statuses = {};
  std::span<const Entry> environment = {};
  std::span<const Entry> examples = {};
  std::string_view version = {};
};

// "--sort relevance|newest"; with the letter "-h, --help".
std::string option_heading(const OptionSpec& option);

// The alternatives of an argument "a|b|c"; empty where it is no closed list ("DIR", "N|all").
std::vector<std::string_view> choices(const OptionSpec& option);
// What a shell may offer: the choices, the lower-case part of "N|all", and `values`.
std::vector<std::string_view> completion_values(const OptionSpec& option);

const OptionSpec* find_option(const ProgramSpec& program, std::string_view name);

// --help, wrapped to `width` columns, ended by a newline.
std::string help_text(const ProgramSpec& program, std::size_t width = 80);

// Section 1 of the manual, in the man(7) macros of troff.
std::string man_page(const ProgramSpec& program);

enum class Shell { bash, zsh, fish };
std::string shell_completion(const ProgramSpec& program, Shell shell);

// "man", "bash", "zsh" or "fish": the text of that name; nullopt for another name.
std::optional<std::string> generated_text(const ProgramSpec& program, std::string_view kind);

}  // namespace dateline
