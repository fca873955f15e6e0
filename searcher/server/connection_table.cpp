#include "searcher/server/connection_table.h"

#include <sys/socket.h>

namespace dateline::server {

Connection* ConnectionTable::add(int fd) {
  auto made = std::make_unique<Connection>(fd);
  Connection* out = made.get();
  const std::scoped_lock guard(mutex_);
  open_.emplace(out, std::move(made));
  return out;
}

void ConnectionTable::remove(Connection* connection) {
  const std::scoped_lock guard(mutex_);
  open_.erase(connection);
}

std::size_t ConnectionTable::size() const {
  const std::scoped_lock guard(mutex_);
  return open_.size();
}

std::size_t ConnectionTable::cut_off(Connection::Clock::duration idle, Connection::Clock::duration sending) {
  const auto now = Connection::Clock::now().time_since_epoch();
  std::size_t count = 0;
  // Under the lock, so that no descriptor is closed, and taken by another connection, meanwhile.
  const std::scoped_lock guard(mutex_);
  for (const auto& [connection, owned] : open_) {
    const Connection::State state = connection->state_;
    if (state == Connection::State::working) continue;
    const auto waited = now - Connection::Clock::duration(connection->since_.load());
    if (waited <= (state == Connection::State::reading ? idle : sending)) continue;
    ::shutdown(connection->fd_, SHUT_RDWR);
    ++count;
  }
  return count;
}

}  // namespace dateline::server
