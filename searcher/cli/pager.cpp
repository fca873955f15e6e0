#include "searcher/cli/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

extern char** environ;  // POSIX: declared by the program

namespace dateline::cli {
namespace {

// Whether a command is on the PATH.
bool is_installed(const std::string& command, const Environment& environment) {
  const std::string path = environment("PATH").value_or("/usr/bin:/bin");
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    if (end > at && ::access((path.substr(at, end - at) + "/" + command).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

std::string command_of(const Environment& environment) {
  if (const auto given = environment("PAGER")) return *given == "cat" ? std::string() : *given;
  return is_installed("less", environment) ? "less" : std::string();
}

}  // namespace

std::unique_ptr<Pager> Pager::start(const Environment& environment) {
  const std::string command = command_of(environment);
  if (command.empty()) return nullptr;
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return nullptr;

  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.push_back(*variable);
  std::string less = "LESS=FRX";
  if (!environment("LESS")) variables.push_back(less.data());
  variables.push_back(nullptr);
  std::string shell = "sh";
  std::string flag = "-c";
  std::string text = command;
  char* const arguments[] = {shell.data(), flag.data(), text.data(), nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[0], STDIN_FILENO);
  posix_spawnattr_init(&attributes);
  sigset_t own;  // what this process ignores must not be ignored there
  sigemptyset(&own);
  sigaddset(&own, SIGPIPE);
  sigaddset(&own, SIGINT);
  posix_spawnattr_setsigdefault(&attributes, &own);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = -1;
  const int failed = ::posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, variables.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[0]);
  if (failed != 0) {
    ::close(pipe[1]);
    return nullptr;
  }
  std::signal(SIGINT, SIG_IGN);  // else the pager would be left alone with the terminal
  return std::unique_ptr<Pager>(new Pager(child, pipe[1]));
}

void Pager::finish() {
  if (input_ < 0) return;
  ::close(input_);
  input_ = -1;
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace dateline::cli
