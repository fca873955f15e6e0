// The command line of dateline-search, read: what to do, and the request to do it with.
//
//   Result<Arguments> a = read_arguments({"--archive", "news", "--facet", "person:5", "syria"}, environment, clock);
//   a->request.query == "syria";  a->request.facets == {{Facet::person, 5}}
//
// Errors: ErrorKind::usage with the codes of options_parse.h and "no-archive-given", "bad-number", "bad-filter",
// "unknown-facet", "conflicting-options", "bad-format"; dates give those of query_dates.h. Pure, thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "searcher/api/request.h"

namespace dateline::cli {

enum class Task { search, show, similar, explain, batch, suggest, variants, calendar, fields, help, version, generate };
enum class Format { text, json, jsonl, csv, ids, trec };
enum class Color { automatic, always, never };

struct Arguments {
  Task task = Task::search;
  std::string archive;  // empty only where the task needs none
  SearchRequest request;
  Format format = Format::text;
  Color color = Color::automatic;
  bool no_pager = false;
  std::string subject;  // show, similar: the id; batch: the file; suggest: the prefix; variants: the name; calendar: json or ics; generate: what
};

// Returns the value of an environment variable, or nullopt.
using Environment = std::function<std::optional<std::string>(const char*)>;

// `clock`: seconds since the epoch, for relative dates where --now is not given. Days are those of UTC.
Result<Arguments> read_arguments(const std::vector<std::string>& arguments, const Environment& environment,
                                 std::int64_t clock);

// "person=Vladimir Putin", "person!=...", "person=", "person!=" (with some value).
Result<Filter> read_filter(std::string_view text);

// "person,place:5,org:10:uni,author::ro" appended to `out`: name, limit, prefix; a facet named again replaces the one
// before. `option`: for messages.
Result<> read_facets(std::string_view text, std::vector<FacetRequest>& out, std::string_view option = "facet");

}  // namespace dateline::cli
