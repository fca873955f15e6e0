// compact and rederive: the same articles, written anew.
#include <chrono>
#include <cstdio>
#include <ostream>

#include "indexer/cli/commands.h"
#include "indexer/cli/json.h"
#include "indexer/store/maintenance.h"

namespace dateline::cli {
namespace {

using store::ArchiveWriter;
using Work = std::function<Result<>(ArchiveWriter&)>;

std::uint64_t segment_bytes(const archive::Manifest& manifest) {
  std::uint64_t sum = 0;
  for (const archive::SegmentEntry& segment : manifest.segments)
    for (const archive::FileEntry& file : segment.files) sum += file.size;
  return sum;
}

int maintain(const Settings& settings, Streams& streams, bool any_analyzer, const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  store::WriterOptions options;
  options.lock_timeout = settings.lock_timeout;
  options.any_analyzer = any_analyzer;
  auto writer = ArchiveWriter::open(settings.archive, options);
  if (!writer) return report_error(writer.error(), streams);
  const archive::Manifest before = (*writer)->manifest();
  Result<> done = work(**writer);
  if (done) done = (*writer)->collect_garbage();
  if (!done) return report_error(done.error(), streams);
  const archive::Manifest& after = (*writer)->manifest();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (settings.report == ReportFormat::json) {
    streams.out << one_line({{"segments_before", before.segments.size()},
                             {"segments_after", after.segments.size()},
                             {"bytes_before", segment_bytes(before)},
                             {"bytes_after", segment_bytes(after)},
                             {"seconds", seconds},
                             {"revision", std::to_string(after.revision)}});
    return 0;
  }
  char line[200];
  std::snprintf(line, sizeof line, "%zu segments, %.1f MiB became %zu, %.1f MiB in %.1f s, revision %llu\n",
                before.segments.size(), static_cast<double>(segment_bytes(before)) / (1 << 20), after.segments.size(),
                static_cast<double>(segment_bytes(after)) / (1 << 20), seconds,
                static_cast<unsigned long long>(after.revision));
  streams.out << line;
  return 0;
}

}  // namespace

int run_compact(const Settings& settings, Streams& streams) {
  return maintain(settings, streams, false, [&](ArchiveWriter& writer) {
    return store::compact(writer, settings.jobs, settings.memory_mib << 20);
  });
}

int run_rederive(const Settings& settings, Streams& streams) {
  return maintain(settings, streams, true, [&](ArchiveWriter& writer) -> Result<> {
    auto zone = Zone::named(writer.manifest().timezone);
    if (!zone) return tl::unexpected(zone.error());
    const auto enricher = make_enricher(settings, *zone);
    if (!enricher) return tl::unexpected(enricher.error());
    if (auto done = store::rederive(writer, [&](Article& article) { enricher->refresh(article); },
                                    settings.jobs, settings.memory_mib << 20); !done) return done;
    return writer.adopt_analyzer();
  });
}

}  // namespace dateline::cli
