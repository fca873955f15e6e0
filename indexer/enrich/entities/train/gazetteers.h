// Derives the shipped data files from ../shared/data/gazetteer: countries, cities, given names, surnames.
#pragma once

#include <string>

#include "common/error.h"

namespace dateline::entities::train {

// Reads `from`/countries.tsv and so on; writes `to`/countries.tsv, cities.tsv, given-names.tsv, surnames.tsv.
Result<> derive_gazetteers(const std::string& from, const std::string& to);

}  // namespace dateline::entities::train
