// The power fails after a call of the writer: what was not synced is gone, or there in part.
#include <gtest/gtest.h>

#include <optional>

#include "tests/crash/archive_state.h"
#include "tests/crash/disturbance.h"

namespace dateline::crash {
namespace {

constexpr std::uint64_t kLongSeeds = 64;  // disks drawn by chance for each call, in a long run

struct Cut {
  std::size_t step;
  std::uint64_t call;  // the last one that was made
  Survival survival;
  std::string what;
};

std::vector<Cut> all_cuts() {
  std::vector<Cut> out;
  const auto& steps = Scenario::get().steps();
  for (std::size_t step = 0; step < steps.size(); ++step) {
    for (std::uint64_t call = 0; call <= steps[step].calls; ++call) {
      const auto add = [&](const Survival& survival, const char* what) { out.push_back({step, call, survival, what}); };
      add({Fate::lost, Fate::lost, false, 1}, "only what was synced is there");
      add({Fate::lost, Fate::kept, false, 1}, "names are there, bytes are not");
      add({Fate::lost, Fate::kept, true, 1}, "names and sizes are there, bytes are zero");
      add({Fate::kept, Fate::lost, false, 1}, "bytes are there, names are not");
      for (std::uint64_t seed = 1; seed <= (long_run() ? kLongSeeds : 3); ++seed) {
        add({Fate::chance, Fate::chance, seed % 2 == 0, seed * 7919 + call}, "part of what was not synced is there");
      }
    }
  }
  return out;
}

// Replays one step call by call; cuts must come in order.
class Replay {
 public:
  explicit Replay(const Rehearsal& step) : step_(step), disk_(start(step)) {}
  const DiskModel& after(std::uint64_t call) {
    for (; next_ < step_.log.size(); ++next_) {
      const std::uint64_t number = step_.log[next_].record.number;
      if (number > call) break;
      disk_.apply(step_.log[next_]);
    }
    return disk_;
  }

 private:
  static std::string start(const Rehearsal& step) {
    Scenario::get().reset(step);
    return Scenario::get().root();
  }
  const Rehearsal& step_;
  DiskModel disk_;
  std::size_t next_ = 0;
};

// The record is whole, and the model of the disk is right: played back, it gives the very files that are there.
TEST(PowerLoss, TheRecordHoldsEveryWrite) {
  const Scenario& scenario = Scenario::get();
  for (const Rehearsal& step : scenario.steps()) {
    SCOPED_TRACE(step.name);
    scenario.reset(step);
    DiskModel disk(scenario.root());
    const std::string log = scenario.root() + "-log";
    ASSERT_EQ(run(step.command, {.root = scenario.root(), .log = log}).status, 0);
    for (const Operation& operation : read_log(log)) disk.apply(operation);
    const std::string mirror = scenario.root() + "-mirror";
    disk.materialize({Fate::kept, Fate::kept, false, 1}, mirror);
    EXPECT_EQ(list_files(mirror), list_files(scenario.root()));
  }
}

TEST(PowerLoss, LastCommitSurvives) {
  const Scenario& scenario = Scenario::get();
  Findings findings;
  std::optional<Replay> replay;
  std::size_t replayed = ~std::size_t{0};
  for (const Cut& cut : choose(all_cuts(), quick::kCuts)) {
    const Rehearsal& step = scenario.steps()[cut.step];
    if (replayed != cut.step) replay.emplace(step);
    replayed = cut.step;
    replay->after(cut.call).materialize(cut.survival, scenario.root());
    const std::string wrong = wrong_after(
        step, {step.durable_at(cut.call), step.committed_at(cut.call), cut.call == step.calls});
    const std::string where = cut.call == 0 ? "the start" : to_text(step.call(cut.call), scenario.root());
    findings.note("step " + step.name + ", power lost after " + where + ", " + cut.what, wrong);
  }
  testing::Test::RecordProperty("faults", static_cast<int>(findings.faults()));
  EXPECT_EQ(findings.wrongs(), 0U) << findings.text();
}

}  // namespace
}  // namespace dateline::crash
