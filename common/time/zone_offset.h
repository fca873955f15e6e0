// Zones as times carry them: "+02:00", "-0500", "+02", and the abbreviations of mail and newspapers.
//
//   parse_zone_offset("+02:00") == 7200;  zone_abbreviation("edt")->seconds == -14400
//
// Sources: ISO 8601-1:2019, 4.3.13; RFC 2822, 4.3 (GMT, UT and the American names). Pure functions,
// thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

// Seconds east of UTC; at most 15:59:59 either way. nullopt for anything but a sign, HH, and optional MM and
// SS.
std::optional<std::int32_t> parse_zone_offset(std::string_view text);

struct ZoneAbbreviation {
  std::int32_t seconds = 0;    // east of UTC
  std::string_view iana_name;  // set where the abbreviation does not say whether summer time holds ("ET")
};

// `folded` in lower case. Only names that newspapers use for one zone: IST, for one, is three and not known.
std::optional<ZoneAbbreviation> zone_abbreviation(std::string_view folded);

}  // namespace dateline
