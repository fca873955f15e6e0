// Threads that run jobs in the order they came, with a bound on how many wait.
//
//   WorkerPool pool(4, 256);
//   if (!pool.submit([] { ... })) ...   // false: as many wait as may; the caller refuses the request
//
// Jobs must not throw. stop() lets what was accepted finish. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline::server {

class WorkerPool {
 public:
  using Job = std::function<void()>;

  // `most_waiting`: jobs accepted and not begun.
  WorkerPool(std::size_t threads, std::size_t most_waiting);
  ~WorkerPool();

  bool submit(Job job);
  void stop();
  std::size_t waiting() const;

 private:
  void work();

  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::server
