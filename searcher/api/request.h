// What is asked of an archive: a query and how to answer it. Knows nothing of where it will be run.
//
//   SearchRequest request;
//   request.query = "\"US-led coalition\" AND person:Putin";
//   request.facets = {{Facet::person, 10}};
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "common/time/moment.h"

namespace dateline {

enum class Sort : std::uint8_t { relevance, newest, oldest };
enum class Interval : std::uint8_t { day, week, month, year, automatic };

enum class Count : std::uint8_t { articles, stories };

// "day", "week", "month", "year", "auto".
const char* to_text(Interval interval);
const char* to_text(Sort sort);
// "articles", "stories".
inline const char* to_text(Count count) { return count == Count::stories ? "stories" : "articles"; }

// Counts by day of publication and by day mentioned together.
struct CrossRequest {
  Interval published = Interval::month;
  Interval about = Interval::month;
  bool operator==(const CrossRequest&) const = default;
};

struct FacetRequest {
  Facet facet = Facet::person;
  std::uint32_t limit = 10;
  std::string prefix = {};  // only values with a word that begins so; case and accents do not matter; empty: all
  bool operator==(const FacetRequest&) const = default;
};

// One value of one facet. Values of one facet are ORed, facets are ANDed; `exclude` values are each ANDed as NOT.
struct Filter {
  Facet facet = Facet::person;
  std::string value;     // the whole value as a facet shows it; countries also by ISO code
  bool exclude = false;  // F!=V
  bool none = false;     // F=: articles without any value
  bool operator==(const Filter&) const = default;
};

inline constexpr std::uint64_t kAll = ~0ULL;

struct SearchRequest {
  std::string query;         // empty or "*": every article
  bool match_any = false;    // words side by side: OR in place of AND
  bool lenient = false;
  DayRange published;        // --from, --to
  std::vector<Filter> filters;
  std::string restrict_to;   // a query that binds every answer, read strictly; adds nothing to scores or highlights
  std::optional<std::string> only_id;  // only this article, byte for byte
  std::vector<FacetRequest> facets;
  std::vector<FacetRequest> significant;  // values more frequent among the articles found than in the rest
  std::optional<Interval> timeline;
  std::optional<Interval> about_timeline;
  std::optional<CrossRequest> cross_timeline;
  std::optional<Sort> sort;  // absent: relevance, or newest where the query is empty
  std::uint64_t limit = 10;  // kAll: every hit
  std::uint64_t offset = 0;
  std::optional<std::int64_t> now;  // seconds since the epoch; absent: the clock. Decides embargoes and date words
  bool snippets = true;
  // The search ends with error "time-budget" when it has taken so long, counted from the call and up to about a
  // millisecond late; 0 is over at once. Absent: no limit.
  std::optional<std::chrono::milliseconds> time_budget;
  std::stop_token stop;      // when stop is requested, from any thread: error "cancelled"
  bool did_you_mean = true;  // look for a better spelling where next to nothing is found
  // Versions of one story (searcher/collect/stories.h): count them once, show the best of each only. Either fills in
  // `story` and `duplicates` of hits.
  Count count = Count::articles;
  bool collapse = false;
  bool timeline_share = false;  // each bucket of `timeline` with the number of all articles (or stories) there
  std::optional<double> recency;  // half-life in seconds (common/time/half_life.h, searcher/collect/recency.h); only for relevance
  bool feedback = false;          // words of the best articles add to scores (searcher/api/feedback.h); only for relevance
  std::string cursor;        // next_cursor of the page before; not together with offset. limit may differ between pages
};

}  // namespace dateline
