#include "indexer/cli/process.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "indexer/cli/arguments.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/descriptor_stream.h"
#include "indexer/cli/options.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kReadable = 120;  // wider lines are hard to read

StopRequest stop_request;

// The first signal asks to stop; a second one means at once.
extern "C" void ask_to_stop(int signal) {
  int none = 0;
  if (!stop_request.signal.compare_exchange_strong(none, signal)) ::_exit(128 + signal);
  stop_request.requested.store(true);
}

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;  // libraries are not used to EINTR
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::size_t terminal_width() {
  winsize size{};
  std::size_t width = 0;
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) {
    const std::string columns = environment("COLUMNS").value_or("");
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
  }
  return width == 0 ? 80 : std::clamp<std::size_t>(width, 40, kReadable);
}

int run_command(const Settings& settings, Streams& streams) {
  if (settings.command == "add") {
    stop_request.watch = watch_signals;
    return run_add(settings, streams, stop_request);
  }
  if (settings.command == "remove") return run_remove(settings, streams);
  if (settings.command == "check") return run_check(settings, streams);
  if (settings.command == "compact") return run_compact(settings, streams);
  if (settings.command == "info") return run_info(settings, streams);
  if (settings.command == "rederive") return run_rederive(settings, streams);
  if (settings.command == "snapshot") return run_snapshot(settings, streams);
  if (settings.command == "export") return run_export(settings, streams);
  return run_analyze(settings, streams);
}

int run(const Arguments& arguments, Streams& streams) {
  const ProgramSpec& program = index_program();
  switch (arguments.task) {
    case Task::help: {
      const CommandSpec* command = find_command(arguments.settings.command);
      streams.out << (command != nullptr ? command_help(*command, terminal_width())
                                         : help_text(program, terminal_width()));
      return 0;
    }
    case Task::version: streams.out << program.name << " " << program.version << "\n"; return 0;
    case Task::generate: streams.out << *generated_text(program, arguments.subject); return 0;
    case Task::command: break;
  }
  return run_command(arguments.settings, streams);
}

}  // namespace

int run_process(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // writing then fails with EPIPE
  DescriptorBuffer out_buffer(STDOUT_FILENO);
  DescriptorBuffer err_buffer(STDERR_FILENO);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  err.setf(std::ios::unitbuf);
  Streams streams{out, err, ::isatty(STDERR_FILENO) == 1};
  const auto arguments = read_arguments({argv + std::min(argc, 1), argv + argc}, environment, std::time(nullptr));
  const int code = arguments ? run(*arguments, streams) : report_error(arguments.error(), streams);
  out.flush();
  if (out_buffer.error() == 0 || out_buffer.error() == EPIPE) return code;
  return report_error(os_error("cannot write to", "standard output", out_buffer.error()), streams);
}

}  // namespace dateline::cli
