#include "tests/crash/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <stdexcept>

extern char** environ;

namespace dateline::crash {
namespace {

constexpr double kMostSeconds = 60;

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& string : strings) out.push_back(string.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment_for(const Faults& faults) {
  std::vector<std::string> out;
  for (char** at = environ; *at != nullptr; ++at) out.emplace_back(*at);
  if (faults.root.empty()) return out;
  out.push_back("LD_PRELOAD=" DATELINE_FAULTS_LIBRARY);
  out.push_back("DATELINE_FAULTS_ROOT=" + faults.root);
  if (!faults.plan.empty()) out.push_back("DATELINE_FAULTS_PLAN=" + faults.plan);
  if (!faults.log.empty()) out.push_back("DATELINE_FAULTS_LOG=" + faults.log);
  if (faults.reads) out.push_back("DATELINE_FAULTS_CLASS=read");
  return out;
}

std::string contents(int fd) {
  std::string out;
  char buffer[4096];
  ::lseek(fd, 0, SEEK_SET);
  for (ssize_t n = 0; (n = ::read(fd, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
  return out;
}

}  // namespace

Outcome run(const std::vector<std::string>& command, const Faults& faults, std::optional<double> kill_after) {
  const int messages = ::memfd_create("messages", MFD_CLOEXEC);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
  std::vector<std::string> arguments = command;
  std::vector<std::string> environment = environment_for(faults);
  pid_t child = -1;
  const int error = ::posix_spawn(&child, command[0].c_str(), &actions, nullptr, pointers(arguments).data(),
                                  pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + command[0]);

  Outcome outcome;
  struct pollfd ended {static_cast<int>(::syscall(SYS_pidfd_open, child, 0)), POLLIN, 0};
  const double seconds = kill_after.value_or(kMostSeconds);
  const double whole = std::floor(seconds);
  const struct timespec wait {static_cast<time_t>(whole), static_cast<long>((seconds - whole) * 1e9)};
  if (::ppoll(&ended, 1, &wait, nullptr) == 0) {
    ::kill(child, SIGKILL);
    outcome.timed_out = !kill_after.has_value();
  }
  ::close(ended.fd);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.messages = contents(messages);
  ::close(messages);
  return outcome;
}

std::string binary(const std::string& name) { return std::string(DATELINE_BIN_DIR) + "/" + name; }

}  // namespace dateline::crash
