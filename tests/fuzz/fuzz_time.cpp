// The readers of dates: nothing crashes, what is accepted is possible, and what is written is read back as it
// was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/time/civil.h"
#include "common/time/parse_moment.h"
#include "common/time/query_dates.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_moment(std::string_view text, const dateline::Zone& zone) {
  using dateline::Precision;
  const auto moment = dateline::parse_moment(text, zone);
  if (!moment) {
    require(!moment.error().code.empty() && !moment.error().hint.empty());
    return;
  }
  require(moment->known());
  require(dateline::kMinDay <= moment->first && moment->first <= moment->last &&
          moment->last <= dateline::kMaxDay);
  const auto again = dateline::parse_moment(moment->to_text(), zone);
  require(again && *again == *moment);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const Zone utc = Zone::utc();
  static const Zone auckland = Zone::named("Pacific/Auckland").value_or(utc);
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  check_moment(text, utc);
  check_moment(text, auckland);
  static_cast<void>(parse_instant(text));
  static_cast<void>(Zone::named(text));

  constexpr Day kToday = day_from_civil(2016, 2, 29);
  const auto range = parse_query_date(text, kToday);
  const bool relative = is_relative_query_date(text);
  if (range) {
    require(range->from || range->to);
    const auto other_day = parse_query_date(text, kToday + 400);
    // Only a date that says so may change its meaning with the day it is asked on.
    require(relative || (other_day && *other_day == *range));
  } else {
    require(range.error().kind == ErrorKind::query && !range.error().code.empty());
  }
  return 0;
}
