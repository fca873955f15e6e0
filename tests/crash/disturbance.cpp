#include "tests/crash/disturbance.h"

#include <csignal>
#include <cstdlib>

#include "tests/crash/archive_state.h"
#include "tests/support/traces.h"

namespace dateline::crash {
namespace {

constexpr std::size_t kMostTold = 12;

std::string exit_text(const Outcome& outcome) {
  if (outcome.timed_out) return "it did not end";
  if (outcome.signal != 0) return "it died of signal " + std::to_string(outcome.signal) + ": " + outcome.messages;
  return "exit status " + std::to_string(outcome.status) + ": " + outcome.messages;
}

// Before the call, something was written of a new segment.
bool began_to_index(const Rehearsal& step, std::uint64_t call) {
  for (const Operation& operation : step.log) {
    if (operation.record.number >= call) return false;
    if (operation.record.operation == op_mkdir && operation.path.find("/segments/") != std::string::npos) return true;
  }
  return false;
}

std::string sum_up(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += " " + name;
  return out;
}

// A second archive that the step makes: not there, or whole.
std::string wrong_with_copy(const Rehearsal& step, const std::string& copy, bool must_be) {
  const std::string state = describe(copy);
  if (state == kNoArchive && !must_be) return {};
  if (state != step.final_state()) {
    return "the copy is not the archive:\n" + first_difference(state, step.final_state());
  }
  if (const std::string damage = damage_of(copy); !damage.empty()) return "the copy is damaged: " + damage;
  return {};
}

// What was killed or removed must have left nothing once the command has succeeded.
std::string wrong_with_traces(const Rehearsal& step, const std::string& archive) {
  for (const std::string& text : step.gone) {
    const auto traces = testing::traces_of(archive, text);
    if (!traces.empty()) return "\"" + text + "\" is still in" + sum_up(traces);
  }
  return {};
}

std::string wrong_with_state(const Rehearsal& step, Range allowed, const std::string& archive) {
  const std::string state = describe(archive);
  bool right = false;
  for (std::size_t i = allowed.first; i <= allowed.last; ++i) right = right || state == step.commits[i].state;
  if (!right) {
    return "the archive is not at commit " + std::to_string(allowed.first) + ".." + std::to_string(allowed.last) +
           " of " + std::to_string(step.commits.size() - 1) + ":\n" +
           first_difference(state, step.commits[allowed.last].state);
  }
  if (const std::string damage = damage_of(archive); !damage.empty()) return "check finds damage: " + damage;
  return {};
}

}  // namespace

std::string wrong_after(const Rehearsal& step, Range allowed) {
  const Scenario& scenario = Scenario::get();
  const std::string& archive = scenario.archive();
  if (std::string wrong = wrong_with_state(step, allowed, archive); !wrong.empty()) return wrong;
  const std::string copy = step.name == "snapshot" ? step.command.back() : std::string();
  if (!copy.empty()) {
    if (std::string wrong = wrong_with_copy(step, copy, allowed.copied); !wrong.empty()) return wrong;
  }
  const bool may_refuse = step.again != 0 && (copy.empty() ? allowed.last > 0 : describe(copy) != kNoArchive);
  const Outcome again = run(step.command, {.root = scenario.root()});  // no fault: only spared its fsyncs
  if (again.status != 0 && !(may_refuse && again.status == step.again)) {
    return "the same command again: " + exit_text(again);
  }
  const std::size_t last = step.commits.size() - 1;
  if (std::string wrong = wrong_with_state(step, {last, last, true}, archive); !wrong.empty()) {
    return "after the same command again, " + wrong;
  }
  if (!copy.empty()) {
    if (std::string wrong = wrong_with_copy(step, copy, true); !wrong.empty()) return wrong;
  }
  if (std::string wrong = wrong_with_traces(step, archive); !wrong.empty()) return wrong;
  if (const auto left = leftovers(archive); !left.empty()) return "nobody needs" + sum_up(left);
  return {};
}

std::string wrong_with_kill(const Rehearsal& step, const Fault& fault) {
  const Scenario& scenario = Scenario::get();
  scenario.reset(step);
  const Outcome outcome =
      run(step.command, {.root = scenario.root(), .plan = fault.action + ":" + std::to_string(fault.call)});
  if (outcome.signal != SIGKILL) return "it was not killed there: " + exit_text(outcome);
  const std::size_t at = step.committed_at(fault.action == "kill" ? fault.call - 1 : fault.call);
  return wrong_after(step, {at, at, false});
}

std::string wrong_with_failure(const Rehearsal& step, const Fault& fault) {
  const Scenario& scenario = Scenario::get();
  scenario.reset(step);
  const Outcome outcome =
      run(step.command, {.root = scenario.root(), .plan = fault.action + ":" + std::to_string(fault.call)});
  const std::size_t last = step.commits.size() - 1;
  const Range done{last, last, true};
  if (fault.action == "short") {
    return outcome.status == 0 ? wrong_after(step, done) : "a short write: " + exit_text(outcome);
  }
  if (fault.action == "term") {
    // Before it begins to read, a signal ends it as it ends any program.
    const std::size_t before = step.committed_at(fault.call - 1);
    if (outcome.signal == SIGTERM && began_to_index(step, fault.call)) return exit_text(outcome);
    if (outcome.signal == SIGTERM) return wrong_after(step, {before, before, false});
    if (outcome.status != 0 && outcome.status != 128 + SIGTERM) return exit_text(outcome);
    return wrong_after(step, outcome.status == 0 ? done : Range{before, last, false});
  }
  if (outcome.status == 0) {
    const Operation& call = step.call(fault.call);
    const std::uint32_t what = call.record.operation;
    const bool matters =
        what == op_sync || what == op_write || what == op_open || what == op_rename || what == op_mkdir;
    if (matters && !call.path.ends_with("/lock")) return "it says that all is well";
    return wrong_after(step, done);
  }
  if (outcome.status != 2 || outcome.messages.empty()) return exit_text(outcome);
  return wrong_after(step, {step.committed_at(fault.call - 1), last, false});
}

std::string wrong_with_failing_read(const Rehearsal& step, const Fault& fault) {
  const Scenario& scenario = Scenario::get();
  scenario.reset(step);
  const Outcome outcome = run(step.command, {.root = scenario.root(),
                                             .plan = fault.action + ":" + std::to_string(fault.call),
                                             .reads = true});
  const std::size_t last = step.commits.size() - 1;
  if (outcome.status == 0) return wrong_after(step, {last, last, true});
  if (outcome.status != 2 || outcome.messages.empty()) return exit_text(outcome);
  return wrong_after(step, {0, last, false});
}

std::vector<Fault> faults_at_every_call(const std::vector<std::string>& actions) {
  std::vector<Fault> out;
  const auto& steps = Scenario::get().steps();
  for (std::size_t step = 0; step < steps.size(); ++step) {
    for (std::uint64_t call = 1; call <= steps[step].calls; ++call) {
      for (const std::string& action : actions) {
        const bool of_writes = action == "short" || action == "torn";
        if (of_writes && steps[step].call(call).record.operation != op_write) continue;
        out.push_back({step, action, call});
      }
    }
  }
  return out;
}

bool long_run() {
  const char* value = std::getenv("DATELINE_LONG_CRASH");
  return value != nullptr && std::string(value) == "1";
}

std::string to_text(const Rehearsal& step, const Fault& fault) {
  return "step " + step.name + ", " + fault.action + " at " + to_text(step.call(fault.call), Scenario::get().root());
}

void Findings::note(const std::string& fault, const std::string& wrong) {
  ++faults_;
  if (wrong.empty()) return;
  if (++wrongs_ <= kMostTold) text_ += fault + ":\n" + wrong + "\n";
}

std::string Findings::text() const {
  return std::to_string(wrongs_) + " of " + std::to_string(faults_) + " faults did harm\n" + text_;
}

}  // namespace dateline::crash
