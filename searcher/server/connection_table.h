// The open connections and what each is waiting for, so that slow clients can be cut off. An HTTP library's
// timeout counts from the last byte, and a client that sends a byte now and then outlives it; here a whole
// header, and a whole reply, has to pass within its time.
//
//   Connection* c = table.add(fd);   c->begin_reading(); ... c->begin_work(); ... c->begin_sending(); ...
//   table.remove(c);
//
// cut_off() shuts sockets down; the library then sees the end and closes them. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace dateline::server {

class Connection {
 public:
  using Clock = std::chrono::steady_clock;
  enum class State : std::uint8_t { reading, working, sending };

  explicit Connection(int fd) : fd_(fd) { begin(State::reading); }
  void begin_reading() { begin(State::reading); }
  void begin_work() { begin(State::working); }
  void begin_sending() { begin(State::sending); }

 private:
  friend class ConnectionTable;
  void begin(State state) {
    since_ = Clock::now().time_since_epoch().count();
    state_ = state;
  }

  const int fd_;
  std::atomic<State> state_{State::reading};
  std::atomic<Clock::rep> since_{0};
};

class ConnectionTable {
 public:
  Connection* add(int fd);
  void remove(Connection* connection);  // before the descriptor is closed
  std::size_t size() const;

  // Shuts down those that have been reading longer than `idle` or sending longer than `sending`. How many.
  std::size_t cut_off(Connection::Clock::duration idle, Connection::Clock::duration sending);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<Connection*, std::unique_ptr<Connection>> open_;
};

}  // namespace dateline::server
