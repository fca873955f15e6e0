#include "searcher/server/process.h"

#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "common/options_parse.h"
#include "searcher/server/archive_watch.h"
#include "searcher/server/http_server.h"
#include "searcher/server/listen.h"
#include "searcher/server/options.h"
#include "searcher/server/portal.h"

namespace dateline::server {
namespace {

constexpr int kFault = 2;

void say(const std::string& line) { std::fprintf(stderr, "dateline-serve: %s\n", line.c_str()); }

int report(const Error& error) {
  say(error.message);
  if (!error.hint.empty()) std::fprintf(stderr, "  hint: %s\n", error.hint.c_str());
  return kFault;
}

int serve(const std::string& archive, const std::string& address) {
  // Before any thread is made, so that all of them leave the signals to sigwait().
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);

  auto watch = ArchiveWatch::open(archive, say);
  if (!watch) return report(watch.error());
  auto socket = activated_socket();
  if (!socket) {
    auto made = listen_on(address);
    if (!made) return report(made.error());
    socket = *made;
  }
  const Portal portal(
      {}, [&] { return (*watch)->current(); }, say);
  HttpServer server({}, [&](const Request& request) {
    auto outcome = portal.begin(request);
    return Handled{std::move(outcome.reply), std::move(outcome.work)};
  });
  if (auto started = server.start(socket->fd); !started) return report(started.error());
  say("listening on http://" + socket->name + "/");
  int received = 0;
  ::sigwait(&signals, &received);
  server.stop();
  return 0;
}

}  // namespace

int run_process(int argc, char** argv) {
  const ProgramSpec& program = serve_program();
  const auto options = parse_options(program, {argv + (argc > 0 ? 1 : 0), argv + argc});
  if (!options) return report(options.error());
  if (options->has("help")) {
    std::fputs(help_text(program).c_str(), stdout);
    return 0;
  }
  if (options->has("version")) {
    std::printf("%s %s\n", std::string(program.name).c_str(), std::string(program.version).c_str());
    return 0;
  }
  if (options->has("generate")) {
    std::fputs(generated_text(program, options->value("generate"))->c_str(), stdout);
    return 0;
  }
  const char* from_environment = std::getenv("DATELINE_ARCHIVE");
  const std::string archive = options->has("archive")       ? std::string(options->value("archive"))
                              : from_environment == nullptr ? ""
                                                            : from_environment;
  if (archive.empty()) {
    return report({ErrorKind::usage,
                   "no-archive-given",
                   "no archive is named",
                   "give --archive DIR, or set DATELINE_ARCHIVE",
                   {}});
  }
  const std::string address(options->has("listen") ? options->value("listen") : "127.0.0.1:8080");
  return serve(archive, address);
}

}  // namespace dateline::server
