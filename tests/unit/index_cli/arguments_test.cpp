#include "indexer/cli/arguments.h"

#include <gtest/gtest.h>

#include <sstream>

#include "indexer/cli/options.h"

namespace dateline::cli {
namespace {

constexpr std::int64_t kClock = 1'443'500'000;

std::optional<std::string> nothing(const char*) { return std::nullopt; }

Result<Arguments> read(const std::vector<std::string>& arguments) { return read_arguments(arguments, nothing, kClock); }

TEST(IndexArguments, EveryOptionOfAdd) {
  const auto a = read({"add", "--archive", "news/", "--format", "jsonl", "--source", "Herald", "--published", "2015-09",
                       "--timezone", "Europe/Berlin", "--language", "pt-BR", "--id-from", "path", "--id-prefix", "p-",
                       "--jobs", "3", "--memory", "256", "--commit-every", "7", "--rejects", "r.jsonl", "--max-rejects",
                       "0.5%", "--lock-timeout", "1.5", "--progress", "never", "--report", "json", "--dry-run",
                       "--revive", "--no-entities", "--now", "2015-09-29T12:00:00Z", "a", "-"});
  ASSERT_TRUE(a) << a.error().message;
  const Settings& s = a->settings;
  EXPECT_EQ(s.command, "add");
  EXPECT_EQ(s.archive, "news");
  EXPECT_EQ(s.arguments, (std::vector<std::string>{"a", "-"}));
  EXPECT_EQ(s.format, readers::Format::jsonl);
  EXPECT_EQ(s.source, "Herald");
  EXPECT_EQ(s.published, "2015-09");
  EXPECT_EQ(s.timezone, "Europe/Berlin");
  EXPECT_EQ(s.language, "pt-BR");
  EXPECT_TRUE(s.identity_from_path);
  EXPECT_EQ(s.id_prefix, "p-");
  EXPECT_EQ(s.jobs, 3U);
  EXPECT_EQ(s.memory_mib, 256U);
  EXPECT_EQ(s.commit_mib, 7U);
  EXPECT_EQ(s.rejects, "r.jsonl");
  EXPECT_EQ(s.max_rejects, 0.5);
  EXPECT_TRUE(s.max_rejects_percent);
  EXPECT_EQ(s.lock_timeout, 1.5);
  EXPECT_EQ(s.progress, Progress::never);
  EXPECT_EQ(s.report, ReportFormat::json);
  EXPECT_TRUE(s.dry_run);
  EXPECT_TRUE(s.revive);
  EXPECT_FALSE(s.entities);
  EXPECT_EQ(s.now, 1'443'528'000);
}

TEST(IndexArguments, DefaultsAreThoseThatHelpStates) {
  const auto a = read({"add", "--archive", "news", "a"});
  ASSERT_TRUE(a);
  const Settings& s = a->settings;
  const auto fallback = [](const char* name) { return find_option(index_program(), name)->fallback; };
  EXPECT_EQ(std::to_string(s.memory_mib), fallback("memory"));
  EXPECT_EQ(std::to_string(s.commit_mib), fallback("commit-every"));
  EXPECT_EQ(std::to_string(static_cast<int>(s.lock_timeout)), fallback("lock-timeout"));
  EXPECT_EQ(std::to_string(static_cast<int>(s.max_rejects)), fallback("max-rejects"));
  EXPECT_EQ(s.format, readers::Format::automatic);
  EXPECT_EQ(s.language, "");
  EXPECT_EQ(s.timezone, "");
  EXPECT_EQ(s.now, kClock);
  EXPECT_TRUE(s.entities);
}

TEST(IndexArguments, EveryFormatOfTheTableIsAFormat) {
  for (const std::string_view name : choices(*find_option(index_program(), "format"))) {
    EXPECT_TRUE(readers::format_named(name)) << name;
  }
}

TEST(IndexArguments, EveryOptionNamesCommandsThatExist) {
  for (const OptionSpec& option : index_program().options) {
    std::istringstream names{std::string(option.commands)};
    for (std::string name; names >> name;) EXPECT_NE(find_command(name), nullptr) << option.name << " " << name;
  }
}

struct Wrong {
  std::vector<std::string> arguments;
  std::string code;
};

TEST(IndexArguments, Errors) {
  const Wrong cases[] = {
      {{}, "no-command"},
      {{"--archive", "x"}, "no-command"},
      {{"frobnicate"}, "unknown-command"},
      {{"add", "--archive", "x"}, "missing-argument"},
      {{"add", "x"}, "no-archive-given"},
      {{"add", "--archive"}, "missing-argument"},
      {{"compact", "--archive", "x", "y"}, "unexpected-argument"},
      {{"check", "--archive", "x", "--memory", "256"}, "other-command"},
      {{"analyze", "--archive", "x", "y"}, "other-command"},
      {{"analyze"}, "missing-argument"},
      {{"add", "--archive", "x", "--memory", "63", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--memory", "64x", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--memory", "-1", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--jobs", "513", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--lock-timeout", "nan", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--lock-timeout", "-1", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--max-rejects", "", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--max-rejects", "%", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--max-rejects", "-1", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--max-rejects", "inf", "y"}, "bad-number"},
      {{"add", "--archive", "x", "--published", "09/10/2015", "y"}, "ambiguous-date"},
      {{"add", "--archive", "x", "--now", "2015", "y"}, "imprecise-date"},
      {{"add", "--archive", "x", "--language", "e", "y"}, "bad-language"},
      {{"add", "--archive", "x", "--language", "en-", "y"}, "bad-language"},
      {{"add", "--archive", "x", "--timezone", "Nowhere", "y"}, "unknown-zone"},
      {{"add", "--archive", "x", "--report", "xml", "y"}, "bad-choice"},
      {{"add", "--archve", "x", "y"}, "unknown-option"},
  };
  for (const Wrong& wrong : cases) {
    const auto a = read(wrong.arguments);
    std::string line;
    for (const std::string& word : wrong.arguments) line += " " + word;
    ASSERT_FALSE(a) << line;
    EXPECT_EQ(a.error().code, wrong.code) << line;
    EXPECT_EQ(a.error().kind, ErrorKind::usage) << line;
    EXPECT_FALSE(a.error().hint.empty()) << line;
  }
}

TEST(IndexArguments, TheArchiveFromTheEnvironment) {
  const auto environment = [](const char* name) -> std::optional<std::string> {
    if (std::string_view(name) == "DATELINE_ARCHIVE") return "there";
    return std::nullopt;
  };
  EXPECT_EQ(read_arguments({"check"}, environment, kClock)->settings.archive, "there");
  EXPECT_EQ(read_arguments({"check", "--archive", "here"}, environment, kClock)->settings.archive, "here");
  EXPECT_EQ(read_arguments({"analyze", "x"}, environment, kClock)->settings.archive, "");
}

TEST(IndexArguments, HelpAndItsCommand) {
  EXPECT_EQ(read({"--help"})->task, Task::help);
  EXPECT_EQ(read({"add", "--help"})->settings.command, "add");
  EXPECT_EQ(read({"--generate", "fish"})->subject, "fish");
  EXPECT_EQ(nearest_command("chek"), "check");
  EXPECT_EQ(nearest_command("snapshots"), "snapshot");
  EXPECT_EQ(nearest_command("zzzzzz"), "");
}

}  // namespace
}  // namespace dateline::cli
