#include "common/time/zone_offset.h"

#include <array>
#include <utility>

namespace dateline {
namespace {

constexpr std::int32_t kHour = 3600;

struct Entry {
  std::string_view name;
  std::int32_t seconds;
  std::string_view iana_name;
};

constexpr std::array kEntries = {
    Entry{"z", 0, {}},
    Entry{"ut", 0, {}},
    Entry{"utc", 0, {}},
    Entry{"gmt", 0, {}},
    Entry{"est", -5 * kHour, {}},
    Entry{"edt", -4 * kHour, {}},
    Entry{"cst", -6 * kHour, {}},
    Entry{"cdt", -5 * kHour, {}},
    Entry{"mst", -7 * kHour, {}},
    Entry{"mdt", -6 * kHour, {}},
    Entry{"pst", -8 * kHour, {}},
    Entry{"pdt", -7 * kHour, {}},
    Entry{"et", 0, "America/New_York"},
    Entry{"ct", 0, "America/Chicago"},
    Entry{"mt", 0, "America/Denver"},
    Entry{"pt", 0, "America/Los_Angeles"},
    Entry{"akst", -9 * kHour, {}},
    Entry{"akdt", -8 * kHour, {}},
    Entry{"hst", -10 * kHour, {}},
    Entry{"wet", 0, {}},
    Entry{"west", kHour, {}},
    Entry{"bst", kHour, {}},
    Entry{"cet", kHour, {}},
    Entry{"cest", 2 * kHour, {}},
    Entry{"eet", 2 * kHour, {}},
    Entry{"eest", 3 * kHour, {}},
    Entry{"msk", 3 * kHour, {}},
    Entry{"hkt", 8 * kHour, {}},
    Entry{"jst", 9 * kHour, {}},
    Entry{"kst", 9 * kHour, {}},
    Entry{"aest", 10 * kHour, {}},
    Entry{"aedt", 11 * kHour, {}},
    Entry{"nzst", 12 * kHour, {}},
    Entry{"nzdt", 13 * kHour, {}},
};

}  // namespace

std::optional<std::int32_t> parse_zone_offset(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool colons = text.size() > 3 && text[3] == ':';
  std::array<std::int32_t, 3> parts = {0, 0, 0};
  std::size_t at = 1;
  for (std::size_t i = 0; at < text.size(); ++i) {
    if (i == parts.size()) return std::nullopt;
    if (i > 0 && colons && text[at++] != ':') return std::nullopt;
    if (at + 2 > text.size()) return std::nullopt;
    for (const std::size_t end = at + 2; at < end; ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      parts[i] = parts[i] * 10 + (text[at] - '0');
    }
  }
  if (parts[0] > 15 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  const std::int32_t seconds = parts[0] * kHour + parts[1] * 60 + parts[2];
  return text[0] == '-' ? -seconds : seconds;
}

std::optional<ZoneAbbreviation> zone_abbreviation(std::string_view folded) {
  for (const Entry& entry : kEntries) {
    if (entry.name == folded) return ZoneAbbreviation{entry.seconds, entry.iana_name};
  }
  return std::nullopt;
}

}  // namespace dateline
