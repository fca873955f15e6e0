#include "indexer/cli/options.h"

#include <algorithm>
#include <array>
#include <vector>

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::cli {
namespace {

constexpr auto kCommands = std::to_array<CommandSpec>({
    {"add", "PATH...", "take in articles from files, directories or - (standard input)"},
    {"remove", "ID...", "remove articles by id (- reads ids from standard input); with --revive let removed ones be taken in again"},
    {"check", "", "verify every checksum and cross-reference, and say what is wrong"},
    {"compact", "", "join segments, and drop articles that are no longer valid"},
    {"info", "", "what the archive holds: articles, days, bytes by part, segments, facets"},
    {"rederive", "", "rebuild everything from the stored articles with this version's rules"},
    {"snapshot", "TARGET", "a second archive in an instant, by hard links"},
    {"export", "", "write every article as JSON Lines or ninjs, so that the archive can be made again"},
    {"analyze", "PATH...", "no archive: the enriched articles, one JSON a line, to standard output"},
});

constexpr auto kOptions = std::to_array<OptionSpec>({
    {.name = "archive", .argument = "DIR", .help = "the archive; add makes it where there is none", .group = "Archive",
     .commands = "add remove check compact info rederive snapshot export"},
    {.name = "lock-timeout", .argument = "SECONDS", .fallback = "60", .help = "how long to wait for another writer",
     .group = "Archive", .commands = "add remove compact rederive"},
    {.name = "format", .argument = "auto|text|jsonl|csv|ninjs|newsml-g2|nitf|rss|jsonld|html|warc", .fallback = "auto",
     .help = "what the inputs are; auto looks at their content. Of export: jsonl (default) or ninjs", .group = "Reading", .commands = "add analyze export"},
    {.name = "source", .argument = "NAME", .help = "the source of articles that name none", .group = "Reading",
     .commands = "add analyze"},
    {.name = "published", .argument = "WHEN",
     .help = "publication date of articles that show none in their record, dateline, file or directory name",
     .group = "Reading", .commands = "add analyze"},
    {.name = "timezone", .argument = "ZONE",
     .help = "zone of times that name none, as Europe/Berlin or +02:00; kept in a new archive (default the archive's, else UTC)",
     .group = "Reading", .commands = "add analyze"},
    {.name = "language", .argument = "auto|XX", .fallback = "auto",
     .help = "language of articles that name none, as de or pt-BR; auto detects it", .group = "Reading",
     .commands = "add analyze"},
    {.name = "id-from", .argument = "text|path", .fallback = "text",
     .help = "identity of articles without an id: their text, or their path, so that an edited file replaces",
     .group = "Reading", .commands = "add analyze"},
    {.name = "id-prefix", .argument = "P", .help = "put before every identity that is derived", .group = "Reading",
     .commands = "add analyze"},
    {.name = "since", .argument = "WHEN|run",
     .help = "only files changed since: an instant or a day (UTC), or the beginning of the last complete run over the same inputs",
     .group = "Reading", .commands = "add"},
    {.name = "settle", .argument = "SECONDS", .fallback = "0",
     .help = "leave files that changed within so many seconds for the next run: they may still grow (with --watch, 2)",
     .group = "Reading", .commands = "add"},
    {.name = "watch", .argument = "SECONDS",
     .help = "go on: look again for changed files so many seconds after each pass, until SIGTERM or SIGINT",
     .group = "Reading", .commands = "add"},
    {.name = "ids", .argument = "FILE", .help = "ids from a file, a line each; - is standard input", .group = "Reading",
     .commands = "remove"},
    {.name = "no-entities",
     .help = "do not look for persons, organisations, places and countries in the text; those the record gives are kept",
     .group = "Reading", .commands = "add analyze rederive"},
    {.name = "rejects", .argument = "FILE",
     .help = "where refused records go, a JSON line each (default ARCHIVE/rejects/RUN.jsonl; of analyze, standard error)",
     .group = "Reading", .commands = "add analyze"},
    {.name = "max-rejects", .argument = "N|N%", .fallback = "0",
     .help = "how many records may be refused, or what share of them, before the exit code is 1", .group = "Reading",
     .commands = "add analyze"},
    {.name = "revive", .help = "take articles back in that were killed or removed", .group = "Writing",
     .commands = "add remove"},
    {.name = "dry-run", .help = "say what would happen, and change nothing", .group = "Writing",
     .commands = "add remove"},
    {.name = "jobs", .letter = 'j', .argument = "N", .help = "threads, 1 to 512 (default one for each processor)",
     .group = "Resources", .commands = "add check compact rederive analyze"},
    {.name = "memory", .argument = "MIB", .fallback = "512", .help = "memory to keep within, at least 256",
     .group = "Resources", .commands = "add compact rederive"},
    {.name = "commit-every", .argument = "MIB", .fallback = "128",
     .help = "text after which what was read is made durable and visible, at least 1", .group = "Resources",
     .commands = "add"},
    {.name = "progress", .argument = "auto|always|never", .fallback = "auto",
     .help = "a line on standard error that says how far it is; auto: on a terminal", .group = "Output",
     .commands = "add"},
    {.name = "report", .argument = "text|json", .fallback = "text", .help = "the form of the answer", .group = "Output",
     .commands = "add remove check compact info rederive snapshot"},
    {.name = "quiet", .help = "no report where the exit code is 0, so that cron sends no mail", .group = "Output",
     .commands = "add"},
    {.name = "visible", .help = "only what everybody may see now: nothing withheld, in doubt, under embargo or removed",
     .group = "Output", .commands = "export"},
    {.name = "hidden", .help = "list the articles that are withheld or under embargo, why, and until when",
     .group = "Output", .commands = "info"},
    {.name = "runs", .help = "list the runs that filled the archive", .group = "Output", .commands = "info"},
    {.name = "now", .argument = "INSTANT",
     .help = "the time it is, for embargoes, dates in the future and tombstones (default the clock)", .group = "Other",
     .commands = "add remove info rederive analyze export"},
    {.name = "help", .letter = 'h', .help = "this text; after a command, its own", .group = "Other"},
    {.name = "version", .help = "the version", .group = "Other"},
    {.name = "generate", .argument = "man|bash|zsh|fish", .help = "the manual page or a shell's completions",
     .hidden = true},
});

constexpr auto kUsage = std::to_array<std::string_view>({
    "add --archive DIR [options] PATH...",
    "remove --archive DIR [--revive] [--dry-run] [--ids FILE] ID...",
    "check|compact|info|rederive --archive DIR",
    "snapshot --archive DIR TARGET",
    "export --archive DIR [--format jsonl|ninjs] [--visible]",
    "analyze [options] PATH...",
});

constexpr std::string_view kDescription =
    "Inputs are plain text files or JSON Lines, as they are or within gzip, bzip2, xz, zstd, zip or tar, read in place. "
    "What cannot be read is refused, with the reason, and the run goes on; hidden files and files that hold no article "
    "are skipped.\n\n"
    "The same command again changes nothing. A run that was killed has kept what it had committed, and the same command "
    "again ends where an uninterrupted run ends. Readers are never blocked. SIGINT and SIGTERM end a run once what was "
    "read is committed; a second one ends it at once.\n\n"
    "What follows -- is no option, so paths and ids that begin with a hyphen go there.\n\n"
    "Keys of --report json: add gives read added replaced unchanged stale removed withheld embargoed rejected skipped "
    "seconds articles_per_second mib_per_second peak_mib revision, and where there are any broken_inputs notices "
    "rejects_file interrupted. remove: removed revived unknown revision. check: revision clean damage notes, each of "
    "damage and notes with where and what. compact and rederive: segments_before segments_after bytes_before "
    "bytes_after seconds revision. snapshot: target revision articles files bytes. info: path revision format analyzer "
    "timezone articles tombstones days bytes facets segments, and hidden or runs when asked for; bytes has a key for "
    "each part and per_text_byte.";

constexpr auto kExit = std::to_array<Entry>({
    {"0", "every input was read to its end, and no more records than --max-rejects were refused; check: no damage"},
    {"1", "records were refused, or an input is missing, truncated or still growing; check: damage; remove: an unknown id"},
    {"2", "bad usage; the archive is locked, unreadable or of a newer version; disk full. What is committed is kept"},
    {"130, 143", "ended by SIGINT or SIGTERM, once what was read was committed"},
});

constexpr auto kEnvironment = std::to_array<Entry>({
    {"DATELINE_ARCHIVE", "the archive, where --archive is not given"},
});

constexpr auto kExamples = std::to_array<Entry>({
    {"the nightly job", "dateline-index add --archive news --source Herald incoming/"},
    {"from a pipe, at a known date", "curl -s https://example.org/dump.jsonl.gz | dateline-index add --archive news --published 2015-09 -"},
    {"every night what is new, mail only when something is wrong", "dateline-index add --archive news --since run --quiet incoming/"},
    {"remove whatever a query finds", "dateline-search --archive news --format ids --limit all 'source:Herald published:2015' | dateline-index remove --archive news -"},
    {"is everything as it was written?", "dateline-index check --archive news"},
    {"what indexing makes of a file", "dateline-index analyze story.txt"},
});

constexpr ProgramSpec kProgram{.name = "dateline-index",
                               .summary = "fill a news archive and keep it",
                               .usage = kUsage,
                               .description = kDescription,
                               .commands = kCommands,
                               .options = kOptions,
                               .exit_statuses = kExit,
                               .environment = kEnvironment,
                               .examples = kExamples,
                               .version = DATELINE_VERSION};

// Levenshtein distance of two short ASCII words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

const ProgramSpec& index_program() { return kProgram; }

const CommandSpec* find_command(std::string_view name) {
  const auto* found = std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

std::string_view nearest_command(std::string_view name) {
  std::string_view best;
  std::size_t least = 3;
  for (const CommandSpec& command : kCommands) {
    const std::size_t apart = distance(name.substr(0, 32), command.name);
    if (apart < least) {
      least = apart;
      best = command.name;
    }
  }
  return best;
}

bool takes(std::string_view command, const OptionSpec& option) {
  std::string_view rest = option.commands;
  if (rest.empty()) return true;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == command) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::string command_help(const CommandSpec& command, std::size_t width) {
  std::vector<OptionSpec> options;
  for (const OptionSpec& option : kOptions) {
    if (!takes(command.name, option)) continue;
    options.push_back(option);
    options.back().commands = {};
  }
  std::string usage(command.name);
  if (command.name != "analyze") usage += " --archive DIR";
  usage += " [options]";
  if (!command.arguments.empty()) usage += " " + std::string(command.arguments);
  const std::string_view lines[] = {usage};
  const std::string name = std::string(kProgram.name) + " " + std::string(command.name);
  ProgramSpec program = kProgram;
  program.summary = command.help;
  program.usage = lines;
  program.commands = {};
  program.options = options;
  program.examples = {};
  if (command.name == "analyze") program.environment = {};
  return help_text(program, width);
}

}  // namespace dateline::cli
