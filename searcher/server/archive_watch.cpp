#include "searcher/server/archive_watch.h"

#include <sys/stat.h>

#include <chrono>
#include <tuple>

#include "common/archive/manifest.h"
#include "common/time/civil.h"

namespace dateline::server {
namespace {

constexpr std::chrono::milliseconds kInterval{250};

std::int64_t floor_day(std::int64_t seconds) {
  return seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0);
}

class ArchiveEdition : public Edition {
 public:
  ArchiveEdition(Searcher searcher, Zone zone) : searcher_(std::move(searcher)), zone_(std::move(zone)) {}

  Result<SearchResult> search(const SearchRequest& request) const override {
    return searcher_.search(request);
  }
  Result<std::optional<Article>> article(std::string_view id, std::int64_t now) const override {
    return searcher_.article(id, now);
  }
  std::string revision() const override { return searcher_.revision(); }
  std::uint64_t articles() const override { return searcher_.articles(); }

  Day today(std::int64_t now) const override {
    return static_cast<Day>(floor_day(now + zone_.offset_at(now)));
  }

  std::int64_t next_midnight(std::int64_t now) const override {
    const std::int64_t local = (floor_day(now + zone_.offset_at(now)) + 1) * kSecondsPerDay;
    return local - zone_.offset_at_local(local);
  }

 private:
  Searcher searcher_;
  Zone zone_;
};

// What tells one manifest from another without reading it: a commit renames a new file into place.
using Mark = std::tuple<ino_t, std::int64_t, std::int64_t, off_t>;
Mark mark_of(const std::string& archive) {
  struct stat info {};
  if (::stat((archive + "/" + archive::kManifestName).c_str(), &info) != 0) return {};
  return {info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_size};
}

Result<std::shared_ptr<const Edition>> open_edition(const std::string& archive) {
  auto searcher = Searcher::open(archive);
  if (!searcher) return tl::unexpected(searcher.error());
  auto manifest = archive::read_manifest(archive);
  if (!manifest) return tl::unexpected(manifest.error());
  auto zone = Zone::named(manifest->timezone);
  if (!zone) return tl::unexpected(zone.error());
  return std::make_shared<ArchiveEdition>(std::move(*searcher), std::move(*zone));
}

}  // namespace

Result<std::unique_ptr<ArchiveWatch>> ArchiveWatch::open(const std::string& archive, Log log) {
  std::unique_ptr<ArchiveWatch> watch(new ArchiveWatch(archive, std::move(log)));
  if (auto opened = watch->refresh(); !opened) return tl::unexpected(opened.error());
  watch->thread_ = std::thread([raw = watch.get()] { raw->watch(); });
  return watch;
}

ArchiveWatch::~ArchiveWatch() {
  {
    const std::scoped_lock guard(mutex_);
    stop_ = true;
  }
  stop_changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Edition> ArchiveWatch::current() const {
  const std::scoped_lock guard(mutex_);
  return current_;
}

Result<> ArchiveWatch::refresh() {
  auto edition = open_edition(archive_);
  if (!edition) return tl::unexpected(edition.error());
  // The first search of a state builds what the others share, such as the index of names: not at a reader's
  // expense.
  SearchRequest warm;
  warm.query = "entity:x";
  warm.limit = 0;
  if (auto warmed = (*edition)->search(warm); !warmed) return tl::unexpected(warmed.error());
  const std::scoped_lock guard(mutex_);
  current_ = std::move(*edition);
  return {};
}

void ArchiveWatch::watch() {
  Mark seen{};  // nothing: the first look compares revisions, in case of a commit since open()
  bool told = false;
  std::unique_lock lock(mutex_);
  while (!stop_changed_.wait_for(lock, kInterval, [this] { return stop_; })) {
    const std::string revision = current_->revision();
    lock.unlock();
    const Mark mark = mark_of(archive_);
    if (mark != seen) {
      const auto manifest = archive::read_manifest(archive_);
      const bool newer = !manifest || std::to_string(manifest->revision) != revision;
      const Result<> done = !manifest ? tl::unexpected(manifest.error()) : newer ? refresh() : Result<>();
      if (done) {
        seen = mark;
        told = false;
        reopened_ += newer;
      } else {
        ++failures_;
        if (!told)
          log_("cannot open the newest state of the archive, the one before goes on: " +
               done.error().message);
        told = true;
      }
    }
    lock.lock();
  }
}

}  // namespace dateline::server
