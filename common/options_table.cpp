#include "common/options_table.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kHelpColumn = 30;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(mark), text.size());
    if (at > 0) out.push_back(text.substr(0, at));
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return out;
}

bool is_lower_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

// Words of ASCII text, broken so that no line passes `width`; the first line begins at column `at`.
void append_wrapped(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width) {
  std::size_t column = at;
  bool first = true;
  for (const std::string_view word : split(text, ' ')) {
    if (!first && column + 1 + word.size() > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    first = false;
  }
  out += '\n';
}

void append_row(std::string& out, std::string_view heading, std::string_view text, std::size_t width) {
  out.append(kIndent, ' ');
  out += heading;
  if (text.empty()) {
    out += '\n';
    return;
  }
  std::size_t column = kIndent + heading.size();
  if (column + 2 > kHelpColumn) {
    out += '\n';
    column = 0;
  }
  out.append(kHelpColumn - column, ' ');
  append_wrapped(out, text, kHelpColumn, kHelpColumn, width);
}

std::string help_of(const OptionSpec& option) {
  std::string out(option.help);
  if (option.repeatable) out += "; may be repeated";
  if (!option.fallback.empty()) out += " (default " + std::string(option.fallback) + ")";
  if (!option.commands.empty()) out += " [" + std::string(option.commands) + "]";
  return out;
}

void append_entries(std::string& out, std::string_view title, std::span<const Entry> entries, std::size_t width) {
  if (entries.empty()) return;
  out += '\n';
  out += title;
  out += ":\n";
  for (const Entry& entry : entries) append_row(out, entry.term, entry.meaning, width);
}

}  // namespace

std::string option_heading(const OptionSpec& option) {
  std::string out;
  if (option.letter != '\0') out = std::string("-") + option.letter + ", ";
  out += "--";
  out += option.name;
  if (!option.argument.empty()) {
    out += ' ';
    out += option.argument;
  }
  return out;
}

std::vector<std::string_view> choices(const OptionSpec& option) {
  if (option.argument.find('|') == std::string_view::npos) return {};
  std::vector<std::string_view> out = split(option.argument, '|');
  if (!std::all_of(out.begin(), out.end(), is_lower_word)) out.clear();
  return out;
}

std::vector<std::string_view> completion_values(const OptionSpec& option) {
  std::vector<std::string_view> out;
  if (option.argument.find('|') != std::string_view::npos) {
    out = split(option.argument, '|');
    std::erase_if(out, [](std::string_view value) { return !is_lower_word(value); });
  }
  for (const std::string_view value : split(option.values, ' ')) out.push_back(value);
  return out;
}

const OptionSpec* find_option(const ProgramSpec& program, std::string_view name) {
  for (const OptionSpec& option : program.options)
    if (option.name == name) return &option;
  return nullptr;
}

std::string help_text(const ProgramSpec& program, std::size_t width) {
  width = std::max<std::size_t>(width, kHelpColumn + 20);
  std::string out = std::string(program.name) + ": " + std::string(program.summary) + "\n\nUsage:\n";
  for (const std::string_view usage : program.usage) {
    out.append(kIndent, ' ');
    const std::string line = std::string(program.name) + " " + std::string(usage);
    append_wrapped(out, line, kIndent, kIndent + program.name.size() + 1, width);
  }
  if (!program.commands.empty()) {
    out += "\nCommands:\n";
    for (const CommandSpec& command : program.commands) {
      std::string heading(command.name);
      if (!command.arguments.empty()) heading += " " + std::string(command.arguments);
      append_row(out, heading, command.help, width);
    }
  }
  std::vector<std::string_view> groups;
  for (const OptionSpec& option : program.options)
    if (!option.hidden && std::find(groups.begin(), groups.end(), option.group) == groups.end())
      groups.push_back(option.group);
  for (const std::string_view group : groups) {
    out += '\n';
    out += group.empty() ? "Options" : group;
    out += ":\n";
    for (const OptionSpec& option : program.options)
      if (!option.hidden && option.group == group) append_row(out, option_heading(option), help_of(option), width);
  }
  append_entries(out, "Exit status", program.exit_statuses, width);
  append_entries(out, "Environment", program.environment, width);
  if (!program.examples.empty()) out += "\nExamples:\n";
  for (const Entry& example : program.examples) {
    out += "  " + std::string(example.term) + "\n      " + std::string(example.meaning) + "\n";
  }
  return out;
}

std::optional<std::string> generated_text(const ProgramSpec& program, std::string_view kind) {
  if (kind == "man") return man_page(program);
  if (kind == "bash") return shell_completion(program, Shell::bash);
  if (kind == "zsh") return shell_completion(program, Shell::zsh);
  if (kind == "fish") return shell_completion(program, Shell::fish);
  return std::nullopt;
}

}  // namespace dateline
