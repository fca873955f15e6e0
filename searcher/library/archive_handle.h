// What a dateline_archive is: the state to answer from, which refresh() replaces while answers go on.
//
//   std::shared_ptr<const OpenState> state = archive->current();   // stays as it is as long as it is held
//
// Thread-safe.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "common/time/zone.h"
#include "searcher/api/dateline.h"
#include "searcher/api/searcher.h"

namespace dateline::library {

struct OpenState {
  Searcher searcher;
  ArchiveFacts facts;
  Zone zone;

  // The day it is in the archive's zone.
  Day today(std::int64_t now) const;
};

// Errors: those of Searcher::facts(), "unknown-zone".
Result<std::shared_ptr<const OpenState>> open_state(Searcher searcher);

}  // namespace dateline::library

struct dateline_archive {
 public:
  explicit dateline_archive(std::shared_ptr<const dateline::library::OpenState> state) : state_(std::move(state)) {}

  std::shared_ptr<const dateline::library::OpenState> current() const;
  // True where there was a newer state. On an error the old one stays.
  dateline::Result<bool> refresh();

 private:
  mutable std::mutex mutex_;
  std::mutex refreshing_;  // one at a time
  std::shared_ptr<const dateline::library::OpenState> state_;
};
