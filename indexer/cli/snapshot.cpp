#include <cstdio>
#include <ostream>

#include "indexer/cli/commands.h"
#include "indexer/cli/json.h"
#include "indexer/store/link_archive.h"

namespace dateline::cli {

int run_snapshot(const Settings& settings, Streams& streams) {
  const std::string& target = settings.arguments.front();
  const auto made = store::link_archive(settings.archive, target, store::Linking::hard);
  if (!made) return report_error(made.error(), streams);
  const std::uint64_t articles = made->manifest.live_articles();
  const std::string revision = std::to_string(made->manifest.revision);
  if (settings.report == ReportFormat::json) {
    streams.out << one_line({{"target", target},
                             {"revision", revision},
                             {"articles", articles},
                             {"files", made->files},
                             {"bytes", made->bytes}});
    return 0;
  }
  char size[40];
  std::snprintf(size, sizeof size, "%.1f MiB", static_cast<double>(made->bytes) / (1 << 20));
  streams.out << target << ": " << articles << " articles, " << made->files << " files, " << size << ", revision "
              << revision << "\n";
  return 0;
}

}  // namespace dateline::cli
