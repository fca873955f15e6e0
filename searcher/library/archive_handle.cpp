#include "searcher/library/archive_handle.h"

#include <utility>

#include "common/time/civil.h"

namespace dateline::library {

Day OpenState::today(std::int64_t now) const {
  const std::int64_t local = now + zone.offset_at(now);
  return static_cast<Day>(local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0));
}

Result<std::shared_ptr<const OpenState>> open_state(Searcher searcher) {
  auto facts = searcher.facts();
  if (!facts) return tl::unexpected(facts.error());
  auto zone = Zone::named(facts->timezone);
  if (!zone) return tl::unexpected(zone.error());
  return std::make_shared<const OpenState>(OpenState{std::move(searcher), std::move(*facts), std::move(*zone)});
}

}  // namespace dateline::library

using dateline::library::OpenState;

std::shared_ptr<const OpenState> dateline_archive::current() const {
  const std::scoped_lock guard(mutex_);
  return state_;
}

dateline::Result<bool> dateline_archive::refresh() {
  const std::scoped_lock one(refreshing_);
  auto newer = current()->searcher.newer();
  if (!newer) return tl::unexpected(newer.error());
  if (!*newer) return false;
  auto opened = dateline::library::open_state(std::move(**newer));
  if (!opened) return tl::unexpected(opened.error());
  const std::scoped_lock guard(mutex_);
  std::swap(state_, *opened);  // what was there goes after the lock, if nobody holds it
  return true;
}
