#include "searcher/server/metrics.h"

#include <algorithm>
#include <cstdio>

namespace dateline::server {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

void append_head(std::string& out, const std::string& name, const char* type, const char* help) {
  out += "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

}  // namespace

void Metrics::count(const std::string& route, unsigned status, std::chrono::nanoseconds duration) {
  const double seconds = std::chrono::duration<double>(duration).count();
  const auto bound =
      static_cast<std::size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  const std::scoped_lock guard(mutex_);
  ++requests_[{route, status}];
  Histogram& histogram = durations_[route];
  if (bound < kBounds.size()) ++histogram.within[bound];
  ++histogram.count;
  histogram.sum += seconds;
}

std::string Metrics::text(const std::vector<Measured>& measured) const {
  std::string out;
  const std::scoped_lock guard(mutex_);
  append_head(out, "dateline_http_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [key, count] : requests_) {
    out += "dateline_http_requests_total{route=\"" + key.first + "\",code=\"" + std::to_string(key.second) +
           "\"} " + std::to_string(count) + "\n";
  }
  const std::string name = "dateline_http_request_duration_seconds";
  append_head(out, name, "histogram", "Time from a request's first line to the end of its reply.");
  for (const auto& [route, histogram] : durations_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += histogram.within[i];
      out += name + "_bucket{route=\"" + route + "\",le=\"" + number(kBounds[i]) + "\"} " +
             std::to_string(sum) + "\n";
    }
    const std::string count = std::to_string(histogram.count);
    out += name + "_bucket{route=\"" + route + "\",le=\"+Inf\"} " + count + "\n";
    out += name + "_sum{route=\"" + route + "\"} " + number(histogram.sum) + "\n";
    out += name + "_count{route=\"" + route + "\"} " + count + "\n";
  }
  for (const Measured& one : measured) {
    append_head(out, one.name, one.type, one.help);
    out += std::string(one.name) + " " + number(one.value) + "\n";
  }
  return out;
}

}  // namespace dateline::server
