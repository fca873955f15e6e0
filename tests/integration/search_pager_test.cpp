// dateline-search on a terminal: what goes through $PAGER, and what does not.
#include <gtest/gtest.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

struct Outcome {
  std::string out;
  int code = -1;
};

// With standard output on a pseudo-terminal.
Outcome on_terminal(const char* pager, std::vector<std::string> arguments) {
  Outcome o;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    ::setenv("PAGER", pager, 1);
    ::setenv("NO_COLOR", "1", 1);
    const std::string program = std::string(DATELINE_BIN_DIR) + "/dateline-search";
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    ::_exit(127);
  }
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;) o.out.append(buffer, static_cast<std::size_t>(got));
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  o.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return o;
}

std::size_t marked_lines(const std::string& text) {
  std::size_t count = text.starts_with("P:") ? 1 : 0;
  for (std::size_t at = text.find("\nP:"); at != std::string::npos; at = text.find("\nP:", at + 1)) ++count;
  return count;
}

constexpr const char* kMarks = "sed s/^/P:/";

TEST(PagerTest, TextOnATerminal) {
  const Outcome paged = on_terminal(kMarks, {"--fields"});
  EXPECT_EQ(paged.code, 0);
  EXPECT_GT(marked_lines(paged.out), 20U) << paged.out;
  EXPECT_GT(marked_lines(on_terminal(kMarks, {"--help"}).out), 20U);
}

TEST(PagerTest, NotWhereItIsNotWanted) {
  const struct {
    const char* pager;
    std::vector<std::string> arguments;
  } cases[] = {{kMarks, {"--no-pager", "--fields"}}, {"", {"--fields"}}, {"cat", {"--fields"}},
               {kMarks, {"--fields", "--format", "json"}}, {kMarks, {"--version"}}};
  for (const auto& c : cases) {
    const Outcome o = on_terminal(c.pager, c.arguments);
    EXPECT_EQ(o.code, 0) << testing::PrintToString(c.arguments);
    EXPECT_FALSE(o.out.empty());
    EXPECT_EQ(marked_lines(o.out), 0U) << o.out;
  }
}

TEST(PagerTest, AnErrorOpensNone) {
  const Outcome o = on_terminal(kMarks, {"--archive", "/nowhere/at/all", "x"});
  EXPECT_EQ(o.code, 2);
  EXPECT_EQ(marked_lines(o.out), 0U) << o.out;
}

TEST(PagerTest, OneThatReadsNothingIsQuiet) {
  const Outcome o = on_terminal("true", {"--help"});
  EXPECT_EQ(o.code, 0);
  EXPECT_EQ(o.out, "");
}

TEST(PagerTest, APipeIsNoTerminal) {
  const std::string command = "PAGER='sed s/^/P:/' " + std::string(DATELINE_BIN_DIR) + "/dateline-search --fields";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string out;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, got);
  EXPECT_EQ(::pclose(pipe), 0);
  EXPECT_FALSE(out.empty());
  EXPECT_EQ(marked_lines(out), 0U);
}

}  // namespace
