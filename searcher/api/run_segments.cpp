#include "searcher/api/run_segments.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace dateline {
namespace {

constexpr std::uint64_t kWorthAThread = 20'000;  // articles; below, starting a thread costs more than it gains

}  // namespace

Deadline deadline_of(const SearchRequest& request, Clock::time_point begin) {
  Deadline out{std::nullopt, request.stop};
  if (request.time_budget) out.at = begin + std::min<std::chrono::milliseconds>(*request.time_budget, std::chrono::hours(24 * 365));
  return out;
}

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::vector<SegmentAnswer> run_segments(const RunPlan& plan, const archive::Snapshot& snapshot,
                                        const PostingsPool::Databases& databases, PostingsCache& cache,
                                        double inverse_average, const Deadline& deadline) {
  const std::size_t count = snapshot.segments().size();
  std::vector<SegmentAnswer> answers(count);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    Budget budget(deadline);
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        const SegmentContext context{*snapshot.segments()[i], *databases[i], inverse_average,
                                     snapshot.names(), budget, cache, static_cast<std::uint32_t>(i)};
        answers[i] = run_segment(plan, context, static_cast<std::uint32_t>(i));
      } catch (...) {
        const std::scoped_lock guard(mutex);
        failure = std::current_exception();
        next = count;  // the others need not begin another
      }
    }
  };
  std::size_t threads = 1;
  if (snapshot.manifest().live_articles() > kWorthAThread) {
    threads = std::min<std::size_t>({count, std::max(1U, std::thread::hardware_concurrency()), 16});
  }
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
  return answers;
}

}  // namespace dateline
