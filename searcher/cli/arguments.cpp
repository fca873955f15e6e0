#include "searcher/cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/options_parse.h"
#include "common/time/civil.h"
#include "common/time/half_life.h"
#include "common/time/query_dates.h"
#include "searcher/cli/options.h"

namespace dateline::cli {
namespace {

template <class Value>
using Names = std::pair<std::string_view, Value>;

constexpr auto kFormats = std::to_array<Names<Format>>({{"text", Format::text},
                                                        {"json", Format::json},
                                                        {"jsonl", Format::jsonl},
                                                        {"csv", Format::csv},
                                                        {"ids", Format::ids},
                                                        {"trec", Format::trec}});
constexpr auto kSorts = std::to_array<Names<Sort>>(
    {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}});
constexpr auto kIntervals = std::to_array<Names<Interval>>({{"day", Interval::day},
                                                            {"week", Interval::week},
                                                            {"month", Interval::month},
                                                            {"year", Interval::year},
                                                            {"auto", Interval::automatic}});
constexpr auto kColors = std::to_array<Names<Color>>(
    {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}});
constexpr auto kTasks = std::to_array<Names<Task>>({{"help", Task::help},
                                                    {"version", Task::version},
                                                    {"generate", Task::generate},
                                                    {"fields", Task::fields},
                                                    {"show", Task::show},
                                                    {"similar", Task::similar},
                                                    {"explain", Task::explain},
                                                    {"batch", Task::batch},
                                                    {"suggest", Task::suggest},
                                                    {"variants", Task::variants},
                                                    {"calendar", Task::calendar}});

// The parser has let only the table's choices through.
template <class Value, std::size_t N>
std::optional<Value> named(const std::array<Names<Value>, N>& names, std::string_view name) {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  return std::nullopt;
}

tl::unexpected<Error> usage(std::string code, std::string message, std::string hint) {
  return fail(ErrorKind::usage, std::move(code), std::move(message), std::move(hint));
}

template <class Number>
Result<Number> read_number(std::string_view option, std::string_view text, std::string_view wanted) {
  Number out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
    return usage("bad-number", std::string(option) + " cannot be \"" + std::string(text) + "\"", std::string(wanted));
  return out;
}

std::string facet_list() {
  std::string out = "the facets are";
  for (std::size_t i = 0; i < kFacetCount; ++i) out += " " + std::string(facet_name(static_cast<Facet>(i)));
  return out;
}

Result<Facet> read_facet_name(std::string_view name) {
  if (const auto facet = facet_named(name)) return *facet;
  const std::string_view near = nearest_field(name);
  const bool helps = facet_named(near).has_value();
  return usage("unknown-facet", "there is no facet \"" + std::string(name) + "\"",
               helps ? "did you mean " + std::string(near) + "?" : facet_list());
}

Result<Task> read_task(const ParsedOptions& options) {
  Task task = Task::search;
  std::string chosen;
  for (const auto& [name, value] : kTasks) {
    if (!options.has(name)) continue;
    if (!chosen.empty() && (task == Task::help || task == Task::version)) break;
    if (!chosen.empty())
      return usage("conflicting-options", "--" + chosen + " and --" + std::string(name) + " cannot go together",
                   "leave one out");
    task = value;
    chosen = name;
  }
  const bool takes_words = task == Task::search || task == Task::similar || task == Task::calendar || task == Task::explain || task == Task::help || task == Task::version;
  if (!takes_words && !options.words.empty())
    return usage("conflicting-options", "--" + chosen + " takes no query", "leave out \"" + options.words.front() + "\"");
  return task;
}

Result<Format> read_format(const ParsedOptions& options, Task task) {
  const bool given = options.has("format");
  const Format format = given ? *named(kFormats, options.value("format"))
                              : task == Task::batch ? Format::jsonl : Format::text;
  const std::string name(options.value("format"));
  if (task == Task::calendar && given)
    return usage("conflicting-options", "--calendar and --format cannot go together", "leave --format out: --calendar says json or ics");
  if (task == Task::batch && format != Format::jsonl && format != Format::trec)
    return usage("bad-format", "--batch cannot give " + name, "use --format jsonl or trec");
  if (task != Task::batch && format == Format::trec)
    return usage("bad-format", "--format trec needs --batch", "put the query into a file, as: id TAB query");
  const bool document = task == Task::show || task == Task::fields || task == Task::suggest || task == Task::variants;
  if (document && format != Format::text && format != Format::json)
    return usage("bad-format", "this cannot be given as " + name, "use --format text or json");
  if (task == Task::explain && format != Format::text)
    return usage("bad-format", "--explain is text only", "leave out --format");
  return format;
}

