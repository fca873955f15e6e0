#include "indexer/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "common/options_parse.h"
#include "common/time/parse_moment.h"
#include "common/time/query_dates.h"
#include "indexer/cli/options.h"

namespace dateline::cli {
namespace {

tl::unexpected<Error> usage(std::string code, std::string message, std::string hint) {
  return fail(ErrorKind::usage, std::move(code), std::move(message), std::move(hint));
}

// An error of a library function, as one of the command line.
tl::unexpected<Error> bad_value(std::string_view option, Error error) {
  error.kind = ErrorKind::usage;
  error.message = "--" + std::string(option) + ": " + error.message;
  return tl::unexpected(std::move(error));
}

// A decimal number within [least, most]; std::from_chars takes neither blanks nor a plus sign.
template <class Number>
Result<> read_number(const ParsedOptions& options, std::string_view name, Number least, Number most, Number& out) {
  if (!options.has(name)) return {};
  const std::string_view text = options.value(name);
  Number value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  if (!whole || !(value >= least && value <= most)) {
    const auto bound = [](Number number) { return std::to_string(static_cast<std::uint64_t>(number)); };
    return usage("bad-number", "--" + std::string(name) + " cannot be \"" + std::string(text) + "\"",
                 "a number from " + bound(least) + " to " + bound(most));
  }
  out = value;
  return {};
}

Result<> read_max_rejects(std::string_view text, Settings& out) {
  std::string_view digits = text;
  const bool percent = digits.ends_with('%');
  if (percent) digits.remove_suffix(1);
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size() && std::isfinite(value) &&
                     value >= 0 && (percent ? value <= 100 : value == std::floor(value));
  if (!whole) {
    return usage("bad-number", "--max-rejects cannot be \"" + std::string(text) + "\"",
                 "a whole number of records, or a share such as 0.5%");
  }
  out.max_rejects = value;
  out.max_rejects_percent = percent;
  return {};
}

// BCP 47 (RFC 5646, section 2.1) in outline: a primary subtag of two or three letters, then subtags.
bool is_language(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (bool first = true; !text.empty() || first; first = false) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view tag = text.substr(0, end);
    const bool right = first ? tag.size() >= 2 && tag.size() <= 3 && std::all_of(tag.begin(), tag.end(), letter)
                             : !tag.empty() && tag.size() <= 8 &&
                                   std::all_of(tag.begin(), tag.end(), [&](char c) { return letter(c) || digit(c); });
    if (!right || end + 1 == text.size()) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

Result<> read_times(const ParsedOptions& options, Settings& out) {
  if (options.has("timezone")) {
    const auto zone = Zone::named(options.value("timezone"));
    if (!zone) return bad_value("timezone", zone.error());
    out.timezone = zone->name();
  }
  if (options.has("published")) {
    // Whether it can be read does not depend on the zone; its instant does, and the zone is the archive's.
    out.published = options.value("published");
    const auto moment = parse_moment(out.published, Zone::utc());
    if (!moment) return bad_value("published", moment.error());
  }
  if (options.value("since") == "run") {
    out.since_run = true;
  } else if (options.has("since")) {
    const auto since = parse_instant(options.value("since"));
    if (!since) return bad_value("since", since.error());
    out.since = *since;
  }
  if (options.has("now")) {
    const auto now = parse_instant(options.value("now"));
    if (!now) return bad_value("now", now.error());
    out.now = *now;
  }
  return {};
}

Result<> read_numbers(const ParsedOptions& options, Settings& out) {
  Result<> done = read_number<unsigned>(options, "jobs", 1, kMostJobs, out.jobs);
  if (done) done = read_number<std::uint64_t>(options, "memory", kLeastMemoryMib, kMostMib, out.memory_mib);
  if (done) done = read_number<std::uint64_t>(options, "commit-every", kLeastCommitMib, kMostMib, out.commit_mib);
  if (done) done = read_number<double>(options, "lock-timeout", 0, kMostLockSeconds, out.lock_timeout);
  if (done) done = read_number<double>(options, "watch", kLeastWatchSeconds, kMostLockSeconds, out.watch);
  if (done && options.has("watch")) out.settle = kWatchSettleSeconds;
  if (done) done = read_number<double>(options, "settle", 0, kMostLockSeconds, out.settle);
  if (done && options.has("max-rejects")) done = read_max_rejects(options.value("max-rejects"), out);
  return done;
}

Result<> read_settings(const ParsedOptions& options, Settings& out) {
  if (options.has("format")) out.format = *readers::format_named(options.value("format"));
  out.source = options.value("source");
  out.id_prefix = options.value("id-prefix");
  out.identity_from_path = options.value("id-from") == "path";
  out.rejects = options.value("rejects");
  out.revive = options.has("revive");
  out.dry_run = options.has("dry-run");
  out.quiet = options.has("quiet");
  out.ids_file = options.value("ids");
  out.entities = !options.has("no-entities");
  out.hidden = options.has("hidden");
  out.runs = options.has("runs");
  out.visible = options.has("visible");
  if (options.value("report") == "json") out.report = ReportFormat::json;
  if (options.value("progress") == "always") out.progress = Progress::always;
  if (options.value("progress") == "never") out.progress = Progress::never;
  const std::string_view language = options.value("language");
  if (options.has("language") && language != "auto") {
    if (!is_language(language)) {
      return usage("bad-language", "--language cannot be \"" + std::string(language) + "\"",
                   "auto, or a language tag such as de or pt-BR");
    }
    out.language = language;
  }
  Result<> done = read_times(options, out);
  if (done) done = read_numbers(options, out);
  return done;
}

Result<const CommandSpec*> read_command(const std::vector<std::string>& words) {
  if (words.empty()) return usage("no-command", "no command is given", "see dateline-index --help");
  const CommandSpec* command = find_command(words.front());
  if (command != nullptr) return command;
  const std::string_view near = nearest_command(words.front());
  return usage("unknown-command", "there is no command \"" + words.front() + "\"",
               near.empty() ? "see dateline-index --help" : "did you mean " + std::string(near) + "?");
}

// Every option given is one of the command's.
Result<> check_options(const ParsedOptions& options, const CommandSpec& command) {
  for (const auto& [name, values] : options.values) {
    const OptionSpec* option = find_option(index_program(), name);
    if (option == nullptr || takes(command.name, *option)) continue;
    return usage("other-command", "--" + name + " is no option of " + std::string(command.name),
                 "it belongs to: " + std::string(option->commands));
  }
  return {};
}

Result<> check_words(const Settings& settings, const CommandSpec& command) {
  const std::string wanted(command.arguments);
  const std::size_t given = settings.arguments.size();
  if (wanted.empty() && given > 0) {
    return usage("unexpected-argument", settings.command + " takes no \"" + settings.arguments.front() + "\"",
                 "see dateline-index " + settings.command + " --help");
  }
  if (!settings.ids_file.empty() && given == 0) return {};
  if (!wanted.empty() && given == 0) {
    return usage("missing-argument", settings.command + " needs " + wanted,
                 "see dateline-index " + settings.command + " --help");
  }
  if (!wanted.empty() && !wanted.ends_with("...") && given > 1) {
    return usage("unexpected-argument", settings.command + " takes one " + wanted + " only",
                 "leave out \"" + settings.arguments[1] + "\"");
  }
  return {};
}

Result<> check_export(const Settings& settings) {
  using readers::Format;
  const Format format = settings.format;
  if (format == Format::automatic || format == Format::jsonl || format == Format::ninjs) return {};
  return usage("bad-choice", std::string("export cannot write ") + readers::to_text(format), "jsonl or ninjs");
}

Result<> check_watch(const Settings& settings) {
  if (settings.dry_run) {
    return usage("watch-and-dry-run", "--watch and --dry-run do not go together", "leave one of them out");
  }
  if (std::find(settings.arguments.begin(), settings.arguments.end(), "-") != settings.arguments.end()) {
    return usage("watch-and-input", "standard input cannot be watched", "name files or directories");
  }
  return {};
}

}  // namespace

Result<Arguments> read_arguments(const std::vector<std::string>& arguments, const Environment& environment,
                                 std::int64_t clock) {
  const auto options = parse_options(index_program(), arguments);
  if (!options) return tl::unexpected(options.error());
  Arguments out;
  Settings& settings = out.settings;
  settings.now = clock;
  if (options->has("help")) {
    out.task = Task::help;
    if (!options->words.empty() && find_command(options->words.front()) != nullptr) {
      settings.command = options->words.front();
    }
    return out;
  }
  if (options->has("version") || options->has("generate")) {
    out.task = options->has("version") ? Task::version : Task::generate;
    out.subject = options->value("generate");
    return out;
  }
  const auto command = read_command(options->words);
  if (!command) return tl::unexpected(command.error());
  settings.command = (*command)->name;
  settings.arguments.assign(options->words.begin() + 1, options->words.end());
  Result<> done = check_options(*options, **command);
  if (done) done = read_settings(*options, settings);
  if (done) done = check_words(settings, **command);
  if (done && settings.command == "export") done = check_export(settings);
  if (done && settings.watch > 0) done = check_watch(settings);
  if (!done) return tl::unexpected(done.error());
  if (settings.command == "analyze") return out;
  settings.archive = options->has("archive") ? std::string(options->value("archive"))
                                             : environment("DATELINE_ARCHIVE").value_or("");
  while (settings.archive.size() > 1 && settings.archive.ends_with('/')) settings.archive.pop_back();
  if (settings.archive.empty()) {
    return usage("no-archive-given", "no archive is named", "give --archive DIR, or set DATELINE_ARCHIVE");
  }
  return out;
}

}  // namespace dateline::cli
