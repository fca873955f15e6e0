// What the portal answers, apart from connections: a request in, a reply out.
//
//   Portal portal(options, current_edition, log);
//   Outcome outcome = portal.begin(request);
//   Reply reply = outcome.work ? outcome.work() : outcome.reply;
//
// begin() is quick: it answers files, faults, what has not changed and what the cache holds. What must be
// searched for is returned as work, to be run by a worker on the state of the archive that was current at
// begin(). Thread-safe.
#pragma once

#include <atomic>

#include "searcher/server/call.h"

namespace dateline::server {

class Portal {
 public:
  Portal(PortalOptions options, CurrentEdition edition, Log log);

  Outcome begin(const Request& request);
  // A reply in the portal's manner to what was refused before it came here: too many requests, say.
  Reply refuse(const Request& request, const Problem& problem) const;

  // From now on /readyz says 503, so that a balancer sends nothing new.
  void stopping() { stopping_ = true; }
  // Text for /metrics, in the Prometheus exposition format.
  void set_metrics(std::function<std::string()> metrics) { metrics_ = std::move(metrics); }
  BodyCache& cache() { return cache_; }

 private:
  Outcome route(const Request& request);
  Outcome answer(const Request& request, const HttpTarget& target);
  Outcome ready() const;

  const PortalOptions options_;
  CurrentEdition edition_;
  Log log_;
  BodyCache cache_;
  std::function<std::string()> metrics_;
  std::atomic<bool> stopping_{false};
};

}  // namespace dateline::server
