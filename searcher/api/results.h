// What an archive answers. Plain data; offsets are Unicode code points, half open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/error.h"
#include "common/schema.h"
#include "searcher/api/request.h"

namespace dateline {

struct Highlight {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool operator==(const Highlight&) const = default;
};

struct Snippet {
  std::string text;  // one line; "…" where it was cut
  std::vector<Highlight> highlights;
};

struct Hit {
  std::string id;
  std::uint64_t rank = 0;  // from 1; offset included
  double score = 0;        // BM25; 0 where the query has no words
  std::string headline;
  std::vector<Highlight> headline_highlights;
  Moment published;
  DateSource date_source = DateSource::none;
  Moment updated;
  std::string source;
  std::string section;
  std::string byline;      // authors joined by "; "
  std::string language;
  std::string url;
  // Only where the request asks for stories.
  std::optional<std::string> story;  // id of the story's first article; absent where there is no other version of this one
  std::uint64_t duplicates = 0;      // other articles of the story that the query matches
  std::optional<Snippet> snippet;  // absent where there is no text to show, or it was not asked for
  std::vector<std::string> persons;
  std::vector<std::string> orgs;
  std::vector<std::string> places;
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
  bool operator==(const FacetCount&) const = default;
};

struct FacetResult {
  Facet facet = Facet::person;
  std::uint64_t distinct = 0;      // values there are (that begin so, where a prefix was given), shown or not
  std::vector<FacetCount> values;  // by falling count, then by name
};

// A value that the articles found have more often than the rest of the archive.
struct SignificantValue {
  std::string value;
  std::uint64_t count = 0;          // articles found
  std::uint64_t archive_count = 0;  // of the whole archive, those found included
  double score = 0;                 // log-likelihood ratio (searcher/api/significance.h)
};

struct SignificantResult {
  Facet facet = Facet::person;
  std::vector<SignificantValue> values;  // by falling score
};

struct TimelineBucket {
  Day start = 0;
  std::uint64_t count = 0;
  std::optional<std::uint64_t> coverage = {};  // with timeline_share: all that is published in the bucket
  bool operator==(const TimelineBucket&) const = default;
};

struct Timeline {
  Interval interval = Interval::month;  // never automatic
  std::uint64_t undated = 0;            // not in about-timelines
  std::uint64_t coarse = 0;             // dated, but wider than a bucket
  std::vector<TimelineBucket> buckets;  // from the first to the last with articles; those between are present with 0
};

// When it was published, of what it is about. An article counts once in each about-bucket that one of its dates lies in,
// under the bucket it was published in; a story under the first such bucket of its articles. So, for each about-bucket,
// count == undated + coarse + the sum of `published`, and equals the about-timeline's.
struct CrossTimeline {
  struct Bucket {
    Day start = 0;  // of the days mentioned
    std::uint64_t count = 0;
    std::uint64_t undated = 0;              // published nobody knows when
    std::uint64_t coarse = 0;               // publication dated, but wider than a bucket
    std::vector<TimelineBucket> published;  // with articles only, by start
    bool operator==(const Bucket&) const = default;
  };
  Interval published = Interval::month;  // never automatic
  Interval about = Interval::month;
  std::uint64_t coarse = 0;     // all dates mentioned are wider than a bucket
  std::vector<Bucket> buckets;  // with articles only, by start
};

struct QueryNotice {
  std::string code;
  std::string message;
  std::size_t column = 0;
};

struct SearchResult {
  std::string query_text;
  std::string parsed;               // canonical form
  std::vector<QueryNotice> notices;
  std::uint64_t total = 0;          // exact
  Count unit = Count::articles;     // of the total, of facets and of timelines
  std::vector<Hit> hits;
  std::vector<FacetResult> facets;  // in the order asked for
  std::vector<SignificantResult> significant;  // in the order asked for
  std::optional<Timeline> timeline;
  std::optional<Timeline> about_timeline;
  std::optional<CrossTimeline> cross_timeline;
  std::optional<std::string> next_cursor;
  std::optional<std::string> suggestion;
  double took_ms = 0;
  std::string revision;
};

}  // namespace dateline
