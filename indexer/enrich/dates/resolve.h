// What expressions mean: the functions that the tables of rules name. `sign` and the like are the rule's argument.
#pragma once

#include "indexer/enrich/dates/rules.h"

namespace dateline::dates {

// Written out in full, or with a year to be found (resolve_absolute.cpp).
Reading calendar_date(const Captures& c, const Scene& s, int);    // month, perhaps day, perhaps year
Reading named_month(const Captures& c, const Scene& s, int);      // a month by itself
Reading date_of_year(const Captures& c, const Scene& s, int);     // "April 22 next year", "March last year"
Reading date_of_that_year(const Captures& c, const Scene& s, int);
Reading month_of_shift(const Captures& c, const Scene& s, int);   // "last September"
Reading day_span(const Captures& c, const Scene& s, int);         // "March 5-7", two days of one month
Reading iso_day(const Captures& c, const Scene& s, int);
Reading iso_week(const Captures& c, const Scene& s, int);
Reading iso_ordinal(const Captures& c, const Scene& s, int);
Reading iso_compact(const Captures& c, const Scene& s, int);
Reading dotted_date(const Captures& c, const Scene& s, int);
Reading slashed_date(const Captures& c, const Scene& s, int);
Reading nine_eleven(const Captures& c, const Scene& s, int);
Reading year_or_month(const Captures& c, const Scene& s, int);    // 2015-09 is a month, 2009-10 two years
// Years by themselves (resolve_years.cpp).
Reading year(const Captures& c, const Scene& s, int);
Reading year_span(const Captures& c, const Scene& s, int);
Reading certain_year(const Captures& c, const Scene& s, int);     // "fiscal 1989", "en 2015"
Reading short_year(const Captures& c, const Scene& s, int);       // '68
Reading spelled_year(const Captures& c, const Scene& s, int);     // nineteen eighty-four

// Parts of years, and longer spans (resolve_spans.cpp).
Reading decade(const Captures& c, const Scene& s, int);
Reading short_decade(const Captures& c, const Scene& s, int);
Reading century(const Captures& c, const Scene& s, int);
Reading season(const Captures& said, const Scene& s, int shift);  // -1: the past one, whatever is said
Reading quarter(const Captures& c, const Scene& s, int);
Reading half(const Captures& c, const Scene& s, int);
Reading first_months(const Captures& c, const Scene& s, int);
Reading holiday(const Captures& c, const Scene& s, int which);

// Relative to the day of publication (resolve_relative.cpp).
Reading days_away(const Captures& c, const Scene& s, int days);   // yesterday -1
Reading today(const Captures& c, const Scene& s, int);            // not "nowadays"
Reading weekday(const Captures& c, const Scene& s, int);
Reading weekday_of_week(const Captures& c, const Scene& s, int);
Reading unit_shift(const Captures& c, const Scene& s, int);       // "last week"
Reading this_past_unit(const Captures& c, const Scene& s, int);
Reading unit_now(const Captures& c, const Scene& s, int);         // "the end of the year"
Reading the_weekend(const Captures& c, const Scene& s, int);
Reading ago(const Captures& c, const Scene& s, int sign);
Reading vague(const Captures& c, const Scene& s, int);
// Relative to the date before in the text.
Reading later(const Captures& c, const Scene& s, int sign);       // "one month later", "a year earlier"
Reading anchored_unit(const Captures& c, const Scene& s, int shift);  // "the next day", "that year"
Reading unit_beside(const Captures& c, const Scene& s, int shift);    // "the year before", with no clause behind it

enum Holiday : int {
  kNewYearsDay, kNewYearsEve, kChristmas, kChristmasEve, kBoxingDay, kValentines, kStPatricks, kMayDay, kIndependenceDay,
  kHalloween, kVeteransDay, kBastilleDay, kLaborDay, kMemorialDay, kThanksgiving, kBlackFriday, kColumbusDay, kKingDay,
  kPresidentsDay, kEaster, kGoodFriday, kEasterMonday, kAshWednesday, kPalmSunday, kPentecost, kAscension
};

// Helpers that the three share.
Reading exactly(const MaybeInterval& interval);
Reading relative_to_today(const Scene& s, MaybeInterval (*make)(Day today, const Captures& c), const Captures& c);
Reading no_date();
Reading impossible();
Reading unresolved();
// `make(year)` nearest to the day of publication, bent by the tense where that is clear; unresolved without a day.
Reading nearest_year(const Scene& s, MaybeInterval (*make)(int year, const Captures& c), const Captures& c);

}  // namespace dateline::dates
