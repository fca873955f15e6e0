#include <cstdio>
#include <ostream>

#include "indexer/cli/commands.h"
#include "indexer/cli/json.h"
#include "indexer/store/check.h"

namespace dateline::cli {
namespace {

Json to_json(const std::vector<store::Finding>& findings) {
  Json list = Json::array();
  for (const store::Finding& finding : findings) list.push_back({{"where", finding.where}, {"what", finding.what}});
  return list;
}

void print(std::ostream& out, const char* kind, const std::vector<store::Finding>& findings) {
  for (const store::Finding& finding : findings) out << kind << ": " << finding.where << ": " << finding.what << "\n";
}

}  // namespace

int run_check(const Settings& settings, Streams& streams) {
  const auto result = store::check_archive(settings.archive, {settings.jobs});
  if (!result) return report_error(result.error(), streams);
  const bool clean = result->damage.empty();
  if (settings.report == ReportFormat::json) {
    streams.out << one_line({{"revision", result->revision},
                             {"clean", clean},
                             {"articles", result->articles},
                             {"files", result->files},
                             {"bytes", result->bytes},
                             {"damage", to_json(result->damage)},
                             {"notes", to_json(result->notes)}});
    return clean ? 0 : 1;
  }
  print(streams.out, "damage", result->damage);
  print(streams.out, "note", result->notes);
  char size[40];
  std::snprintf(size, sizeof size, "%.1f MiB", static_cast<double>(result->bytes) / (1 << 20));
  streams.out << result->articles << " articles, " << result->files << " files, " << size << ": ";
  if (clean) {
    streams.out << "clean, revision " << result->revision << "\n";
    return 0;
  }
  streams.out << result->damage.size() << " damaged places\n"
              << "restore the archive from a snapshot, or build it anew from the articles\n";
  return 1;
}

}  // namespace dateline::cli