Result<> read_dates(const ParsedOptions& options, std::int64_t clock, SearchRequest& request) {
  if (options.has("now")) {
    const auto now = parse_instant(options.value("now"));
    if (!now) return tl::unexpected(now.error());
    request.now = *now;
  }
  const std::int64_t now = request.now.value_or(clock);
  const std::int64_t days = now / kSecondsPerDay - (now % kSecondsPerDay < 0 ? 1 : 0);
  const auto today = static_cast<Day>(std::clamp<std::int64_t>(days, kMinDay, kMaxDay));
  const auto read = [&](const char* name, std::optional<Day> DayRange::* end) -> Result<> {
    if (!options.has(name)) return {};
    const auto range = parse_query_date(options.value(name), today);
    if (!range) {
      Error error = range.error();
      error.kind = ErrorKind::usage;
      error.message = std::string("--") + name + ": " + error.message;
      return tl::unexpected(std::move(error));
    }
    request.published.*end = (*range).*end;
    return {};
  };
  if (auto from = read("from", &DayRange::from); !from) return from;
  return read("to", &DayRange::to);
}

Result<> read_counts(const ParsedOptions& options, SearchRequest& request) {
  if (options.has("limit")) {
    const std::string_view text = options.value("limit");
    const auto limit = text == "all" ? Result<std::uint64_t>(kAll)
                                     : read_number<std::uint64_t>("--limit", text, "a whole number from 0, or all");
    if (!limit) return tl::unexpected(limit.error());
    request.limit = *limit;
  }
  if (options.has("offset")) {
    const auto offset = read_number<std::uint64_t>("--offset", options.value("offset"), "a whole number from 0");
    if (!offset) return tl::unexpected(offset.error());
    request.offset = *offset;
  }
  request.cursor = options.value("cursor");
  if (options.has("cursor") && request.cursor.empty())
    return usage("bad-cursor", "--cursor is empty", "give next_cursor of the page before");
  return {};
}

// "month" for both, or "year,month": of publication, of the days mentioned.
Result<CrossRequest> read_cross_timeline(std::string_view text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  const auto published = named(kIntervals, text.substr(0, comma));
  const auto about = comma < text.size() ? named(kIntervals, text.substr(comma + 1)) : published;
  if (!published || !about)
    return usage("bad-choice", "--cross-timeline cannot be \"" + std::string(text) + "\"",
                 "day, week, month, year or auto; or two of them, as year,month: of publication, and of the dates mentioned");
  return CrossRequest{*published, *about};
}

Result<> read_request(const ParsedOptions& options, std::int64_t clock, SearchRequest& request) {
  for (const std::string& word : options.words) {
    if (!request.query.empty() && !word.empty()) request.query += ' ';
    request.query += word;
  }
  request.match_any = options.value("match") == "any";
  request.lenient = options.has("lenient");
  if (auto dates = read_dates(options, clock, request); !dates) return dates;
  if (auto counts = read_counts(options, request); !counts) return counts;
  for (const std::string& text : options.all("filter")) {
    auto filter = read_filter(text);
    if (!filter) return tl::unexpected(filter.error());
    request.filters.push_back(std::move(*filter));
  }
  for (const std::string& text : options.all("facet"))
    if (auto facets = read_facets(text, request.facets); !facets) return facets;
  for (const std::string& text : options.all("significant"))
    if (auto facets = read_facets(text, request.significant, "significant"); !facets) return facets;
  request.timeline = named(kIntervals, options.value("timeline"));
  request.about_timeline = named(kIntervals, options.value("about-timeline"));
  if (options.has("cross-timeline")) {
    const auto cross = read_cross_timeline(options.value("cross-timeline"));
    if (!cross) return tl::unexpected(cross.error());
    request.cross_timeline = *cross;
  }
  request.timeline_share = options.has("share");
  if (request.timeline_share && !request.timeline)
    return usage("conflicting-options", "--share needs --timeline", "add --timeline auto, or leave --share out");
  request.sort = named(kSorts, options.value("sort"));
  if (options.has("recency")) {
    const auto halflife = parse_halflife(options.value("recency"));
    if (!halflife) return tl::unexpected(halflife.error());
    request.recency = *halflife;
  }
  request.count = options.value("count") == "stories" ? Count::stories : Count::articles;
  request.collapse = options.has("collapse");
  request.feedback = options.has("feedback");
  return {};
}

}  // namespace

