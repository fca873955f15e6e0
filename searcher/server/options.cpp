#include "searcher/server/options.h"

#include <array>

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::server {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
    {.name = "archive", .argument = "DIR", .help = "the archive to answer from", .group = "Archive"},
    {.name = "restrict",
     .argument = "QUERY",
     .help = "ANDed to everything that is asked: nothing else leaves the portal",
     .group = "Answers"},
    {.name = "articles",
     .argument = "full|snippet|none",
     .fallback = "full",
     .help =
         "how much of an article is served: all of it; its first lines; nothing, and hits without snippets",
     .group = "Answers"},
    {.name = "max-limit",
     .argument = "N",
     .fallback = "1000",
     .help = "the most hits one request may ask for",
     .group = "Answers"},
    {.name = "time-budget",
     .argument = "MS",
     .fallback = "2000",
     .help = "milliseconds a request may take, waiting included; 0: any time",
     .group = "Answers"},
    {.name = "max-age",
     .argument = "S",
     .fallback = "0",
     .help = "seconds for which browsers and proxies may reuse an answer without asking; never past the next "
             "embargo or midnight",
     .group = "Answers"},
    {.name = "cache",
     .argument = "MIB",
     .fallback = "64",
     .help = "memory for answers given before; 0: none",
     .group = "Answers"},
    {.name = "listen",
     .argument = "ADDRESS:PORT",
     .fallback = "127.0.0.1:8080",
     .help = "where to listen: an address and a port (0: one that is free), or unix:PATH",
     .group = "Connections"},
    {.name = "public-url",
     .argument = "URL",
     .help = "where the world sees the page, for links in feeds (default as each request says)",
     .group = "Connections"},
    {.name = "cors",
     .argument = "ORIGIN",
     .help = "a site whose pages may ask, such as https://news.example.org; *: any",
     .group = "Connections",
     .repeatable = true},
    {.name = "workers",
     .argument = "N",
     .help = "searches that run at once (default one for each processor)",
     .group = "Connections"},
    {.name = "queue",
     .argument = "N",
     .fallback = "256",
     .help = "requests that may wait for a worker; more are answered 429",
     .group = "Connections"},
    {.name = "connections",
     .argument = "N",
     .fallback = "2000",
     .help = "connections open at once",
     .group = "Connections"},
    {.name = "access-log",
     .argument = "FILE",
     .fallback = "-",
     .help = "a line for each request, in the combined log format; - is standard output, an empty name none; "
             "SIGHUP opens it anew",
     .group = "Connections"},
    {.name = "help", .letter = 'h', .help = "this text", .group = "Other"},
    {.name = "version", .help = "the version", .group = "Other"},
    {.name = "generate",
     .argument = "man|bash|zsh|fish",
     .help = "the manual page or a shell's completions",
     .hidden = true},
});

constexpr auto kUsage = std::to_array<std::string_view>({"--archive DIR [options]"});

constexpr std::string_view kDescription =
    "Serves a search page, a widget for other pages, and an HTTP interface over one archive. The archive is "
    "only read; "
    "what the indexer commits shows within a second, without a restart.\n\n"
    "TLS and authentication belong to the proxy in front; searcher/server/README.md has an example for "
    "nginx.";

constexpr auto kExit = std::to_array<Entry>({
    {"0", "stopped by SIGTERM or SIGINT, once the requests under way were answered"},
    {"2", "the options, the archive or the address are at fault"},
});

constexpr auto kEnvironment = std::to_array<Entry>({
    {"DATELINE_ARCHIVE", "the archive, where --archive is not given"},
    {"LISTEN_PID, LISTEN_FDS", "a socket handed over by systemd, in place of --listen"},
    {"NOTIFY_SOCKET", "where systemd is told that the portal is ready"},
});

constexpr auto kExamples = std::to_array<Entry>({
    {"a portal for this machine alone", "dateline-serve --archive news"},
    {"one section for the readers of one site",
     "dateline-serve --archive news --restrict section:sport --articles snippet --cors "
     "https://sport.example.org"},
});

constexpr ProgramSpec kProgram{.name = "dateline-serve",
                               .summary = "serve a news archive to browsers and programs",
                               .usage = kUsage,
                               .description = kDescription,
                               .options = kOptions,
                               .exit_statuses = kExit,
                               .environment = kEnvironment,
                               .examples = kExamples,
                               .version = DATELINE_VERSION};

}  // namespace

const ProgramSpec& serve_program() { return kProgram; }

}  // namespace dateline::server
