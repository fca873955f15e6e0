#include "searcher/cli/options.h"

#include <array>

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "0"
#endif

namespace dateline::cli {
namespace {

constexpr std::string_view kFacets =
    "person org place country about-country source section author language status year month day weekday about-year "
    "about-month";

constexpr auto kOptions = std::to_array<OptionSpec>({
    {.name = "archive", .argument = "DIR", .help = "the archive to ask", .group = "Archive"},
    {.name = "match", .argument = "all|any", .fallback = "all",
     .help = "how words and phrases side by side are read: all of them, or any", .group = "Query"},
    {.name = "from", .argument = "WHEN", .help = "published on its first day or later: 2015-09-29, \"last week\"", .group = "Query"},
    {.name = "to", .argument = "WHEN", .help = "published on its last day or earlier", .group = "Query"},
    {.name = "filter", .argument = "F=V", .help = "only articles with this value of a facet; F!=V without it, F= without any",
     .group = "Query", .values = "person= org= place= country= about-country= source= section= author= language= status= year= month= day= weekday= about-year= about-month=",
     .repeatable = true},
    {.name = "lenient", .help = "read what can be read of a faulty query, and say how", .group = "Query"},
    {.name = "now", .argument = "INSTANT", .help = "the time it is, for embargoes and words such as yesterday (default the clock)", .group = "Query"},
    {.name = "facet", .argument = "NAME[:N][:PREFIX]", .help = "count the values of a facet, the N most frequent (default 10), or with a prefix those with a word that begins so (person:5:put, person::put); or several with commas",
     .group = "Results", .values = kFacets, .repeatable = true},
    {.name = "significant", .argument = "NAME[:N]", .help = "values of a facet that the articles found have more often than the rest of the archive, with both counts",
     .group = "Results", .values = kFacets, .repeatable = true},
    {.name = "timeline", .argument = "day|week|month|year|auto", .help = "count articles by publication date", .group = "Results"},
    {.name = "share", .help = "with --timeline: what part of all that was published in each bucket was found", .group = "Results"},
    {.name = "about-timeline", .argument = "day|week|month|year|auto", .help = "count articles by the dates they mention", .group = "Results"},
    {.name = "cross-timeline", .argument = "INTERVAL[,INTERVAL]", .help = "count articles by publication date and by the dates they mention together: one interval for both, or that of publication and that of the dates mentioned",
     .group = "Results", .values = "day week month year auto"},
    {.name = "sort", .argument = "relevance|newest|oldest", .help = "the order of hits (default relevance; newest without a query)", .group = "Results"},
    {.name = "recency", .argument = "HALFLIFE", .help = "the score halves with every HALFLIFE of an article's age: 12h, 30d, 2w, 6m, 1y", .group = "Results"},
    {.name = "feedback", .help = "the words of the best 3 articles add to the scores of all that match", .group = "Results"},
    {.name = "count", .argument = "articles|stories", .fallback = "articles", .help = "what totals, facets and timelines count; a story is an article with its rewritten and reprinted versions",
     .group = "Results"},
    {.name = "collapse", .help = "of each story only the best hit, with the number of its other versions", .group = "Results"},
    {.name = "limit", .argument = "N|all", .fallback = "10", .help = "how many hits; 0 for counts only", .group = "Results"},
    {.name = "offset", .argument = "N", .fallback = "0", .help = "how many hits to leave out before the first", .group = "Results"},
    {.name = "cursor", .argument = "C", .help = "continue behind a page: the next_cursor of its JSON, with the same query, filters and sort", .group = "Results"},
    {.name = "show", .argument = "ID", .help = "the whole article, as text or JSON", .group = "In place of a search"},
    {.name = "similar", .argument = "ID", .help = "articles that share significant words and names with one, copies of it left out; with a query, among those it finds",
     .group = "In place of a search"},
    {.name = "explain", .help = "how the query is read: tokens, tree, terms", .group = "In place of a search"},
    {.name = "batch", .argument = "FILE", .help = "answer every line \"id TAB query\" of a file, - for standard input, as jsonl or trec",
     .group = "In place of a search"},
    {.name = "suggest", .argument = "PREFIX", .help = "words of headlines and names that begin so, by how many articles have them; --limit says how many",
     .group = "In place of a search"},
    {.name = "variants", .argument = "NAME", .help = "how the archive spells a name: what aliases.tsv joins, and what the texts say",
     .group = "In place of a search"},
    {.name = "calendar", .argument = "json|ics", .help = "the dates from today (--now) on that the articles mention, each with its article, as JSON or iCalendar; --limit counts dates (default all)",
     .group = "In place of a search"},
    {.name = "fields", .help = "what can be asked for in a query, with examples", .group = "In place of a search"},
    {.name = "format", .argument = "text|json|jsonl|csv|ids|trec", .fallback = "text", .help = "the form of the output; trec only with --batch",
     .group = "Output"},
    {.name = "color", .argument = "auto|always|never", .fallback = "auto", .help = "colours: auto is on a terminal, unless NO_COLOR is set",
     .group = "Output"},
    {.name = "no-pager", .help = "do not show text on a terminal through $PAGER", .group = "Output"},
    {.name = "help", .letter = 'h', .help = "this text", .group = "Output"},
    {.name = "version", .help = "the version", .group = "Output"},
    {.name = "generate", .argument = "man|bash|zsh|fish", .help = "the manual page or a shell's completions", .hidden = true},
});

constexpr auto kUsage = std::to_array<std::string_view>({
    "--archive DIR [options] [QUERY...]",
    "--archive DIR --show ID [--format text|json]",
    "--archive DIR --suggest PREFIX | --variants NAME [--format text|json]",
    "--archive DIR --similar ID [options] [QUERY...]",
    "--archive DIR --calendar json|ics [options] [QUERY...]",
    "--archive DIR --explain QUERY",
    "--archive DIR --batch FILE [--format jsonl|trec] [options]",
    "--fields [--format text|json]",
});

constexpr std::string_view kDescription =
    "Several words of a query join with a space. Without a query, or with *, every article is found, the newest first. "
    "After -- nothing is an option, so a query that begins with a hyphen goes there.\n\n"
    "Words are ANDed; AND, OR, NOT, parentheses, \"phrases\" and fields such as person:putin or published:2015-09 "
    "combine them. --fields lists the fields.\n\n"
    "The output is text for people, or: json, one document (one line, but laid out on a terminal); jsonl, one hit a "
    "line; csv, RFC 4180 with a header line, lists joined by \"; \"; ids, one id a line.";

constexpr auto kExit = std::to_array<Entry>({
    {"0", "something was found; always with --batch"},
    {"1", "nothing was found, or the id is not known"},
    {"2", "the query, the options or the archive are at fault"},
});

constexpr auto kEnvironment = std::to_array<Entry>({
    {"DATELINE_ARCHIVE", "the archive, where --archive is not given"},
    {"NO_COLOR", "no colours, unless --color always"},
    {"PAGER", "shows text on a terminal (default less, where it is installed); empty or cat: none"},
    {"COLUMNS", "the width of text output, where the terminal does not say"},
});

constexpr auto kExamples = std::to_array<Entry>({
    {"a phrase and a person", "dateline-search --archive news '\"US-led coalition\" AND person:Putin'"},
    {"who is named in September 2015, and when", "dateline-search --archive news --from 2015-09 --to 2015-09 --facet person:20 --timeline day"},
    {"words that begin with a hyphen", "dateline-search --archive news -- -syria turkey"},
});

constexpr ProgramSpec kProgram{.name = "dateline-search",
                               .summary = "search a news archive",
                               .usage = kUsage,
                               .description = kDescription,
                               .options = kOptions,
                               .exit_statuses = kExit,
                               .environment = kEnvironment,
                               .examples = kExamples,
                               .version = DATELINE_VERSION};

}  // namespace

const ProgramSpec& search_program() { return kProgram; }

}  // namespace dateline::cli
