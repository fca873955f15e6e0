// Derives the shipped data files from ../shared/data: countries, cities, given names, surnames (counted by the census, and
// met behind several given names in the senate's press releases).
#pragma once

#include <string>

#include "common/error.h"

namespace dateline::entities::train {

// Reads `data`/gazetteer/countries.tsv and so on, and `data`/dumps/senate-press.tar.zst; writes `to`/countries.tsv, cities.tsv, given-names.tsv, surnames.tsv.
Result<> derive_gazetteers(const std::string& data, const std::string& to);

}  // namespace dateline::entities::train
