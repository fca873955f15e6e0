// The questions of the C interface, answered in C++: a JSON request in, JSON (or an Error) out.
//
//   Result<std::string> answer = search_answer(*state, R"({"q": "syria"})", now);
//
// `now`: the clock's seconds since the epoch, for requests that name no instant. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/library/archive_handle.h"

namespace dateline::library {

Result<std::string> search_answer(const OpenState& state, std::string_view request, std::int64_t now);
Result<std::string> show_answer(const OpenState& state, std::string_view request, std::int64_t now);
Result<std::string> similar_answer(const OpenState& state, std::string_view request, std::int64_t now);
Result<std::string> suggest_answer(const OpenState& state, std::string_view request, std::int64_t now);
Result<std::string> explain_answer(const OpenState& state, std::string_view request, std::int64_t now);
std::string info_answer(const OpenState& state);

}  // namespace dateline::library
