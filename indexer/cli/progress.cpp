#include "indexer/cli/progress.h"

#include <cstdio>
#include <ostream>

namespace dateline::cli {

ProgressLine::ProgressLine(std::ostream& out, const readers::Source& source, bool show)
    : out_(out), source_(source), show_(show), begin_(std::chrono::steady_clock::now()), last_(begin_) {}

void ProgressLine::update(const Report& report) {
  if (!show_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(250)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  char line[200];
  std::snprintf(line, sizeof line, "\r\x1b[K%llu records, %llu rejected, %.0f/s",
                static_cast<unsigned long long>(report.read), static_cast<unsigned long long>(report.rejected),
                static_cast<double>(report.read) / seconds);
  out_ << line;
  const auto total = source_.bytes_total();
  const auto done = source_.bytes_read();
  if (total && *total > 0 && done > 0 && done <= *total) {
    const double share = static_cast<double>(done) / static_cast<double>(*total);
    std::snprintf(line, sizeof line, ", %.0f %%, %.0f s left", share * 100, seconds / share - seconds);
    out_ << line;
  }
  out_.flush();
  drawn_ = true;
}

void ProgressLine::clear() {
  if (drawn_) out_ << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace dateline::cli
