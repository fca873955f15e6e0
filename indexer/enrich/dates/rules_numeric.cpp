// Dates in figures: the same in every language (ISO 8601-1:2019, 5.2; and what newspapers print).
#include "indexer/enrich/dates/resolve.h"

namespace dateline::dates {
namespace {

constexpr Rule kRules[] = {
    // name            pattern                             resolver       arg  example                                    published     expected
    {"iso-day",        "YEAR ~- N2 ~- N2",                 iso_day,        0, "Updated [2015-09-29]: the talks.",         "",           "2015-09-29"},
    {"iso-day-slash",  "YEAR ~/ N2 ~/ N2",                 iso_day,        0, "Updated [2015/09/29]: the talks.",         "",           "2015-09-29"},
    {"iso-compact",    "N8",                               iso_compact,    0, "Stamped [20150929] in ink.",               "",           "2015-09-29"},
    {"iso-week",       "YEAR ~- ISOWEEK",                  iso_week,       0, "Delivery in [2015-W40], they say.",        "",           "2015-W40"},
    {"iso-week-day",   "YEAR ~- ISOWEEK ~- N2",            iso_week,       0, "Delivery on [2015-W40-2], they say.",      "",           "2015-09-29"},
    {"iso-ordinal",    "YEAR ~- N3",                       iso_ordinal,    0, "Delivery on [2015-272], they say.",        "",           "2015-09-29"},
    {"iso-month",      "YEAR ~- N2",                       year_or_month,  0, "Sales of [2015-09] were low.",             "",           "2015-09"},
    {"years-short",    "YEAR ~-|/ N2",                     year_or_month,  0, "The budget of [2009-10] was small.",       "",           "2009-01-01..2010-12-31"},
    {"years",          "YEAR ~- ~YEAR",                    year_span,      0, "In the war of [1914-1918] many died.",     "",           "1914-01-01..1918-12-31"},
    {"dotted",         "N2 ~. N2 ~. ~YEAR",                dotted_date,    0, "It ended on [29.09.2015] at noon.",        "",           "2015-09-29"},
    {"dotted-short",   "N2 ~. N2 ~. ~YY",                  dotted_date,    0, "It ended on [29.09.15], he wrote.",        "2015-10-01", "2015-09-29"},
    {"slashed",        "N2 ~/ N2 ~/ YEAR",                 slashed_date,   0, "It ended on [29/9/2015] at noon.",         "",           "2015-09-29"},
    {"slashed-near",   "N2 ~/ N2 ~/ YEAR",                 slashed_date,   0, "It ended on [3/9/2015] at noon.",          "2015-09-10", "2015-09-03"},
    {"slashed-short",  "N2 ~/ N2 ~/ YY",                   slashed_date,   0, "Written [7/8/07] in America.",             "2007-07-09", "2007-07-08"},
    {"nine-eleven",    "N2 ~/ N2",                         nine_eleven,    0, "Since [9/11] much has changed.",           "",           "2001-09-11"},
};

}  // namespace

std::span<const Rule> numeric_rules() { return kRules; }

}  // namespace dateline::dates
