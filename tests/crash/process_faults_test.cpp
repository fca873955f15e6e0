// The writer killed at its system calls and at random instants, told to stop, and given failing calls.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <random>

#include "tests/crash/archive_state.h"
#include "tests/crash/disturbance.h"
#include "tests/support/traces.h"

namespace dateline::crash {
namespace {

constexpr std::size_t kLongInstants = 20'000;

const std::vector<Rehearsal>& steps() { return Scenario::get().steps(); }

template <class Judge>
void expect_harmless(const std::vector<Fault>& all, std::size_t count, Judge judge) {
  Findings findings;
  for (const Fault& fault : choose(all, count)) {
    const Rehearsal& step = steps()[fault.step];
    findings.note(to_text(step, fault), judge(step, fault));
  }
  ::testing::Test::RecordProperty("faults", static_cast<int>(findings.faults()));
  EXPECT_GE(findings.faults(), count);
  EXPECT_EQ(findings.wrongs(), 0U) << findings.text();
}

// The scenario does what it is there for.
TEST(Scenario, CoversTheLifeOfAnArchive) {
  std::uint64_t calls = 0;
  std::size_t most_commits = 0;
  std::size_t scrubbing = 0;
  for (const Rehearsal& step : steps()) {
    calls += step.calls;
    most_commits = std::max(most_commits, step.commits.size());
    EXPECT_GT(step.calls, 20U) << step.name;
    scrubbing += !step.gone.empty();
    for (const std::string& text : step.gone) {
      EXPECT_FALSE(dateline::testing::traces_of(step.base + "/archive", text).empty()) << step.name << " has nothing to remove";
    }
    for (const Committed& commit : step.commits) {
      EXPECT_NE(commit.state.substr(0, 6), "cannot") << step.name << ": " << commit.state;
    }
  }
  EXPECT_GE(calls, 1000U);
  EXPECT_GE(most_commits, 5U);
  EXPECT_EQ(scrubbing, 2U);
  EXPECT_EQ(steps().front().commits.front().state, kNoArchive);
}

TEST(ProcessFaults, KilledAtACall) { expect_harmless(faults_at_every_call({"kill"}), quick::kKills, wrong_with_kill); }

// Between the commit of a kill and the last trace of what it killed; closer together than other calls.
TEST(ProcessFaults, KilledWhileScrubbing) {
  std::vector<Fault> faults;
  for (const Fault& fault : faults_at_every_call({"kill"}))
    if (!steps()[fault.step].gone.empty()) faults.push_back(fault);
  expect_harmless(faults, quick::kScrubKills, wrong_with_kill);
}

TEST(ProcessFaults, KilledWithinAWrite) {
  expect_harmless(faults_at_every_call({"torn"}), quick::kTornWrites, wrong_with_kill);
}

TEST(ProcessFaults, FailingCall) {
  expect_harmless(faults_at_every_call({"enospc", "eio", "enospc+", "eio+"}), quick::kFailures, wrong_with_failure);
}

TEST(ProcessFaults, ShortWrite) {
  expect_harmless(faults_at_every_call({"short"}), quick::kShortWrites, wrong_with_failure);
}

TEST(ProcessFaults, ToldToStop) {
  std::vector<Fault> faults;
  for (const Fault& fault : faults_at_every_call({"term"})) {
    const auto& command = steps()[fault.step].command;
    if (command[0] == binary("dateline-index") && command[1] == "add") faults.push_back(fault);
  }
  expect_harmless(faults, quick::kStops, wrong_with_failure);
}

TEST(ProcessFaults, FailingRead) {
  std::vector<Fault> faults;
  for (std::size_t step = 0; step < steps().size(); ++step) {
    for (std::uint64_t call = 1; call <= steps()[step].reads; ++call) faults.push_back({step, "eio", call});
  }
  Findings findings;
  for (const Fault& fault : choose(faults, quick::kReadErrors)) {
    const Rehearsal& step = steps()[fault.step];
    const std::string what = "step " + step.name + ", failing read " + std::to_string(fault.call);
    findings.note(what, wrong_with_failing_read(step, fault));
  }
  ::testing::Test::RecordProperty("faults", static_cast<int>(findings.faults()));
  EXPECT_EQ(findings.wrongs(), 0U) << findings.text();
}

// At any instant, with two threads: what is written when is then no longer the same each time.
TEST(ProcessFaults, KilledAtAnInstant) {
  std::mt19937_64 random(20'150'929);
  Findings findings;
  for (std::size_t i = 0; i < (long_run() ? kLongInstants : quick::kInstants); ++i) {
    Rehearsal step = steps()[i % steps().size()];
    for (std::size_t at = 0; at + 1 < step.command.size(); ++at)
      if (step.command[at] == "--jobs") step.command[at + 1] = "2";
    const Scenario& scenario = Scenario::get();
    scenario.reset(step);
    const double seconds = step.seconds * 1.1 * static_cast<double>(random() % 1000) / 1000;
    const Outcome outcome = run(step.command, {}, seconds);
    const bool killed = outcome.signal == SIGKILL;
    const std::size_t last = step.commits.size() - 1;
    const std::string wrong = killed || outcome.status == 0
                                  ? wrong_after(step, {killed ? 0 : last, last, !killed})
                                  : "exit status " + std::to_string(outcome.status) + ": " + outcome.messages;
    findings.note("step " + step.name + " after " + std::to_string(seconds) + " s", wrong);
  }
  ::testing::Test::RecordProperty("faults", static_cast<int>(findings.faults()));
  EXPECT_EQ(findings.wrongs(), 0U) << findings.text();
}

}  // namespace
}  // namespace dateline::crash
