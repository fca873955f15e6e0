#include "indexer/cli/add_once.h"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <ostream>

#include "indexer/cli/progress.h"
#include "indexer/cli/rejects_file.h"
#include "indexer/cli/runs.h"
#include "indexer/cli/shadow.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/store/maintenance.h"
#include "indexer/store/scrub.h"

// Of mimalloc, where the program is linked with it: gives freed memory back to the system.
extern "C" void mi_collect(bool force) __attribute__((weak));

namespace dateline::cli {
namespace {

using Clock = std::chrono::steady_clock;

// Clocks of file systems are coarse, and those of other machines differ: rather read a file twice.
constexpr std::int64_t kSinceMargin = 2;

// "20150929T140300Z-4711": when, and which process.
std::string run_name(std::int64_t now) {
  char text[40];
  const std::time_t seconds = now;
  struct tm utc {};
  ::gmtime_r(&seconds, &utc);
  std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  return std::string(text) + "-" + std::to_string(::getpid());
}

std::unique_ptr<RejectsFile> rejects_of(const Settings& settings, Streams& streams) {
  if (!settings.rejects.empty()) return std::make_unique<RejectsFile>(settings.rejects, true);
  if (settings.dry_run) return std::make_unique<RejectsFile>(streams.err);
  return std::make_unique<RejectsFile>(settings.archive + "/rejects/" + run_name(settings.now) + ".jsonl", false);
}

// Rejects replace what stood in their file, which must not be an input.
Result<> check_rejects_file(const Settings& settings) {
  struct stat rejects {};
  if (settings.rejects.empty() || ::stat(settings.rejects.c_str(), &rejects) != 0 || !S_ISREG(rejects.st_mode)) return {};
  for (const std::string& path : settings.arguments) {
    struct stat input {};
    if (::stat(path.c_str(), &input) == 0 && input.st_dev == rejects.st_dev && input.st_ino == rejects.st_ino) {
      return fail(ErrorKind::usage, "rejects-is-input", "--rejects names " + path + ", which is an input",
                  "name another file: this one would be overwritten before it is read");
    }
  }
  return {};
}

PipelineOptions pipeline_options(const Settings& settings, const Zone& zone, const StopRequest& stop) {
  PipelineOptions options;
  options.parse.zone = zone;
  options.parse.source = settings.source;
  options.parse.language = settings.language;
  options.jobs = settings.jobs;
  options.memory_bytes = settings.memory_mib << 20;
  options.revive = settings.revive;
  options.identity_from_path = settings.identity_from_path;
  options.id_prefix = settings.id_prefix;
  options.now = settings.now;
  options.stop = &stop.requested;
  options.leave_growing = settings.watch > 0;
  return options;
}

Result<readers::SourceOptions> source_options(const Settings& settings, const StopRequest& stop,
                                              std::optional<std::int64_t> since, const store::ArchiveWriter& writer) {
  readers::SourceOptions options;
  options.format = settings.format;
  options.limits.record_bytes = most_record_bytes(settings.memory_mib << 20);
  options.stop = &stop.requested;
  options.changed_since = since ? since : settings.since;
  if (!since && settings.since_run) {
    const auto runs = read_runs(writer.path(), writer.manifest());
    if (!runs) return tl::unexpected(runs.error());
    options.changed_since = last_complete_run(*runs, settings.arguments);
  }
  if (options.changed_since) *options.changed_since -= kSinceMargin;
  if (settings.settle > 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    options.settled_before = std::chrono::duration<double>(now).count() - settings.settle;
  }
  return options;
}

Result<> read_everything(const Settings& settings, Streams& streams, const StopRequest& stop,
                         std::optional<std::int64_t> since, RejectsFile& rejects, store::ArchiveWriter& writer,
                         Report& report) {
  auto zone = Zone::named(writer.manifest().timezone);
  if (!zone) return tl::unexpected(zone.error());
  auto enricher = make_enricher(settings, *zone);
  if (!enricher) return tl::unexpected(enricher.error());
  const auto reading = source_options(settings, stop, since, writer);
  if (!reading) return tl::unexpected(reading.error());
  readers::Source source(settings.arguments, *reading);
  const bool show = settings.progress == Progress::always ||
                    (settings.progress == Progress::automatic && streams.err_is_terminal);
  ProgressLine progress(streams.err, source, show);
  PipelineOptions options = pipeline_options(settings, *zone, stop);
  options.rejected = [&](const std::string& line) { rejects.write(line); };
  options.progress = [&](const Report& so_far) { progress.update(so_far); };
  auto done = Pipeline(writer, *enricher, options).run(source, report);
  progress.clear();
  report.interrupted = stop.requested.load();
  return done;
}

void measure(Clock::time_point begin, Report& report) {
  report.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  report.articles_per_second = static_cast<double>(report.read) / report.seconds;
  report.mib_per_second = static_cast<double>(report.text_bytes) / (1 << 20) / report.seconds;
  report.peak_mib = peak_resident_mib();
}

}  // namespace

AddOnce add_once(const Settings& settings, Streams& streams, const StopRequest& stop, std::optional<std::int64_t> since,
                 bool idle_runs) {
  const auto begin = Clock::now();
  const std::int64_t began = std::time(nullptr);
  AddOnce out;
  const auto failed = [&](const Error& error) {
    out.done = tl::unexpected(error);
    return std::move(out);
  };
  if (auto done = check_rejects_file(settings); !done) return failed(done.error());
  std::optional<Shadow> shadow;
  if (settings.dry_run) {
    if (stop.watch) stop.watch();
    auto made = Shadow::make(settings.archive);
    if (!made) return failed(made.error());
    shadow.emplace(std::move(*made));
  }
  store::WriterOptions limits = writer_limits(settings.memory_mib << 20, settings.commit_mib << 20);
  limits.lock_timeout = settings.lock_timeout;
  limits.create = true;
  limits.timezone = settings.timezone;
  auto opened = store::ArchiveWriter::open(shadow ? shadow->path() : settings.archive, limits);
  if (!opened) return failed(opened.error());
  store::ArchiveWriter& writer = **opened;
  if (stop.watch) stop.watch();  // not before: waiting for the lock may be broken off at once

  Report& report = out.report;
  const auto rejects = rejects_of(settings, streams);
  Result<> done = read_everything(settings, streams, stop, since, *rejects, writer, report);
  auto rejects_file = rejects->close();
  if (done && !rejects_file) done = tl::unexpected(rejects_file.error());
  if (rejects_file) report.rejects_file = *rejects_file;
  if (mi_collect != nullptr) mi_collect(true);  // before merging, which wants much of it in other sizes
  // What was killed leaves no trace, even by a run that was told to stop; merging can wait for the next.
  if (done && !shadow) done = store::scrub(writer, settings.jobs);
  if (done && !shadow && !report.interrupted) done = store::merge_small_segments(writer, settings.jobs, settings.memory_mib << 20);
  measure(begin, report);
  report.revision = shadow ? shadow->revision() : std::to_string(writer.manifest().revision);
  if (done && !shadow && (idle_runs || !report.idle())) {
    done = writer.log_run(run_line(settings, began, report.to_json()));
  }
  if (done) done = writer.collect_garbage();
  out.done = std::move(done);
  return out;
}

}  // namespace dateline::cli
