// What a run did. Each record read is counted once among added .. rejected; skipped are inputs that hold no article.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline {

struct Report {
  std::uint64_t read = 0;        // records
  std::uint64_t added = 0;       // new articles, visible ones
  std::uint64_t replaced = 0;    // a newer or other version of an article
  std::uint64_t unchanged = 0;
  std::uint64_t stale = 0;       // older than what is there, or killed
  std::uint64_t removed = 0;     // killed by this record
  std::uint64_t withheld = 0;    // taken, but hidden: withheld, or in doubt
  std::uint64_t embargoed = 0;   // taken, but hidden until later
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;
  double seconds = 0;
  double articles_per_second = 0;  // records read
  double mib_per_second = 0;       // of text read, decompressed
  double peak_mib = 0;             // resident memory of the process
  std::string revision;

  std::uint64_t broken_inputs = 0;  // missing, truncated, still growing
  std::uint64_t text_bytes = 0;
  std::map<std::string, std::uint64_t> notices;  // code -> how often
  std::string rejects_file;                      // empty: nothing was rejected
  bool interrupted = false;
  std::vector<std::string> refused;  // of the first kRefusedTold: where and why

  static constexpr std::size_t kRefusedTold = 10;

  std::string to_json() const;  // one line
  std::string to_text() const;  // for people and for mail: the counts, what went wrong first, where the rest stands
  // Nothing of the archive or of the rejects changed.
  bool idle() const { return added + replaced + removed + withheld + embargoed + rejected == 0; }
};

// Peak resident memory of this process in MiB.
double peak_resident_mib();

}  // namespace dateline
