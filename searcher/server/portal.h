// What the portal answers, apart from connections: a request in, a reply out.
//
//   Portal portal(options, current_edition, log);
//   Portal::Outcome outcome = portal.begin(request);
//   Reply reply = outcome.work ? outcome.work() : outcome.reply;
//
// begin() is quick: it answers files, faults, what has not changed and what the cache holds. What must be
// searched for is returned as work, to be run by a worker on the state of the archive that was current at
// begin(). Thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "searcher/server/edition.h"
#include "searcher/server/message.h"
#include "searcher/server/search_parameters.h"

namespace dateline::server {

struct PortalOptions {
  SearchLimits limits;
};

class Portal {
 public:
  using Log = std::function<void(const std::string& line)>;
  using Work = std::function<Reply()>;

  struct Outcome {
    Reply reply;
    Work work;  // empty: `reply` is the answer
  };

  Portal(PortalOptions options, CurrentEdition edition, Log log);

  Outcome begin(const Request& request) const;

 private:
  Outcome route(const Request& request) const;
  Outcome search(const HttpTarget& target) const;
  Outcome article(const HttpTarget& target) const;
  Reply fault(const Error& error) const;

  PortalOptions options_;
  CurrentEdition edition_;
  Log log_;
};

}  // namespace dateline::server
