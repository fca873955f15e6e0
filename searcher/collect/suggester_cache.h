// The suggesters of one state of an archive: one for each set of articles asked about (embargoes lift with the clock, and
// a portal may be restricted to a query). Thread-safe; one thread makes what several ask for.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "searcher/collect/suggester.h"

namespace dateline {

class SuggesterCache {
 public:
  // `key` names the set of articles; `make` may throw, and is then asked again the next time.
  std::shared_ptr<const Suggester> get(const std::string& key, const std::function<std::shared_ptr<const Suggester>()>& make);

 private:
  static constexpr std::size_t kMost = 4;
  std::mutex mutex_;
  std::vector<std::pair<std::string, std::shared_ptr<const Suggester>>> made_;  // the last used first
};

// Runs `plan` (its facets are set here) over every segment, in this thread. Throws archive::Damaged, Xapian::Error.
std::shared_ptr<const Suggester> make_suggester(RunPlan plan, const archive::Snapshot& snapshot,
                                                const std::vector<std::unique_ptr<Xapian::Database>>& databases,
                                                HeadlineWordsCache& headlines, PostingsCache& cache);

// A key for SuggesterCache: what is visible at an instant. `restriction`: anything else that decides which articles count.
std::string suggester_key(const archive::Snapshot& snapshot, std::int64_t now, std::string_view restriction);

}  // namespace dateline
