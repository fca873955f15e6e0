// An article enriched with its dates, and intervals in the short form of the tables of rules.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/time/civil.h"
#include "common/time/parse_moment.h"
#include "indexer/enrich/dates/finder.h"
#include "indexer/enrich/dates/rules.h"

namespace dateline::dates::test {

// 2015-09-29, 2015-09, 2015, 2015-W40, 2015-Q3, 2015-H1, 2012-summer, 1990s, 20C, A..B, ? where unresolved.
inline std::string short_form(const MentionedDate& d) {
  if (!d.resolved) return "?";
  const Civil c = civil_of(d.from);
  const std::string year = std::to_string(c.year);
  switch (d.precision) {
    case DatePrecision::day: return format_day(d.from);
    case DatePrecision::month: return format_day(d.from).substr(0, 7);
    case DatePrecision::year: return format_day(d.from).substr(0, 4);
    case DatePrecision::quarter: return year + "-Q" + std::to_string((c.month + 2) / 3);
    case DatePrecision::half: return year + "-H" + std::to_string((c.month + 5) / 6);
    case DatePrecision::decade: return year + "s";
    case DatePrecision::century: return std::to_string(c.year / 100 + 1) + "C";
    case DatePrecision::season: return year + "-" + (c.month == 3 ? "spring" : c.month == 6 ? "summer" : c.month == 9 ? "autumn" : "winter");
    case DatePrecision::week: {
      const IsoWeek w = iso_week_of(d.from);
      return std::to_string(w.year) + (w.week < 10 ? "-W0" : "-W") + std::to_string(w.week);
    }
    default: return format_day(d.from) + ".." + format_day(d.to);
  }
}

inline Article enriched(std::string_view body, std::string_view published = "", std::string_view language = "") {
  Article a;
  a.body = body;
  a.language = language;
  if (!published.empty()) a.published = *parse_moment(published, Zone::utc());
  DateFinder::get().enrich(a);
  return a;
}

// The text of a mention in the body.
inline std::string slice(const std::string& text, const Mention& m) {
  std::string out;
  std::uint32_t at = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++at;
    if (at > m.start && at <= m.end) out += c;
  }
  return out;
}

// "expression = 2015-09" of each date in the body, in order.
inline std::vector<std::string> found(const Article& a) {
  std::vector<std::string> out;
  for (const MentionedDate& d : a.dates) out.push_back(slice(a.body, d.mention) + " = " + short_form(d));
  return out;
}

}  // namespace dateline::dates::test
