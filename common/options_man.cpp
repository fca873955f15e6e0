// The manual page, in the man macros (man(7), groff_man(7)).
#include <string>

#include "common/options_table.h"

namespace dateline {
namespace {

// Text that troff prints as it stands: backslashes and hyphens escaped, no line that begins like a request.
std::string troff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '"': out += "\\(dq"; break;
      case '\'': out += "\\(aq"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '`': out += "\\(ga"; break;
      default: out += c;
    }
  }
  return out;
}

void section(std::string& out, std::string_view title) { out += ".SH " + std::string(title) + "\n"; }

void entry(std::string& out, std::string_view term, std::string_view meaning) {
  out += ".TP\n.B " + troff(term) + "\n" + troff(meaning) + "\n";
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out + ".";
}

void option_entry(std::string& out, const OptionSpec& option) {
  out += ".TP\n";
  if (option.letter != '\0') out += "\\fB\\-" + std::string(1, option.letter) + "\\fR, ";
  out += "\\fB\\-\\-" + troff(option.name) + "\\fR";
  if (!option.argument.empty()) out += " \\fI" + troff(option.argument) + "\\fR";
  out += "\n" + troff(sentence(option.help)) + "\n";
  if (option.repeatable) out += "May be repeated.\n";
  if (!option.fallback.empty()) out += "Default: " + troff(option.fallback) + ".\n";
  if (!option.commands.empty()) out += "For: " + troff(option.commands) + ".\n";
}

void paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out += ".PP\n" + troff(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
}

void entries(std::string& out, std::string_view title, std::span<const Entry> list) {
  if (list.empty()) return;
  section(out, title);
  for (const Entry& item : list) entry(out, item.term, sentence(item.meaning));
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

}  // namespace

std::string man_page(const ProgramSpec& program) {
  std::string out = ".TH " + troff(upper(program.name)) + " 1 \"\" \"dateline " + troff(program.version) +
                    "\" \"User Commands\"\n";
  section(out, "NAME");
  out += troff(program.name) + " \\- " + troff(program.summary) + "\n";
  section(out, "SYNOPSIS");
  bool first = true;
  for (const std::string_view usage : program.usage) {
    if (!first) out += ".br\n";
    first = false;
    out += ".B " + troff(program.name) + "\n" + troff(usage) + "\n";
  }
  if (!program.description.empty()) {
    section(out, "DESCRIPTION");
    paragraphs(out, program.description);
  }
  if (!program.commands.empty()) {
    section(out, "COMMANDS");
    for (const CommandSpec& command : program.commands) {
      std::string term(command.name);
      if (!command.arguments.empty()) term += " " + std::string(command.arguments);
      entry(out, term, sentence(command.help));
    }
  }
  section(out, "OPTIONS");
  std::string_view group;
  for (const OptionSpec& option : program.options) {
    if (option.hidden) continue;
    if (option.group != group && !option.group.empty()) out += ".SS " + troff(option.group) + "\n";
    group = option.group;
    option_entry(out, option);
  }
  entries(out, "EXIT STATUS", program.exit_statuses);
  entries(out, "ENVIRONMENT", program.environment);
  if (!program.examples.empty()) section(out, "EXAMPLES");
  for (const Entry& example : program.examples)
    out += ".PP\n" + troff(sentence(example.term)) + "\n.PP\n.RS 4\n.EX\n" + troff(example.meaning) + "\n.EE\n.RE\n";
  return out;
}

}  // namespace dateline
