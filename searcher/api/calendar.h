// The dates ahead that articles mention: an answer to Searcher::calendar(), by date.
//
//   SearchRequest request;
//   request.query = "country:Syria";
//   request.limit = 50;                                       // entries
//   Calendar calendar = *searcher.calendar(request);
//   for (const CalendarEntry& e : calendar.entries) e.from;   // today or later
//
// A date is ahead where it begins today or later, as in the query about:>=today; today is the day of the
// archive's zone at SearchRequest::now. An article has an entry for each distinct range of days that it
// mentions, at the first place where it does. Dates that cannot be resolved are none. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/api/results.h"

namespace dateline {

struct CalendarEntry {
  Day from = 0;  // both included
  Day to = 0;
  DatePrecision precision = DatePrecision::unresolved;
  Mention mention;       // where it stands, in code points of that part
  std::string text;      // what stands there; empty where the request wants no snippets
  std::string id;        // of the article
  std::string headline;  // may be empty
  Moment published;
  Moment updated;
  std::string source;
  std::string url;
};

struct Calendar {
  std::string query_text;
  std::string parsed;
  std::vector<QueryNotice> notices;
  std::int64_t now = 0;  // seconds since the epoch
  Day today = 0;
  std::uint64_t total = 0;             // entries there are, shown or not
  std::vector<CalendarEntry> entries;  // by from, then to, then the newer article, then id
  double took_ms = 0;
  std::string revision;
};

}  // namespace dateline
