#include "indexer/pipeline/report.h"

#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace dateline {
namespace {

double rounded(double value) { return std::round(value * 1000) / 1000; }

void append_count(std::string& out, std::uint64_t count, const char* what) {
  if (count == 0) return;
  if (!out.empty() && out.back() != '\n') out += ", ";
  out += std::to_string(count) + " " + what;
}

}  // namespace

double peak_resident_mib() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux: KiB
}

std::string Report::to_json() const {
  nlohmann::ordered_json json = {{"read", read},
                                 {"added", added},
                                 {"replaced", replaced},
                                 {"unchanged", unchanged},
                                 {"stale", stale},
                                 {"removed", removed},
                                 {"withheld", withheld},
                                 {"embargoed", embargoed},
                                 {"rejected", rejected},
                                 {"skipped", skipped},
                                 {"seconds", rounded(seconds)},
                                 {"articles_per_second", rounded(articles_per_second)},
                                 {"mib_per_second", rounded(mib_per_second)},
                                 {"peak_mib", rounded(peak_mib)},
                                 {"revision", revision}};
  if (broken_inputs > 0) json["broken_inputs"] = broken_inputs;
  if (!notices.empty()) json["notices"] = notices;
  if (!rejects_file.empty()) json["rejects_file"] = rejects_file;
  if (interrupted) json["interrupted"] = true;
  return json.dump();
}

std::string Report::to_text() const {
  std::string out = std::to_string(read) + " records read: ";
  std::string counts;
  append_count(counts, added, "added");
  append_count(counts, replaced, "replaced");
  append_count(counts, unchanged, "unchanged");
  append_count(counts, stale, "stale");
  append_count(counts, removed, "removed");
  append_count(counts, withheld, "withheld");
  append_count(counts, embargoed, "embargoed");
  append_count(counts, rejected, "rejected");
  out += counts.empty() ? "nothing to do" : counts;
  out += "\n";
  if (skipped > 0) out += std::to_string(skipped) + " inputs skipped: hidden, without an article, or not changed\n";
  if (broken_inputs > 0) out += std::to_string(broken_inputs) + " inputs missing, truncated, still growing or unreadable\n";
  for (const auto& [code, count] : notices) out += "notice " + code + ": " + std::to_string(count) + "\n";
  for (const std::string& one : refused) out += "  " + one + "\n";
  if (rejected > refused.size() && !refused.empty()) {
    out += "  and " + std::to_string(rejected - refused.size()) + " more\n";
  }
  if (!rejects_file.empty()) out += "what was refused, and why: " + rejects_file + "\n";
  if (interrupted) out += "interrupted: what was read is committed; the same command goes on from here\n";
  char line[160];
  std::snprintf(line, sizeof line, "%.1f s, %.0f records/s, %.1f MiB/s, peak %.0f MiB, revision %s\n", seconds,
                articles_per_second, mib_per_second, peak_mib, revision.c_str());
  return out + line;
}

}  // namespace dateline
