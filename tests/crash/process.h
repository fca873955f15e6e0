// Running the programs of the project as processes, with and without faults.
//
//   const Faults faults{.root = "/tmp/x", .plan = "kill:5"};
//   const Outcome outcome = run({binary("dateline-index"), "check", "--archive", "/tmp/x/a"}, faults);
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace dateline::crash {

struct Faults {
  std::string root{}; // empty: none, the library is not loaded
  std::string plan{}; // as faults.c describes
  std::string log{};  // empty: nothing is recorded
  bool reads = false; // number the calls that read in place of those that write
};

struct Outcome {
  int status = -1;        // exit status; -1: ended by a signal
  int signal = 0;
  bool timed_out = false; // did not end within a minute, and was killed
  std::string messages;   // standard error
};

// `kill_after`: seconds after which the process gets SIGKILL.
Outcome run(const std::vector<std::string>& command, const Faults& faults, std::optional<double> kill_after = {});

std::string binary(const std::string& name);  // in the build's directory of programs

}  // namespace dateline::crash
