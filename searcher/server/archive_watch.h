// The newest state of an archive, kept open: a thread looks at the manifest and at aliases.tsv four times a
// second and, where one has changed, opens the new state beside the old one and then swaps. Searches under
// way end on the state they began with. Needs no write access.
//
//   auto watch = ArchiveWatch::open("archive", log);       // Result<std::unique_ptr<ArchiveWatch>>
//   std::shared_ptr<const Edition> edition = (*watch)->current();
//
// Where the new state cannot be opened, the old one goes on serving, `log` is told once, and the next look
// tries again. Thread-safe; the destructor joins the thread.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>
#include <utility>

#include "searcher/server/edition.h"

namespace dateline::server {

class ArchiveWatch {
 public:
  using Log = std::function<void(const std::string& line)>;

  // Errors: those of Searcher::open().
  static Result<std::unique_ptr<ArchiveWatch>> open(const std::string& archive, Log log);
  ~ArchiveWatch();

  std::shared_ptr<const Edition> current() const;
  // Called by the watching thread after each swap.
  void on_change(std::function<void()> call);
  // How often a new state was opened, and how often that failed.
  std::uint64_t reopened() const { return reopened_; }
  std::uint64_t failures() const { return failures_; }

 private:
  ArchiveWatch(std::string archive, Log log) : archive_(std::move(archive)), log_(std::move(log)) {}
  void watch();
  Result<> refresh();

  // Inode, times and size of manifest and alias file.
  using Mark = std::tuple<ino_t, std::int64_t, std::int64_t, off_t>;

  std::string archive_;
  Log log_;
  std::pair<Mark, Mark> opened_;  // as they were when the first state was opened
  mutable std::mutex mutex_;
  std::condition_variable stop_changed_;
  bool stop_ = false;
  std::shared_ptr<const Edition> current_;
  std::function<void()> on_change_;
  std::atomic<std::uint64_t> reopened_{0};
  std::atomic<std::uint64_t> failures_{0};
  std::thread thread_;
};

}  // namespace dateline::server
