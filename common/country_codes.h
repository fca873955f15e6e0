// Countries by their ISO 3166 codes, under the names that facets show.
//
//   country_of_code("SY") == "Syria";  country_of_code("syr") == "Syria";  country_of_code("Syria") == ""
//
// Alpha-2 in either case, alpha-3 as ICU knows it, and of states that are gone both the alpha-2 they had (SU) and the code
// of ISO 3166-3 (SUHH). The names are those of country-words.tsv and countries.tsv in indexer/enrich/entities/data (whose
// NOTICE.md says where from); a test holds the two together. Pure,
// thread-safe.
#pragma once

#include <string_view>

namespace dateline {

// Empty where it is no code.
std::string_view country_of_code(std::string_view code);

}  // namespace dateline
