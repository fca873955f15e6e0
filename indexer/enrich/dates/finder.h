// Dates in the text: finds every expression that stands for an interval of the calendar in headline, subheadline,
// summary and body, and resolves it.
//
//   DateFinder::get().enrich(article);     // "one month later" -> article.dates: 2014-09-01 .. 2014-09-30, month
//
// Relative ones ("Monday", "last week", "in March") need an article that is dated to the day and stay unresolved
// otherwise; "later" and "earlier" hang on the date before them in the same part. A year or a month with its year is
// always resolved. "Early", "late", "end of" widen the expression and leave the interval alone. Durations, ages,
// counts, sets and clock times are no dates. English in full, German, French and Spanish in their commonest forms,
// figures (ISO 8601, 29.09.2015) in every language; an article without a language is English.
// Immutable, thread-safe. The result depends on the article alone, never on the clock.
#pragma once

#include "common/article.h"

namespace dateline {

class DateFinder {
 public:
  static const DateFinder& get();
  // Replaces article.dates; in the order of the parts and of the text, without overlaps.
  void enrich(Article& article) const;

  DateFinder(const DateFinder&) = delete;
  DateFinder& operator=(const DateFinder&) = delete;

 private:
  DateFinder() = default;
};

}  // namespace dateline