Result<Filter> read_filter(std::string_view text) {
  const std::size_t at = text.find('=');
  if (at == std::string_view::npos || at == 0)
    return usage("bad-filter", "--filter cannot be \"" + std::string(text) + "\"",
                 "FACET=VALUE, FACET!=VALUE, or FACET= for articles without any, as in person=\"Vladimir Putin\"");
  Filter out;
  out.exclude = text[at - 1] == '!';
  const auto facet = read_facet_name(text.substr(0, at - (out.exclude ? 1 : 0)));
  if (!facet) return tl::unexpected(facet.error());
  out.facet = *facet;
  out.value = text.substr(at + 1);
  out.none = out.value.empty();
  return out;
}

Result<> read_facets(std::string_view text, std::vector<FacetRequest>& out, std::string_view option) {
  for (;;) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view item = text.substr(0, comma);
    const std::size_t colon = std::min(item.find(':'), item.size());
    const auto facet = read_facet_name(item.substr(0, colon));
    if (!facet) return tl::unexpected(facet.error());
    FacetRequest request{.facet = *facet};
    if (colon < item.size()) {
      const std::size_t second = std::min(item.find(':', colon + 1), item.size());
      const std::string_view number = item.substr(colon + 1, second - colon - 1);
      const bool has_prefix = second < item.size();
      if (!number.empty() || !has_prefix) {
        const auto limit = read_number<std::uint32_t>("--" + std::string(option) + " " + std::string(item.substr(0, colon)), number,
                                                      "a whole number after the colon; for values that begin so, two colons: person::put");
        if (!limit) return tl::unexpected(limit.error());
        request.limit = *limit;
      }
      if (has_prefix) request.prefix = item.substr(second + 1);
    }
    const auto same = std::find_if(out.begin(), out.end(), [&](const FacetRequest& r) { return r.facet == *facet; });
    if (same == out.end()) {
      out.push_back(request);
    } else {
      *same = request;
    }
    if (comma == text.size()) return {};
    text.remove_prefix(comma + 1);
  }
}

Result<Arguments> read_arguments(const std::vector<std::string>& arguments, const Environment& environment,
                                 std::int64_t clock) {
  const auto options = parse_options(search_program(), arguments);
  if (!options) return tl::unexpected(options.error());
  Arguments out;
  const auto task = read_task(*options);
  if (!task) return tl::unexpected(task.error());
  out.task = *task;
  const auto color = named(kColors, options->value("color"));
  out.color = color.value_or(Color::automatic);
  out.no_pager = options->has("no-pager");
  if (out.task == Task::help || out.task == Task::version) return out;
  out.subject = options->value(out.task == Task::show       ? "show"
                               : out.task == Task::similar  ? "similar"
                               : out.task == Task::batch    ? "batch"
                               : out.task == Task::suggest  ? "suggest"
                               : out.task == Task::variants ? "variants"
                               : out.task == Task::calendar ? "calendar"
                               : out.task == Task::generate ? "generate"
                                                            : "");
  if (out.task == Task::generate) return out;
  const auto format = read_format(*options, out.task);
  if (!format) return tl::unexpected(format.error());
  out.format = *format;
  if (auto request = read_request(*options, clock, out.request); !request) return tl::unexpected(request.error());
  if (out.task == Task::fields) return out;
  if (out.task == Task::calendar && !options->has("limit")) out.request.limit = kAll;
  out.archive = options->has("archive") ? std::string(options->value("archive"))
                                        : environment("DATELINE_ARCHIVE").value_or("");
  if (out.archive.empty())
    return usage("no-archive-given", "no archive is named", "give --archive DIR, or set DATELINE_ARCHIVE");
  return out;
}

}  // namespace dateline::cli
