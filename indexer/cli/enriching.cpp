#include "common/time/civil.h"
#include "common/time/parse_moment.h"
#include "indexer/cli/commands.h"

namespace dateline::cli {

Result<Enricher> make_enricher(const Settings& settings, const Zone& zone) {
  EnrichOptions options;
  options.zone = zone;
  options.entities = settings.entities;
  // Today is the day in the archive's zone.
  const std::int64_t local = settings.now + zone.offset_at(settings.now);
  options.today = static_cast<Day>(local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0));
  if (!settings.published.empty()) {
    auto published = parse_moment(settings.published, zone);
    if (!published) return tl::unexpected(published.error());
    options.published = *published;
  }
  return Enricher::create(std::move(options));
}

}  // namespace dateline::cli
