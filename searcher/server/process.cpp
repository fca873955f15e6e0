#include "searcher/server/process.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "searcher/query/caret.h"
#include "searcher/server/access_log.h"
#include "searcher/server/archive_watch.h"
#include "searcher/server/arguments.h"
#include "searcher/server/http_server.h"
#include "searcher/server/listen.h"
#include "searcher/server/metrics.h"
#include "searcher/server/options.h"
#include "searcher/server/portal.h"

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::server {
namespace {

constexpr int kFault = 2;
constexpr rlim_t kOtherFiles = 4096;  // of the archive: a few for each segment, twice while a new state opens

void say(const std::string& line) { std::fprintf(stderr, "dateline-serve: %s\n", line.c_str()); }

int report(const Error& error, const std::string& query = {}) {
  say(error.message);
  if (error.kind == ErrorKind::query && error.column) {
    std::fputs(caret_message(query, error).c_str(), stderr);
  } else if (!error.hint.empty()) {
    std::fprintf(stderr, "  hint: %s\n", error.hint.c_str());
  }
  return kFault;
}

// The portal, its log and its metrics, as the server calls them.
class Handler : public HttpHandler {
 public:
  Handler(Portal& portal, AccessLog& log, Metrics& metrics) : portal_(portal), log_(log), metrics_(metrics) {}

  Handled begin(const Request& request) override {
    Outcome outcome = portal_.begin(request);
    return {std::move(outcome.reply), std::move(outcome.work), outcome.route};
  }
  Reply refuse(const Request& request, const Problem& problem) override {
    return portal_.refuse(request, problem);
  }
  void served(const Request& request, const Served& what) override {
    metrics_.count(what.route[0] == '\0' ? "refused" : what.route, what.status, what.duration);
    log_.write(request, what);
  }

 private:
  Portal& portal_;
  AccessLog& log_;
  Metrics& metrics_;
};

std::string metrics_text(const Metrics& metrics, const ArchiveWatch& watch, const HttpServer& server,
                         BodyCache& cache, std::int64_t started) {
  const auto edition = watch.current();
  const BodyCache::Counts kept = cache.counts();
  const auto value = [](auto number) { return static_cast<double>(number); };
  return metrics.text({
      {"dateline_archive_revision", "gauge", "Revision of the archive that answers.",
       std::strtod(edition->revision().c_str(), nullptr)},
      {"dateline_archive_articles", "gauge", "Articles in the archive, held ones included.",
       value(edition->articles())},
      {"dateline_archive_reopened_total", "counter", "Newer states of the archive opened.",
       value(watch.reopened())},
      {"dateline_archive_reopen_failures_total", "counter", "Newer states that could not be opened.",
       value(watch.failures())},
      {"dateline_open_connections", "gauge", "Connections open.", value(server.open_connections())},
      {"dateline_requests_waiting", "gauge", "Requests waiting for a worker.", value(server.waiting())},
      {"dateline_cache_hits_total", "counter", "Answers taken from the cache.", value(kept.hits)},
      {"dateline_cache_misses_total", "counter", "Answers not found in the cache.", value(kept.misses)},
      {"dateline_cache_bytes", "gauge", "Memory of the cached answers.", value(kept.bytes)},
      {"dateline_cache_entries", "gauge", "Cached answers.", value(kept.entries)},
      {"process_start_time_seconds", "gauge", "When the server started, seconds since the epoch.",
       value(started)},
  });
}

// Enough descriptors for the connections, where the hard limit allows.
void raise_file_limit(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + kOtherFiles);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// SIGTERM and SIGINT end the wait; SIGHUP opens the log anew.
void wait_for_end(const sigset_t& signals, AccessLog& log) {
  for (;;) {
    int received = 0;
    if (::sigwait(&signals, &received) != 0) continue;
    if (received != SIGHUP) return;
    if (auto opened = log.reopen(); !opened) say(opened.error().message);
  }
}

int serve(const ServeArguments& arguments) {
  // Before any thread is made, so that all of them leave the signals to sigwait().
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, number);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  raise_file_limit(arguments.server.connections);

  auto watch = ArchiveWatch::open(arguments.archive, say);
  if (!watch) return report(watch.error());
  auto log = AccessLog::open(arguments.access_log);
  if (!log) return report(log.error());
  auto socket = activated_socket();
  if (!socket) {
    auto made = listen_on(arguments.listen);
    if (!made) return report(made.error());
    socket = *made;
  }
  Metrics metrics;
  Portal portal(
      arguments.portal, [&] { return (*watch)->current(); }, say);
  Handler handler(portal, **log, metrics);
  HttpServer server(arguments.server, handler);
  portal.set_metrics([&, started = std::int64_t{std::time(nullptr)}] {
    return metrics_text(metrics, **watch, server, portal.cache(), started);
  });
  (*watch)->on_change([&] { portal.cache().clear(); });
  if (auto started = server.start(socket->fd); !started) return report(started.error());
  say("listening on " + std::string(socket->name.starts_with("unix:") ? "" : "http://") + socket->name +
      (socket->name.starts_with("unix:") ? "" : "/"));
  notify_systemd("READY=1");
  wait_for_end(signals, **log);
  notify_systemd("STOPPING=1");
  portal.stopping();
  server.stop();
  (*watch)->on_change({});
  return 0;
}

}  // namespace

int run_process(int argc, char** argv) {
  const ProgramSpec& program = serve_program();
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const auto arguments = read_arguments(words, environment, std::thread::hardware_concurrency());
  if (!arguments) {
    // Only --restrict holds a query: the place is marked in what was given.
    const auto given = std::find(words.begin(), words.end(), "--restrict");
    return report(arguments.error(), given == words.end() || given + 1 == words.end() ? "" : *(given + 1));
  }
  switch (arguments->task) {
    case Task::help:
      std::fputs(help_text(program).c_str(), stdout);
      return 0;
    case Task::version:
      std::printf("%s %s\n", std::string(program.name).c_str(), std::string(program.version).c_str());
      return 0;
    case Task::generate:
      std::fputs(generated_text(program, arguments->generate)->c_str(), stdout);
      return 0;
    case Task::serve:
      return serve(*arguments);
  }
  return kFault;
}

}  // namespace dateline::server
