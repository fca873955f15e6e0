// One line on the terminal that says how far a run is, how fast, and how long it will still take.
#pragma once

#include <chrono>
#include <iosfwd>

#include "indexer/pipeline/report.h"
#include "indexer/readers/reader.h"

namespace dateline::cli {

class ProgressLine {
 public:
  ProgressLine(std::ostream& out, const readers::Source& source, bool show);
  void update(const Report& report);  // draws at most four times a second
  void clear();

 private:
  std::ostream& out_;
  const readers::Source& source_;
  bool show_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace dateline::cli
