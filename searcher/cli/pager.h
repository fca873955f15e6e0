// Long output on a terminal goes through $PAGER, as git does it.
//
//   auto pager = Pager::start(environment);   // nullptr: none is wanted, or it cannot be started
//   write(pager->input(), ...);
//   pager->finish();                          // closes the input and waits until the reader is done
//
// PAGER unset: less, where it is installed; empty or "cat": none. LESS, where it is not set, becomes FRX: colours, no
// clearing, and a page that fits is only printed. The command goes to the shell. While the pager runs an interrupt is
// its own matter. One at a time, for one thread.
#pragma once

#include <sys/types.h>

#include <memory>

#include "searcher/cli/arguments.h"

namespace dateline::cli {

class Pager {
 public:
  static std::unique_ptr<Pager> start(const Environment& environment);
  ~Pager() { finish(); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  int input() const { return input_; }
  void finish();

 private:
  Pager(pid_t child, int input) : child_(child), input_(input) {}
  pid_t child_;
  int input_;
};

}  // namespace dateline::cli
