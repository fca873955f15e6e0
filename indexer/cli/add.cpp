#include <unistd.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <optional>
#include <ostream>

#include "common/json_text.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/cli/rejects_file.h"
#include "indexer/cli/shadow.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/store/maintenance.h"
#include "indexer/store/scrub.h"

namespace dateline::cli {
namespace {

using Clock = std::chrono::steady_clock;

// "20150929T140300Z-4711": when, and which process.
std::string run_name(std::int64_t now) {
  char text[40];
  const std::time_t seconds = now;
  struct tm utc {};
  ::gmtime_r(&seconds, &utc);
  std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  return std::string(text) + "-" + std::to_string(::getpid());
}

std::string run_line(const Settings& settings, const Report& report) {
  std::string line = "{";
  append_key(line, "time");
  line += std::to_string(settings.now);
  append_key(line, "inputs");
  line += '[';
  for (const std::string& path : settings.arguments) {
    append_comma(line);
    append_json_string(line, path);
  }
  line += ']';
  append_key(line, "report");
  return line + report.to_json() + "}";
}

std::unique_ptr<RejectsFile> rejects_of(const Settings& settings, Streams& streams) {
  if (!settings.rejects.empty()) return std::make_unique<RejectsFile>(settings.rejects, true);
  if (settings.dry_run) return std::make_unique<RejectsFile>(streams.err);
  return std::make_unique<RejectsFile>(settings.archive + "/rejects/" + run_name(settings.now) + ".jsonl", false);
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
  return options;
}

Result<> read_everything(const Settings& settings, Streams& streams, const StopRequest& stop, RejectsFile& rejects,
                         store::ArchiveWriter& writer, Report& report) {
  auto zone = Zone::named(writer.manifest().timezone);
  if (!zone) return tl::unexpected(zone.error());
  auto enricher = make_enricher(settings, *zone);
  if (!enricher) return tl::unexpected(enricher.error());
  readers::Source source(settings.arguments, {settings.format, {}, &stop.requested});
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

int run_add(const Settings& settings, Streams& streams, const StopRequest& stop) {
  const auto begin = Clock::now();
  std::optional<Shadow> shadow;
  if (settings.dry_run) {
    if (stop.watch) stop.watch();
    auto made = Shadow::make(settings.archive);
    if (!made) return report_error(made.error(), streams);
    shadow.emplace(std::move(*made));
  }
  store::WriterOptions limits = writer_limits(settings.memory_mib << 20, settings.commit_mib << 20);
  limits.lock_timeout = settings.lock_timeout;
  limits.create = true;
  limits.timezone = settings.timezone;
  auto writer = store::ArchiveWriter::open(shadow ? shadow->path() : settings.archive, limits);
  if (!writer) return report_error(writer.error(), streams);
  if (stop.watch) stop.watch();  // not before: waiting for the lock may be broken off at once

  Report report;
  const auto rejects = rejects_of(settings, streams);
  Result<> done = read_everything(settings, streams, stop, *rejects, **writer, report);
  auto rejects_file = rejects->close();
  if (done && !rejects_file) done = tl::unexpected(rejects_file.error());
  // What was killed leaves no trace, even by a run that was told to stop; merging can wait for the next.
  if (done && !shadow) done = store::scrub(**writer, settings.jobs);
  if (done && !shadow && !report.interrupted) done = store::merge_small_segments(**writer, settings.jobs);
  if (rejects_file) report.rejects_file = *rejects_file;
  measure(begin, report);
  report.revision = shadow ? shadow->revision() : std::to_string((*writer)->manifest().revision);
  if (done && !shadow) done = (*writer)->log_run(run_line(settings, report));
  if (done) done = (*writer)->collect_garbage();
  streams.out << (settings.report == ReportFormat::json ? report.to_json() + "\n" : report.to_text());
  streams.out.flush();
  if (!done) return report_error(done.error(), streams);
  if (report.interrupted) return 128 + stop.signal.load();
  return too_many_rejects(settings, report.read, report.rejected, report.broken_inputs) ? 1 : 0;
}

}  // namespace dateline::cli
