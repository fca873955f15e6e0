#include "searcher/server/options.h"

#include <array>

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::server {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
    {.name = "archive", .argument = "DIR", .help = "the archive to answer from", .group = "Archive"},
    {.name = "listen",
     .argument = "ADDRESS:PORT",
     .fallback = "127.0.0.1:8080",
     .help = "where to listen: an address and a port (0: one that is free), or unix:PATH",
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
    "what the indexer commits shows within a second, without a restart.";

constexpr auto kExit = std::to_array<Entry>({
    {"0", "stopped by SIGTERM or SIGINT, once the requests under way were answered"},
    {"2", "the options, the archive or the address are at fault"},
});

constexpr auto kEnvironment = std::to_array<Entry>({
    {"DATELINE_ARCHIVE", "the archive, where --archive is not given"},
    {"LISTEN_PID, LISTEN_FDS", "a socket handed over by systemd, in place of --listen"},
});

constexpr auto kExamples = std::to_array<Entry>({
    {"the portal of one machine", "dateline-serve --archive news"},
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
