// The commands that the tests disturb, one after the other on one archive: first articles, corrections, kills and
// withheld articles, many commits in one run, merges, removals, compaction, a snapshot. Each is first run undisturbed,
// and what it does and what the archive holds after each of its commits is kept: the measure for disturbed runs.
//
//   const Scenario& scenario = Scenario::get();
//   for (const Rehearsal& step : scenario.steps()) { scenario.reset(step); run(step.command, faults); ... }
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/crash/disk_model.h"
#include "tests/crash/process.h"

namespace dateline::crash {

inline constexpr std::uint64_t kNever = ~std::uint64_t{0};

// What the archive held from one commit to the next.
struct Committed {
  std::uint64_t call = 0;     // that made it: the rename of MANIFEST; 0: it was there before
  std::uint64_t durable = 0;  // the sync of the archive's directory after it, or kNever
  std::string state;          // as describe() says
};

struct Rehearsal {
  std::string name;
  std::vector<std::string> command;
  std::string base{};              // a copy of everything as it was before
  std::vector<Operation> log{};
  std::uint64_t calls = 0;         // that write
  std::uint64_t reads = 0;         // calls that read
  double seconds = 0;              // the undisturbed run took
  std::vector<Committed> commits{};// the first: the state before
  int again = 0;                   // the exit status of the command when all is done already
  std::vector<std::string> gone{}; // what must be nowhere in the archive's bytes once the command has succeeded

  const std::string& final_state() const { return commits.back().state; }
  // The last commit that had happened, or was on disk for sure, after so many calls.
  std::size_t committed_at(std::uint64_t call) const;
  std::size_t durable_at(std::uint64_t call) const;
  const Operation& call(std::uint64_t number) const;
};

class Scenario {
 public:
  static const Scenario& get();  // rehearsed at the first call; throws std::runtime_error where that fails

  const std::vector<Rehearsal>& steps() const { return steps_; }
  const std::string& root() const { return root_; }        // what faults watch over
  const std::string& archive() const { return archive_; }  // below it
  void reset(const Rehearsal& step) const;                 // makes everything as it was before the step

 private:
  Scenario();
  ~Scenario();
  void write_inputs() const;
  void rehearse(Rehearsal step);

  std::string work_;
  std::string root_;
  std::string archive_;
  std::vector<Rehearsal> steps_;
};

}  // namespace dateline::crash
