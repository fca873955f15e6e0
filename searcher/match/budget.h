// How long a search may go on. Work is counted where it is done, and the clock read once in a while.
//
//   Budget budget(Deadline{std::chrono::steady_clock::now() + 50ms, stop_token});
//   for (Row row : rows) { budget.spend(20); .. }   // throws OverBudget
//
// A unit of work is what takes about ten nanoseconds; the clock is read every kUnitsBetweenLooks of them, about each
// half millisecond, so a search ends that much late. A Budget is for one thread; make one for each from one Deadline.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>

namespace dateline {

struct Deadline {
  std::optional<std::chrono::steady_clock::time_point> at;  // absent: none
  std::stop_token stop;                                     // asked to stop from outside
};

// Thrown inside the read side; searcher/api turns it into error "time-budget" or "cancelled".
struct OverBudget {
  bool cancelled = false;
};

class Budget {
 public:
  static constexpr std::int64_t kUnitsBetweenLooks = 50'000;

  Budget() = default;  // no end
  explicit Budget(Deadline deadline) : deadline_(std::move(deadline)) {}

  void spend(std::uint64_t units) {
    left_ -= static_cast<std::int64_t>(units);
    if (left_ < 0) look();
  }
  // Reads the clock now.
  void look() {
    left_ = kUnitsBetweenLooks;
    if (deadline_.stop.stop_requested()) throw OverBudget{true};
    if (deadline_.at && std::chrono::steady_clock::now() > *deadline_.at) throw OverBudget{false};
  }

 private:
  Deadline deadline_;
  std::int64_t left_ = kUnitsBetweenLooks;
};

}  // namespace dateline
