// What went wrong, as a reply: problem details (RFC 9457), "application/problem+json", with a stable `code`.
//
//   {"type":"about:blank","title":"Bad Request","status":400,"detail":"there is no field \"persn\"",
//    "code":"unknown-field","hint":"did you mean person:?","column":0}
//
// Members beyond the RFC's: `code`; `hint`, `column` (0-based, in code points of q) and `parameter` where
// there is one; of a killed article `id` and `time`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/error.h"
#include "searcher/request/parameters.h"
#include "searcher/server/message.h"

namespace dateline::server {

struct Problem {
  unsigned status = 500;
  std::string code;
  std::string detail;
  std::string hint = {};
  std::string parameter = {};
  std::optional<std::size_t> column = {};
  std::vector<std::pair<std::string, std::string>> members = {};  // further texts
};

template <class T>
using Answer = tl::expected<T, Problem>;

// A fault of the question is 400, an exceeded time budget ("time-budget") 503; anything else is 500, and says
// nothing of the machine: the caller logs the error itself.
Problem problem_of(const Error& error, std::string parameter = {});
inline Problem problem_of(const ParameterError& fault) { return problem_of(fault.error, fault.parameter); }

Reply problem_reply(const Problem& problem);
inline Reply problem_reply(const ParameterError& fault) { return problem_reply(problem_of(fault)); }

}  // namespace dateline::server
