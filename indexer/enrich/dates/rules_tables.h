// One table of rules for each language.
#pragma once

#include "indexer/enrich/dates/rules.h"

namespace dateline::dates {

std::span<const Rule> english_rules();
std::span<const Rule> german_rules();
std::span<const Rule> french_rules();
std::span<const Rule> spanish_rules();

}  // namespace dateline::dates
