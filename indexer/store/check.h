// Whether an archive is what was written: every checksum, and everything that its files say of one another.
//
//   auto result = check_archive("news", {});
//   for (const Finding& finding : result->damage) ...   // none: every bit is as it was written
//
// Takes no lock: it looks at one revision, and begins anew should a writer take that away meanwhile. Files that no
// manifest names are notes, not damage: a run under way or a killed one made them, and the next writer removes them.
// Of the directory `rejects` and the file `lock` nothing is verified: they hold messages for people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/error.h"

namespace dateline::store {

struct Finding {
  std::string where;  // path within the archive
  std::string what;   // one sentence
};

struct CheckOptions {
  unsigned jobs = 0;  // segments checked at a time; 0: one for each processor
};

struct CheckResult {
  std::string revision;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;  // live ones
  std::vector<Finding> damage;
  std::vector<Finding> notes;
};

// Errors only where nothing can be checked: "no-archive", "newer-archive", "io-error".
Result<CheckResult> check_archive(const std::string& archive, const CheckOptions& options);

}  // namespace dateline::store
