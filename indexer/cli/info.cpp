#include <cstdarg>
#include <cstdio>
#include <ostream>

#include "common/text/tokenizer.h"
#include "common/time/civil.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/facts.h"
#include "indexer/cli/json.h"

namespace dateline::cli {
namespace {

Json day_or_null(const std::optional<Day>& day) { return day ? Json(format_day(*day)) : Json(nullptr); }

std::string instant_text(std::int64_t seconds) {
  Moment moment;
  moment.precision = Precision::instant;
  moment.instant = seconds;
  const std::int64_t days = seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0);
  moment.first = moment.last = static_cast<Day>(days);
  return moment.to_text();
}

double per_text_byte(std::uint64_t bytes, const Facts& facts) {
  return facts.text_bytes == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(facts.text_bytes);
}

Json bytes_json(const Facts& facts) {
  Json out = Json::object();
  Json ratios = Json::object();
  for (const auto& [part, bytes] : facts.bytes) {
    out[part] = bytes;
    ratios[part] = per_text_byte(bytes, facts);
  }
  out["total"] = facts.total_bytes;
  ratios["total"] = per_text_byte(facts.total_bytes, facts);
  out["kept"] = facts.kept_bytes;
  out["indexed_text"] = facts.text_bytes;
  out["per_text_byte"] = ratios;
  return out;
}

Json segments_json(const Facts& facts) {
  Json out = Json::array();
  for (const archive::SegmentEntry& entry : facts.manifest.segments) {
    std::uint64_t bytes = 0;
    for (const archive::FileEntry& file : entry.files) bytes += file.size;
    out.push_back({{"number", entry.number},
                   {"articles", entry.articles},
                   {"live", entry.live},
                   {"first_day", day_or_null(entry.first_day)},
                   {"last_day", day_or_null(entry.last_day)},
                   {"undated", entry.undated},
                   {"bytes", bytes}});
  }
  return out;
}

Json hidden_json(const Facts& facts) {
  Json out = Json::array();
  for (const HiddenArticle& article : facts.hidden_articles) {
    out.push_back({{"id", article.id},
                   {"why", article.why},
                   {"until", article.until ? Json(instant_text(*article.until)) : Json(nullptr)},
                   {"headline", article.headline}});
  }
  return out;
}

std::string to_json(const Settings& settings, const Facts& facts) {
  Json out = {{"path", settings.archive},
              {"revision", std::to_string(facts.manifest.revision)},
              {"format", archive::kFormatVersion},
              {"analyzer", facts.manifest.analyzer},
              {"timezone", facts.manifest.timezone},
              {"articles", {{"live", facts.live}, {"hidden", facts.hidden}, {"dead", facts.dead}}},
              {"tombstones", facts.tombstones},
              {"days",
               {{"first", day_or_null(facts.first_day)},
                {"last", day_or_null(facts.last_day)},
                {"undated", facts.undated}}},
              {"bytes", bytes_json(facts)}};
  Json facets = Json::object();
  for (const auto& [facet, values] : facts.facets) facets[facet] = values;
  out["facets"] = facets;
  out["segments"] = segments_json(facts);
  if (settings.hidden) out["hidden"] = hidden_json(facts);
  if (settings.runs) {
    out["runs"] = Json::array();
    for (const std::string& run : facts.runs) out["runs"].push_back(Json::parse(run, nullptr, false));
  }
  return one_line(out);
}

[[gnu::format(printf, 2, 3)]] void print(std::ostream& out, const char* format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  out << line;
}

using Count = unsigned long long;

std::string day_text(const std::optional<Day>& day) { return day ? format_day(*day) : std::string("-"); }

void print_bytes(std::ostream& out, const Facts& facts) {
  const auto row = [&](const std::string& part, std::uint64_t bytes) {
    print(out, "  %-9s %14llu  %6.3f\n", part.c_str(), static_cast<Count>(bytes), per_text_byte(bytes, facts));
  };
  out << "\npart               bytes  per byte of text\n";
  for (const auto& [part, bytes] : facts.bytes) row(part, bytes);
  row("total", facts.total_bytes);
  print(out, "  %-9s %14llu\n", "of text", static_cast<Count>(facts.text_bytes));
  if (facts.kept_bytes > 0) {
    print(out, "  %-9s %14llu  older revisions, kept a while for readers, and runs under way\n", "kept",
          static_cast<Count>(facts.kept_bytes));
  }
}

void print_segments(std::ostream& out, const Facts& facts) {
  if (facts.manifest.segments.empty()) return;
  out << "\nsegment  articles      live  first day   last day\n";
  for (const archive::SegmentEntry& entry : facts.manifest.segments) {
    print(out, "%7u  %8u  %8u  %-10s  %-10s\n", entry.number, entry.articles, entry.live,
          day_text(entry.first_day).c_str(), day_text(entry.last_day).c_str());
  }
}

// The run's own words, by the keys of its report.
std::string run_text(const std::string& line) {
  const Json run = Json::parse(line, nullptr, false);
  if (!run.is_object() || !run.contains("report") || !run["report"].is_object()) return line;
  std::string out = instant_text(run.value("time", std::int64_t{0})) + "  " + run.value("command", "add");
  for (const auto& [key, value] : run["report"].items()) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > 0) out += "  " + key + " " + value.dump();
  }
  if (run["report"].contains("seconds")) out += "  " + run["report"]["seconds"].dump() + " s";
  for (const auto& input : run.value("inputs", Json::array()))
    if (input.is_string()) out += "  " + input.get<std::string>();
  return out;
}

void print_text(const Settings& settings, const Facts& facts, std::ostream& out) {
  out << settings.archive << ": revision " << facts.manifest.revision << ", analyzer " << facts.manifest.analyzer
      << ", times without a zone are in " << facts.manifest.timezone << "\n";
  print(out, "articles   %llu, of them %llu hidden; %llu replaced or removed ones not yet dropped; %llu tombstones\n",
        static_cast<Count>(facts.live), static_cast<Count>(facts.hidden), static_cast<Count>(facts.dead),
        static_cast<Count>(facts.tombstones));
  out << "days       " << day_text(facts.first_day) << " to " << day_text(facts.last_day) << ", undated "
      << facts.undated << "\n";
  out << "values     ";
  const char* separator = "";
  for (const auto& [facet, values] : facts.facets) {
    out << separator << facet << " " << values;
    separator = ", ";
  }
  out << "\n";
  print_bytes(out, facts);
  print_segments(out, facts);
  if (settings.hidden) {
    out << "\nhidden: " << facts.hidden_articles.size() << "\n";
    for (const HiddenArticle& article : facts.hidden_articles) {
      out << "  " << article.id << "  " << article.why;
      if (article.until) out << " until " << instant_text(*article.until);
      out << "  " << article.headline << "\n";
    }
  }
  if (settings.runs) {
    out << "\nruns: " << facts.runs.size() << "\n";
    for (const std::string& run : facts.runs) out << "  " << run_text(run) << "\n";
  }
  if (facts.manifest.analyzer != text::kAnalyzerVersion) {
    out << "\nmade by another analyzer than this program's (" << text::kAnalyzerVersion
        << "): run dateline-index rederive --archive " << settings.archive << "\n";
  }
}

}  // namespace

int run_info(const Settings& settings, Streams& streams) {
  const auto facts = gather(settings.archive, settings.now, {settings.hidden, settings.runs});
  if (!facts) return report_error(facts.error(), streams);
  if (settings.report == ReportFormat::json) streams.out << to_json(settings, *facts);
  else print_text(settings, *facts, streams.out);
  return 0;
}

}  // namespace dateline::cli
