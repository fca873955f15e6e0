// dateline-search from its arguments to its exit code, with everything it touches handed in.
//
//   Terminal terminal{.out = ..., .err = ..., .in = std::cin, .environment = ...};
//   int code = run(arguments, terminal, open_searcher);
//
// Exit codes: 0 something was found (and --batch, --fields, --help), 1 nothing found or an unknown id, 2 at fault. Once
// the reader of the output has gone nothing more is written or searched, and the code is 0.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/cli/arguments.h"
#include "searcher/cli/engine.h"

namespace dateline::cli {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kFault = 2;

struct Terminal {
  std::function<bool(std::string_view)> out;  // false: nobody reads any more
  std::function<void(std::string_view)> err;
  std::istream* in = nullptr;                 // for --batch -
  Environment environment;
  bool out_is_terminal = false;
  std::function<void()> page = [] {};         // what follows may go through a pager
  std::size_t width = 80;                     // columns
  std::int64_t clock = 0;                     // seconds since the epoch
};

int run(const std::vector<std::string>& arguments, const Terminal& terminal, const OpenEngine& open);

}  // namespace dateline::cli
