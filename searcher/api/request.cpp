#include "searcher/api/request.h"

namespace dateline {

const char* to_text(Interval interval) {
  switch (interval) {
    case Interval::day: return "day";
    case Interval::week: return "week";
    case Interval::month: return "month";
    case Interval::year: return "year";
    default: return "auto";
  }
}

const char* to_text(Sort sort) {
  switch (sort) {
    case Sort::relevance: return "relevance";
    case Sort::newest: return "newest";
    default: return "oldest";
  }
}

}  // namespace dateline
