// Countries by their ISO 3166 codes, under the names that facets show.
//
//   country_of_code("SY") == "Syria";  country_of_code("syr") == "Syria";  country_of_code("Syria") == ""
//
// Alpha-2 in either case, alpha-3 as ICU knows it, and of states that are gone both the alpha-2 they had (SU) and the code
// of ISO 3166-3 (SUHH). The one table of these names, for both sides: the indexer's gazetteers (indexer/enrich/entities/data,
// whose NOTICE.md says where the names are from) only say which words stand for which code. Pure, thread-safe.
#pragma once

#include <string_view>

namespace dateline {

// Empty where it is no code.
std::string_view country_of_code(std::string_view code);

}  // namespace dateline
