#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>

#include "common/json_text.h"
#include "common/time/civil.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/store/maintenance.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

// The rejects file, made when the first record is refused.
class Rejects {
 public:
  Rejects(const Settings& settings, std::string run) : path_(settings.rejects) {
    if (path_.empty()) path_ = settings.archive + "/rejects/" + run + ".jsonl";
  }
  void write(const std::string& line) {
    if (!file_.is_open()) {
      std::error_code error;
      const fs::path parent = fs::path(path_).parent_path();
      if (!parent.empty()) fs::create_directories(parent, error);
      file_.open(path_, std::ios::binary | std::ios::trunc);
    }
    file_ << line;
  }
  // Empty where nothing was refused.
  Result<std::string> close() {
    if (!file_.is_open()) return std::string();
    file_.close();
    if (file_.fail()) return tl::unexpected(os_error("cannot write", path_));
    return path_;
  }

 private:
  std::string path_;
  std::ofstream file_;
};

std::string run_name(std::int64_t now) {
  char text[40];
  const std::time_t seconds = now;
  struct tm utc {};
  ::gmtime_r(&seconds, &utc);
  std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  return std::string(text) + "-" + std::to_string(::getpid());
}

// A directory that goes away with its owner: for trying out without an archive.
class TemporaryDirectory {
 public:
  static Result<TemporaryDirectory> make() {
    std::string path = (fs::temp_directory_path() / "dateline-dry-run-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) return tl::unexpected(os_error("cannot make directory", path));
    return TemporaryDirectory(path);
  }
  ~TemporaryDirectory() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
  const std::string& path() const { return path_; }

 private:
  explicit TemporaryDirectory(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

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

bool too_many_rejects(const Settings& settings, const Report& report) {
  if (report.broken_inputs > 0) return true;
  const double allowed = settings.max_rejects_percent
                             ? settings.max_rejects / 100 * static_cast<double>(report.read)
                             : settings.max_rejects;
  return static_cast<double>(report.rejected) > allowed;
}

}  // namespace

int run_add(const Settings& settings, Streams& streams, const StopRequest& stop) {
  const auto begin = std::chrono::steady_clock::now();
  std::optional<TemporaryDirectory> temporary;
  std::string archive = settings.archive;
  if (settings.dry_run && !fs::exists(archive + "/" + archive::kManifestName)) {
    auto made = TemporaryDirectory::make();
    if (!made) return report_error(made.error(), streams);
    temporary.emplace(std::move(*made));
    archive = temporary->path();
  }
  store::WriterOptions limits = writer_limits(settings.memory_mib << 20, settings.commit_mib << 20);
  limits.lock_timeout = settings.lock_timeout;
  limits.create = true;
  limits.timezone = settings.timezone;
  auto writer = store::ArchiveWriter::open(archive, limits);
  if (!writer) return report_error(writer.error(), streams);

  auto zone = Zone::named((*writer)->manifest().timezone);
  if (!zone) return report_error(zone.error(), streams);
  auto enricher = Enricher::create(
      {settings.published, *zone, static_cast<Day>(settings.now / 86400), settings.entities});
  if (!enricher) return report_error(enricher.error(), streams);

  PipelineOptions options;
  options.parse.zone = *zone;
  options.parse.source = settings.source;
  options.parse.language = settings.language;
  options.jobs = settings.jobs;
  options.memory_bytes = settings.memory_mib << 20;
  options.revive = settings.revive;
  options.identity_from_path = settings.identity_from_path;
  options.id_prefix = settings.id_prefix;
  options.dry_run = settings.dry_run;
  options.now = settings.now;
  options.stop = &stop.requested;
  const std::string run = run_name(settings.now);
  Rejects rejects(settings, run);
  options.rejected = [&](const std::string& line) { rejects.write(line); };

  readers::Source source(settings.arguments, {settings.format, {}});
  const bool show = settings.progress == Progress::always ||
                    (settings.progress == Progress::automatic && streams.err_is_terminal);
  ProgressLine progress(streams.err, source, show);
  options.progress = [&](const Report& report) { progress.update(report); };

  Report report;
  Result<> done = Pipeline(**writer, *enricher, options).run(source, report);
  progress.clear();
  report.interrupted = stop.requested.load();
  if (done && !settings.dry_run) done = store::merge_small_segments(**writer, settings.jobs);
  auto rejects_file = rejects.close();
  if (done && !rejects_file) done = tl::unexpected(rejects_file.error());
  if (rejects_file) report.rejects_file = *rejects_file;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  report.articles_per_second = static_cast<double>(report.read) / report.seconds;
  report.mib_per_second = static_cast<double>(report.text_bytes) / (1 << 20) / report.seconds;
  report.peak_mib = peak_resident_mib();
  report.revision = std::to_string((*writer)->manifest().revision);
  if (done && !settings.dry_run) done = (*writer)->log_run(run_line(settings, report));
  if (done) done = (*writer)->collect_garbage();
  if (settings.report == ReportFormat::json) {
    streams.out << report.to_json() << "\n";
  } else {
    streams.out << report.to_text();
  }
  streams.out.flush();
  if (!done) return report_error(done.error(), streams);
  if (report.interrupted) return 128 + stop.signal.load();
  return too_many_rejects(settings, report) ? 1 : 0;
}

}  // namespace dateline::cli
