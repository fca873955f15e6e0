// Names of months and weekdays as newspapers write them, in English, German, French, Spanish, Portuguese and
// Italian.
//
//   month_named("sept") == 9;  month_named("marz") == 3;  weekday_named("tues") == 1
//
// Names are given folded: lower case, accents removed, no full stop (DateTokens folds so). Thread-safe.
#pragma once

#include <string_view>

namespace dateline {

// 1..12, or 0 where it is no month.
int month_named(std::string_view folded);

// Monday = 0 .. Sunday = 6, or -1.
int weekday_named(std::string_view folded);

}  // namespace dateline
