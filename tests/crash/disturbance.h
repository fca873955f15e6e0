// One disturbed run of one step, and what must hold after it.
//
// After every disturbance the archive opens at one of the step's commits, the right one; `check` finds nothing wrong;
// the same command again succeeds and ends in the state of the undisturbed run; and no file is left that nobody needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/crash/scenario.h"

namespace dateline::crash {

// Faults of a quick run, evenly spread over all there are; a long run has each action at every call.
namespace quick {
inline constexpr std::size_t kKills = 230;
inline constexpr std::size_t kScrubKills = 170;
inline constexpr std::size_t kTornWrites = 50;
inline constexpr std::size_t kFailures = 230;
inline constexpr std::size_t kShortWrites = 25;
inline constexpr std::size_t kStops = 25;
inline constexpr std::size_t kReadErrors = 40;
inline constexpr std::size_t kInstants = 40;
inline constexpr std::size_t kCuts = 290;
static_assert(kKills + kScrubKills + kTornWrites + kFailures + kShortWrites + kStops + kReadErrors + kInstants + kCuts >= 1000);
}  // namespace quick

// Which commits of the step the archive may be at.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
  bool copied = false;  // a second archive that the step makes must be there
};

// Empty: all is well. Else what is wrong, for people. Leaves the archive in the step's last state where all is well.
std::string wrong_after(const Rehearsal& step, Range allowed);

// A fault at a call of a step.
struct Fault {
  std::size_t step = 0;
  std::string action;  // as faults.c names it
  std::uint64_t call = 0;
};

// Runs the step with the fault and says what is wrong with what came of it; empty: nothing.
std::string wrong_with_kill(const Rehearsal& step, const Fault& fault);
std::string wrong_with_failure(const Rehearsal& step, const Fault& fault);
// `fault.call` counts the calls that read.
std::string wrong_with_failing_read(const Rehearsal& step, const Fault& fault);

// Every call of every step with each of the actions.
std::vector<Fault> faults_at_every_call(const std::vector<std::string>& actions);

// All in a long run (DATELINE_LONG_CRASH=1), else `count` of them, evenly spread.
template <class T>
std::vector<T> choose(const std::vector<T>& all, std::size_t count);
bool long_run();

// "step kills, kill at call 17: write archive/MANIFEST.tmp".
std::string to_text(const Rehearsal& step, const Fault& fault);

// Gathers what went wrong over many faults: all are counted, the first few are told.
class Findings {
 public:
  // `wrong` empty: this fault did no harm.
  void note(const std::string& fault, const std::string& wrong);
  std::size_t faults() const { return faults_; }
  std::size_t wrongs() const { return wrongs_; }
  std::string text() const;

 private:
  std::size_t faults_ = 0;
  std::size_t wrongs_ = 0;
  std::string text_;
};

template <class T>
std::vector<T> choose(const std::vector<T>& all, std::size_t count) {
  if (long_run() || count >= all.size()) return all;
  std::vector<T> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(all[(2 * i + 1) * all.size() / (2 * count)]);
  return out;
}

}  // namespace dateline::crash
