#include "searcher/cli/options.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <sstream>

#include "common/options_parse.h"
#include "common/schema.h"

namespace dateline {
namespace {

const ProgramSpec& program() { return cli::search_program(); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(OptionsTableTest, EveryOptionIsInEveryText) {
  const std::string help = help_text(program());
  const std::string man = replaced(man_page(program()), "\\-", "-");
  const std::string bash = shell_completion(program(), Shell::bash);
  const std::string zsh = shell_completion(program(), Shell::zsh);
  const std::string fish = shell_completion(program(), Shell::fish);
  for (const OptionSpec& option : program().options) {
    const std::string flag = "--" + std::string(option.name);
    const bool shown = !option.hidden;
    EXPECT_EQ(help.find("  " + option_heading(option)) != std::string::npos, shown) << flag;
    EXPECT_EQ(man.find("\\fB" + flag + "\\fR") != std::string::npos, shown) << flag;
    EXPECT_EQ((" " + bash).find(" " + flag) != std::string::npos || bash.find("'" + flag) != std::string::npos, shown) << flag;
    EXPECT_EQ(zsh.find(flag + "[") != std::string::npos || zsh.find(flag + "=[") != std::string::npos, shown) << flag;
    EXPECT_EQ(fish.find(" -l " + std::string(option.name) + " ") != std::string::npos, shown) << flag;
  }
}

TEST(OptionsTableTest, HelpFitsTheWidth) {
  for (const std::size_t width : {60U, 80U, 100U}) {
    std::istringstream lines(help_text(program(), width));
    bool examples = false;  // commands are not broken
    for (std::string line; std::getline(lines, line);) {
      examples = examples || line == "Examples:";
      EXPECT_TRUE(examples || line.size() <= width) << line;
    }
  }
}

TEST(OptionsTableTest, FacetNamesAreTheSchemas) {
  std::string names;
  std::string filters;
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    names += (i > 0 ? " " : "") + std::string(facet_name(static_cast<Facet>(i)));
    filters += (i > 0 ? " " : "") + std::string(facet_name(static_cast<Facet>(i))) + "=";
  }
  EXPECT_EQ(find_option(program(), "facet")->values, names);
  EXPECT_EQ(find_option(program(), "filter")->values, filters);
}

TEST(OptionsTableTest, Choices) {
  using Values = std::vector<std::string_view>;
  EXPECT_EQ(choices({.name = "a", .argument = "x|y-z"}), (Values{"x", "y-z"}));
  EXPECT_EQ(choices({.name = "a", .argument = "N|all"}), Values{});
  EXPECT_EQ(choices({.name = "a", .argument = "DIR"}), Values{});
  EXPECT_EQ(completion_values({.name = "a", .argument = "N|all", .values = "b c"}), (Values{"all", "b", "c"}));
}

TEST(OptionsTableTest, TextsAreEscaped) {
  constexpr auto kOptions = std::to_array<OptionSpec>(
      {{.name = "it", .argument = "FILE", .help = "it's [odd] \\ `x`: $HOME", .group = "G"},
       {.name = "in", .help = "only there", .group = "G", .commands = "add"}});
  constexpr auto kCommands = std::to_array<CommandSpec>({{"add", "PATH...", "adds"}, {"check", "", "it's checked"}});
  const ProgramSpec spec{.name = "dateline-x", .summary = ".odd summary", .commands = kCommands, .options = kOptions};
  EXPECT_NE(shell_completion(spec, Shell::zsh).find("'--it=[it'\\''s \\[odd\\] \\\\ `x`: $HOME]:FILE:_files'"), std::string::npos)
      << shell_completion(spec, Shell::zsh);
  EXPECT_NE(shell_completion(spec, Shell::fish).find("-l it -r -F -d 'it\\'s [odd] \\\\ `x`: $HOME'"), std::string::npos);
  EXPECT_NE(shell_completion(spec, Shell::bash).find("compgen -W 'add check'"), std::string::npos);
  const std::string man = man_page(spec);
  EXPECT_NE(man.find("It\\(aqs [odd] \\e \\(gax\\(ga: $HOME."), std::string::npos) << man;
  EXPECT_NE(man.find("For: add."), std::string::npos);
  EXPECT_NE(help_text(spec).find("only there [add]"), std::string::npos);
}

TEST(OptionsTableTest, BashReadsItsCompletion) {
  FILE* bash = popen("bash -n", "w");
  ASSERT_NE(bash, nullptr);
  const std::string text = shell_completion(program(), Shell::bash);
  std::fwrite(text.data(), 1, text.size(), bash);
  EXPECT_EQ(pclose(bash), 0);
}

TEST(OptionsTableTest, GeneratedTexts) {
  for (const char* kind : {"man", "bash", "zsh", "fish"}) EXPECT_TRUE(generated_text(program(), kind)) << kind;
  EXPECT_FALSE(generated_text(program(), "tcsh"));
}

struct ParseCase {
  std::vector<std::string> arguments;
  std::string expected;  // "name=value ... | words", or "!code"
};

std::string parsed(const std::vector<std::string>& arguments) {
  const auto options = parse_options(program(), arguments);
  if (!options) {
    EXPECT_EQ(options.error().kind, ErrorKind::usage);
    EXPECT_FALSE(options.error().message.empty());
    EXPECT_FALSE(options.error().hint.empty());
    return "!" + options.error().code;
  }
  std::string out;
  for (const auto& [name, values] : options->values)
    for (const std::string& value : values) out += name + "=" + value + " ";
  out += "|";
  for (const std::string& word : options->words) out += " " + word;
  return out;
}

TEST(OptionsParseTest, Table) {
  const ParseCase cases[] = {
      {{}, "|"},
      {{"a", "b c"}, "| a b c"},
      {{"--limit", "5", "a"}, "limit=5 | a"},
      {{"--limit=5", "a"}, "limit=5 | a"},
      {{"a", "--lenient", "b"}, "lenient= | a b"},
      {{"--", "-syria", "--limit"}, "| -syria --limit"},
      {{"a", "--", "--", "b"}, "| a -- b"},
      {{"-"}, "| -"},
      {{"--batch", "-"}, "batch=- |"},
      {{"-h"}, "help= |"},
      {{"--help"}, "help= |"},
      {{"--filter", "a=b", "--filter=c=d"}, "filter=a=b filter=c=d |"},
      {{"--sort", "newest", "--sort", "oldest"}, "sort=oldest |"},
      {{"--explain", "x", "--explain"}, "explain= | x"},
      {{"--now", "-5"}, "now=-5 |"},
      {{"--filter", ""}, "filter= |"},
      {{"person:\"A B\""}, "| person:\"A B\""},
      {{"-syria"}, "!unknown-option"},
      {{"-s"}, "!unknown-option"},
      {{"-hezbollah"}, "!unexpected-argument"},
      {{"--nothing"}, "!unknown-option"},
      {{"--lim", "5"}, "!unknown-option"},
      {{"--nothing=5"}, "!unknown-option"},
      {{"--limit"}, "!missing-argument"},
      {{"--lenient=yes"}, "!unexpected-argument"},
      {{"--sort", "best"}, "!bad-choice"},
      {{"--format", ""}, "!bad-choice"},
  };
  for (const ParseCase& c : cases) EXPECT_EQ(parsed(c.arguments), c.expected) << testing::PrintToString(c.arguments);
}

TEST(OptionsParseTest, HintsNameTheNearest) {
  const auto options = parse_options(program(), {"--facets", "person"});
  ASSERT_FALSE(options);
  EXPECT_NE(options.error().message.find("--facets"), std::string::npos) << options.error().message;
  EXPECT_TRUE(options.error().hint.starts_with("did you mean --facet?")) << options.error().hint;
}

}  // namespace
}  // namespace dateline
