#include "searcher/cli/process.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>

#include "searcher/cli/pager.h"
#include "searcher/cli/run.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kBuffer = 64 * 1024;
constexpr std::size_t kReadable = 120;  // wider lines are hard to read

// Standard output or a pager, buffered; remembers what went wrong.
class Output {
 public:
  explicit Output(bool terminal) : terminal_(terminal) {}

  bool write(std::string_view text) {
    if (error_ != 0) return false;
    buffer_ += text;
    // A person sees each hit at once; a pipe is fed in blocks.
    return terminal_ || buffer_.size() >= kBuffer ? flush() : true;
  }

  bool flush() {
    std::size_t done = 0;
    while (error_ == 0 && done < buffer_.size()) {
      const ssize_t wrote = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
      if (wrote >= 0) done += static_cast<std::size_t>(wrote);
      else if (errno != EINTR) error_ = errno;
    }
    buffer_.clear();
    return error_ == 0;
  }

  int error() const { return error_; }
  void turn_to(int descriptor) { descriptor_ = descriptor; }

 private:
  bool terminal_;
  int descriptor_ = STDOUT_FILENO;
  std::string buffer_;
  int error_ = 0;
};

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

void write_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(STDERR_FILENO, text.data(), text.size());
    if (wrote < 0 && errno != EINTR) return;
    if (wrote > 0) text.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

}  // namespace

int run_process(int argc, char** argv, const OpenEngine& open) {
  std::signal(SIGPIPE, SIG_IGN);  // writing then fails with EPIPE
  Terminal terminal;
  terminal.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  Output output(terminal.out_is_terminal);
  bool may_page = false;
  std::unique_ptr<Pager> pager;
  std::string held;  // messages while the pager has the terminal
  terminal.out = [&](std::string_view text) {
    if (may_page) {  // with the first text, so that an error opens no pager
      may_page = false;
      pager = Pager::start(environment);
      if (pager) output.turn_to(pager->input());
    }
    return output.write(text);
  };
  terminal.err = [&](std::string_view text) {
    output.flush();
    if (pager) held += text;
    else write_error(text);
  };
  terminal.page = [&] { may_page = terminal.out_is_terminal; };
  terminal.in = &std::cin;
  terminal.environment = environment;
  terminal.width = terminal_width();
  terminal.clock = static_cast<std::int64_t>(std::time(nullptr));
  const int code = run({argv + std::min(argc, 1), argv + argc}, terminal, open);
  output.flush();
  if (pager) pager->finish();
  write_error(held);
  if (output.error() == 0) return code;
  if (output.error() == EPIPE) return kFound;
  const Error error = os_error("cannot write to", "standard output", output.error());
  write_error("dateline-search: " + error.message + "\n");
  return kFault;
}

}  // namespace dateline::cli
