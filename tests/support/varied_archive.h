// A small archive in which every operator of the query language finds something: two segments, several languages, every
// part of an article, names, dates, countries, an undated article, a withheld one, one under embargo and one removed.
//
//   ArchiveMaker maker;
//   fill_varied(maker);
#pragma once

#include "tests/support/archive_maker.h"

namespace dateline::testing {

// Articles that anybody may see afterwards, at kVariedNow.
inline constexpr std::uint64_t kVariedArticles = 10;
inline constexpr std::int64_t kVariedNow = 1'500'000'000;  // 2017-07-14T02:40:00Z

void fill_varied(ArchiveMaker& maker);

}  // namespace dateline::testing
