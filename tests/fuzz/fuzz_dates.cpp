// Dates in the text: any bytes give intervals within the calendar, in order, without overlap, and the same again.
// The first byte chooses the language and the day of publication.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/time/civil.h"
#include "common/time/make_moment.h"
#include "indexer/enrich/dates/finder.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  static constexpr std::string_view kLanguages[] = {"", "en-US", "de", "fr", "es", "zh"};
  static constexpr Day kDays[] = {day_from_civil(2016, 2, 29), kMinDay, kMaxDay, day_from_civil(1987, 3, 1)};
  Article article;
  article.language = kLanguages[data[0] % 6];
  if ((data[0] / 6) % 5 != 4) article.published = day_moment(kDays[(data[0] / 6) % 5], Zone::utc());
  article.body.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::uint32_t length = 0;
  for (const char c : article.body) length += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;

  DateFinder::get().enrich(article);
  std::uint32_t floor = 0;
  for (const MentionedDate& d : article.dates) {
    require(floor <= d.mention.start && d.mention.start < d.mention.end && d.mention.end <= length);
    floor = d.mention.end;
    require(d.resolved == (d.precision != DatePrecision::unresolved));
    if (d.resolved) require(kMinDay <= d.from && d.from <= d.to && d.to <= kMaxDay);
  }
  Article again = article;
  DateFinder::get().enrich(again);
  require(again.dates == article.dates);
  return 0;
}
