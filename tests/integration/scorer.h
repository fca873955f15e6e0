// Scores of what `dateline-index analyze` finds against gold annotations (corpus/gold/README.md), as
// evaluation campaigns define them: exact spans and types as CoNLL-2003; relaxed spans and values as
// TempEval-3 (UzZaman et al. 2013).
//
//   Scores s = score(gold, out);      // both by id
//   s.at("entities.person.f1")        // 0..1, rounded to four decimals
//
// Names: entities.{person,org,place,all}.{p,r,f1}, entities.overlap_f1, dates.strict.{p,r,f1},
// dates.relaxed_f1, dates.value_f1.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "common/time/moment.h"

namespace dateline::test {

using Scores = std::map<std::string, double>;
using Records = std::map<std::string, nlohmann::json>;

// Throws std::out_of_range where `out` lacks an article of the gold.
Scores score(const Records& gold, const Records& out);

// The days a gold value names ("2015-09-29", "2014-08", "199", "2014-Q3", "2014-W10", "2014-W10-WE",
// "from/to"); nullopt for what names none.
std::optional<std::pair<Day, Day>> interval_of(const std::string& value);

}  // namespace dateline::test
