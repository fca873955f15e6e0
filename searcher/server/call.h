// One request on its way to an answer, and the manners all answers share: problems, conditions, the cache.
//
//   Outcome search_route(const Call& call) {
//     ...
//     return call.fresh({.relative = true}, [=] { return json_reply(...); });   // 304, or cached, or work to
//     be done
//   }
//
// A Call lives as long as begin() runs; work keeps what it needs by `shared`.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "searcher/server/body_cache.h"
#include "searcher/server/edition.h"
#include "searcher/server/http_target.h"
#include "searcher/server/message.h"
#include "searcher/server/portal_options.h"
#include "searcher/server/problem.h"

namespace dateline::server {

using Log = std::function<void(const std::string& line)>;
using Work = std::function<Reply()>;

struct Outcome {
  Reply reply;
  Work work;               // empty: `reply` is the answer
  const char* route = "";  // for the metrics: "/api/v1/search"
};

// What work goes on with when the call has returned.
struct Shared {
  const PortalOptions& options;
  std::shared_ptr<const Edition> edition;
  BodyCache& cache;
  const Log& log;
  std::int64_t now;                             // seconds since the epoch
  std::chrono::steady_clock::time_point begin;  // of the request, for the time budget

  // What every search of this request has: time, restriction, snippets or none.
  void bind(SearchRequest& request) const;
  // Within what is left of the time budget, waiting included.
  Result<SearchResult> search(SearchRequest request) const;
  Result<std::optional<SearchResult>> similar(std::string_view id, SearchRequest request) const;
  Result<Calendar> calendar(SearchRequest request) const;
  // A problem of the caller, or one of ours, which is logged.
  Problem problem(const Error& error, std::string parameter = {}) const;
  Reply fault(const Error& error, std::string parameter = {}) const {
    return problem_reply(problem(error, std::move(parameter)));
  }
  void set_budget(SearchRequest& request) const;
  // Whether the restriction admits an article; true without one.
  Result<bool> admits(std::string_view id) const;
};

struct Call {
  const Request& request;
  const HttpTarget& target;
  std::shared_ptr<const Shared> shared;

  struct Dependence {
    bool relative = false;     // the answer changes with the day
    std::string further = {};  // what it depends on besides the address: the host, for absolute links
  };
  // Answers 304 or from the cache where it can; else `make` becomes work. Its 200s get the tag and enter the
  // cache.
  Outcome fresh(const Dependence& on, Work make) const;
  // Whether the query, or the restriction, names days by what day it is.
  bool relative_dates(const SearchRequest& request) const;
  // Where the world sees the portal, ending in /.
  std::string base_url() const;
};

Outcome answered(Reply reply);
Reply text_reply(std::string content_type, std::string text);
inline constexpr const char* kJson = "application/json";

}  // namespace dateline::server
