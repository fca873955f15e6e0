// Counts of what was served, as text in the Prometheus exposition format (version 0.0.4).
//
//   Metrics metrics;
//   metrics.count("/api/v1/search", 200, std::chrono::milliseconds(3));
//   std::string text = metrics.text({{"dateline_archive_articles", "gauge", "Articles in the archive.",
//   200000}});
//
// Histogram buckets are upper bounds in seconds. Thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace dateline::server {

// A value read when the text is made.
struct Measured {
  const char* name;
  const char* type;  // "gauge" or "counter"
  const char* help;
  double value;
};

class Metrics {
 public:
  void count(const std::string& route, unsigned status, std::chrono::nanoseconds duration);
  std::string text(const std::vector<Measured>& measured) const;

 private:
  static constexpr std::array<double, 12> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,   0.1,   0.25,   0.5,   1,    2.5};
  struct Histogram {
    std::array<std::uint64_t, kBounds.size()> within{};  // not yet summed up
    std::uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;
  std::map<std::string, Histogram> durations_;
};

}  // namespace dateline::server
