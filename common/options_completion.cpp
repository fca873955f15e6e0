// Completions for bash (complete), zsh (_arguments) and fish (complete), each from the table alone. What an option
// takes is told by its argument: "DIR" and "ARCHIVE" complete folders, "FILE" and "PATH" files, lists their values.
#include <string>

#include "common/options_table.h"

namespace dateline {
namespace {

enum class Takes { nothing, folder, file, values, anything };

Takes takes(const OptionSpec& option) {
  if (option.argument.empty()) return Takes::nothing;
  if (!completion_values(option).empty()) return Takes::values;
  if (option.argument == "DIR" || option.argument == "ARCHIVE" || option.argument == "TARGET") return Takes::folder;
  if (option.argument == "FILE" || option.argument == "PATH") return Takes::file;
  return Takes::anything;
}

bool takes_files(const ProgramSpec& program) {
  for (const CommandSpec& command : program.commands)
    if (command.arguments.find("PATH") != std::string_view::npos) return true;
  return false;
}

std::string words(const std::vector<std::string_view>& values) {
  std::string out;
  for (const std::string_view value : values) {
    if (!out.empty()) out += ' ';
    out += value;
  }
  return out;
}

std::string command_words(const ProgramSpec& program) {
  std::vector<std::string_view> names;
  for (const CommandSpec& command : program.commands) names.push_back(command.name);
  return words(names);
}

// In single quotes for a shell; `also` are further bytes to put a backslash before.
std::string quoted(std::string_view text, std::string_view quote_escape, std::string_view also = {}) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += quote_escape;
      continue;
    }
    if (also.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + "'";
}

// A function's name: hyphens are not for every shell.
std::string function_name(const ProgramSpec& program) {
  std::string out = "_";
  for (const char c : program.name) out += c == '-' ? '_' : c;
  return out;
}

std::string bash(const ProgramSpec& program) {
  const std::string function = function_name(program);
  std::string cases;
  std::string all;
  for (const OptionSpec& option : program.options) {
    if (option.hidden) continue;
    const std::string flag = "--" + std::string(option.name);
    all += (all.empty() ? "" : " ") + flag;
    if (option.letter != '\0') all += std::string(" -") + option.letter;
    const Takes kind = takes(option);
    if (kind == Takes::nothing) continue;
    cases += "    " + flag + ") ";
    switch (kind) {
      case Takes::values:
        cases += "COMPREPLY=($(compgen -W " + quoted(words(completion_values(option)), "'\\''") + " -- \"$cur\"))";
        break;
      case Takes::folder: cases += "COMPREPLY=($(compgen -d -- \"$cur\"))"; break;
      case Takes::file: cases += "COMPREPLY=($(compgen -f -- \"$cur\"))"; break;
      default: cases += "COMPREPLY=()"; break;
    }
    cases += "; return ;;\n";
  }
  std::string out = "# bash completion for " + std::string(program.name) + "\n" + function + "() {\n" +
                    "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n" +
                    "  case $prev in\n" + cases + "  esac\n  if [[ $cur == -* ]]; then\n" +
                    "    COMPREPLY=($(compgen -W " + quoted(all, "'\\''") + " -- \"$cur\"))\n";
  if (!program.commands.empty())
    out += "  elif ((COMP_CWORD == 1)); then\n    COMPREPLY=($(compgen -W " +
           quoted(command_words(program), "'\\''") + " -- \"$cur\"))\n";
  if (takes_files(program)) out += "  else\n    COMPREPLY=($(compgen -f -- \"$cur\"))\n";
  return out + "  fi\n}\ncomplete -o filenames -F " + function + " " + std::string(program.name) + "\n";
}

std::string zsh(const ProgramSpec& program) {
  std::string out = "#compdef " + std::string(program.name) + "\n_arguments -S";
  for (const OptionSpec& option : program.options) {
    if (option.hidden) continue;
    std::string spec = "--" + std::string(option.name);
    if (takes(option) != Takes::nothing) spec += "=";
    std::string rest = "[";
    for (const char c : option.help) {
      if (c == '[' || c == ']' || c == '\\') rest += '\\';
      rest += c;
    }
    rest += "]";
    if (takes(option) != Takes::nothing) {
      rest += ":";
      for (const char c : option.argument) rest += c == ':' ? std::string("\\:") : std::string(1, c);
      rest += ":";
    }
    switch (takes(option)) {
      case Takes::values: rest += "(" + words(completion_values(option)) + ")"; break;
      case Takes::folder: rest += "_files -/"; break;
      case Takes::file: rest += "_files"; break;
      default: break;
    }
    out += " \\\n  " + quoted((option.repeatable ? "*" : "") + spec + rest, "'\\''");
    if (option.letter != '\0')
      out += " \\\n  " + quoted(std::string("-") + option.letter + rest, "'\\''");
  }
  if (!program.commands.empty()) out += " \\\n  " + quoted("1:command:(" + command_words(program) + ")", "'\\''");
  out += takes_files(program) ? " \\\n  '*:file:_files'\n" : " \\\n  '*:query: '\n";
  return out;
}

std::string fish(const ProgramSpec& program) {
  const std::string start = "complete -c " + std::string(program.name);
  std::string out = "# fish completion for " + std::string(program.name) + "\n";
  if (!takes_files(program)) out += start + " -f\n";
  for (const CommandSpec& command : program.commands)
    out += start + " -n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
           quoted(command.help, "\\'", "\\") + "\n";
  for (const OptionSpec& option : program.options) {
    if (option.hidden) continue;
    out += start + " -l " + std::string(option.name);
    if (option.letter != '\0') out += std::string(" -s ") + option.letter;
    switch (takes(option)) {
      case Takes::nothing: break;
      case Takes::values: out += " -x -a " + quoted(words(completion_values(option)), "\\'", "\\"); break;
      case Takes::folder: out += " -x -a '(__fish_complete_directories)'"; break;
      case Takes::file: out += " -r -F"; break;
      case Takes::anything: out += " -x"; break;
    }
    out += " -d " + quoted(option.help, "\\'", "\\") + "\n";
  }
  return out;
}

}  // namespace

std::string shell_completion(const ProgramSpec& program, Shell shell) {
  switch (shell) {
    case Shell::bash: return bash(program);
    case Shell::zsh: return zsh(program);
    case Shell::fish: return fish(program);
  }
  return {};
}

}  // namespace dateline
