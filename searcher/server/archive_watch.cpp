#include "searcher/server/archive_watch.h"

#include <sys/stat.h>

#include <chrono>
#include <tuple>

#include "common/archive/manifest.h"
#include "common/time/civil.h"
#include "common/time/zone.h"

namespace dateline::server {
namespace {

constexpr std::chrono::milliseconds kInterval{250};

std::int64_t floor_day(std::int64_t seconds) {
  return seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0 ? 1 : 0);
}

class ArchiveEdition : public Edition {
 public:
  ArchiveEdition(Searcher searcher, ArchiveFacts facts, Zone zone, std::int64_t committed)
      : searcher_(std::move(searcher)),
        facts_(std::move(facts)),
        zone_(std::move(zone)),
        committed_(committed) {}

  Result<SearchResult> search(const SearchRequest& request) const override {
    return searcher_.search(request);
  }
  Result<std::optional<SearchResult>> similar(std::string_view id,
                                              const SearchRequest& request) const override {
    return searcher_.similar(id, request);
  }
  Result<std::optional<Article>> article(std::string_view id, std::int64_t now) const override {
    return searcher_.article(id, now);
  }
  Result<Calendar> calendar(const SearchRequest& request) const override {
    return searcher_.calendar(request);
  }
  Result<Suggestions> suggest(const SuggestRequest& request) const override {
    return searcher_.suggest(request);
  }
  std::string revision() const override { return searcher_.revision(); }
  std::string aliases_hash() const override { return searcher_.aliases_hash(); }
  std::uint64_t articles() const override { return searcher_.articles(); }
  const ArchiveFacts& facts() const override { return facts_; }
  std::int64_t committed() const override { return committed_; }

  Day today(std::int64_t now) const override {
    return static_cast<Day>(floor_day(now + zone_.offset_at(now)));
  }

  std::int64_t next_midnight(std::int64_t now) const override {
    const std::int64_t local = (floor_day(now + zone_.offset_at(now)) + 1) * kSecondsPerDay;
    return local - zone_.offset_at_local(local);
  }

 private:
  Searcher searcher_;
  ArchiveFacts facts_;
  Zone zone_;
  std::int64_t committed_;
};

// What tells one state of a file from another without reading it; all zero where there is none.
using Mark = std::tuple<ino_t, std::int64_t, std::int64_t, off_t>;
Mark mark_of(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return {};
  return {info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_size};
}

// A commit renames a new manifest into place; the alias file is edited by people.
using Marks = std::pair<Mark, Mark>;
Marks marks_of(const std::string& archive) {
  return {mark_of(archive + "/" + archive::kManifestName), mark_of(archive + "/aliases.tsv")};
}

Result<std::shared_ptr<const Edition>> open_edition(const std::string& archive) {
  const auto committed = std::get<1>(mark_of(archive + "/" + archive::kManifestName));
  auto searcher = Searcher::open(archive);
  if (!searcher) return tl::unexpected(searcher.error());
  auto facts = searcher->facts();
  if (!facts) return tl::unexpected(facts.error());
  auto zone = Zone::named(facts->timezone);
  if (!zone) return tl::unexpected(zone.error());
  return std::make_shared<ArchiveEdition>(std::move(*searcher), std::move(*facts), std::move(*zone),
                                          committed);
}

}  // namespace

Result<std::unique_ptr<ArchiveWatch>> ArchiveWatch::open(const std::string& archive, Log log) {
  std::unique_ptr<ArchiveWatch> watch(new ArchiveWatch(archive, std::move(log)));
  watch->opened_ = marks_of(archive);  // before opening: what changes meanwhile is then seen
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

void ArchiveWatch::on_change(std::function<void()> call) {
  const std::scoped_lock guard(mutex_);
  on_change_ = std::move(call);
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
  SuggestRequest typed;
  typed.prefix = "x";
  if (auto warmed = (*edition)->suggest(typed); !warmed) return tl::unexpected(warmed.error());
  std::shared_ptr<const Edition> old = std::move(*edition);
  {
    const std::scoped_lock guard(mutex_);
    current_.swap(old);
    if (on_change_) on_change_();
  }
  return {};  // the old state closes here, or with the last search that uses it
}

void ArchiveWatch::watch() {
  Marks seen = opened_;
  bool told = false;
  std::unique_lock lock(mutex_);
  while (!stop_changed_.wait_for(lock, kInterval, [this] { return stop_; })) {
    lock.unlock();
    const Marks marks = marks_of(archive_);
    if (marks != seen) {
      const Result<> done = refresh();
      if (done) {
        seen = marks;
        told = false;
        ++reopened_;
      } else {
        ++failures_;
        if (!told)
          log_("the newest state of the archive cannot be opened, the one before goes on: " +
               done.error().message);
        told = true;
      }
    }
    lock.lock();
  }
}

}  // namespace dateline::server
