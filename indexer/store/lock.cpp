#include "indexer/store/lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>
#include <utility>

#include "common/archive/file.h"

namespace dateline::store {
namespace {

bool try_lock(int fd) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

std::string holder_line() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  char when[32];
  const std::time_t now = std::time(nullptr);
  struct tm utc {};
  ::gmtime_r(&now, &utc);
  std::strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return "process " + std::to_string(::getpid()) + " on " + host + " since " + when + "\n";
}

// A holder that has the lock since a moment may not have said so yet.
std::string holder_named_in(const std::string& path) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    const auto text = archive::read_file(path);
    if (text && text->find('\n') != std::string::npos) return text->substr(0, text->find('\n'));
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return {};
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& archive, double timeout_seconds) {
  const std::string path = archive + "/lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return tl::unexpected(os_error("cannot open", path));
  WriterLock lock(fd);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(timeout_seconds);
  while (!try_lock(fd)) {
    if (errno != EAGAIN && errno != EACCES && errno != EINTR) return tl::unexpected(os_error("cannot lock", path));
    if (std::chrono::steady_clock::now() >= deadline) {
      const std::string holder = holder_named_in(path);
      return fail(ErrorKind::locked, "archive-locked",
                  "another writer holds " + archive + (holder.empty() ? std::string() : ": " + holder),
                  "wait for it, or give it more time with --lock-timeout SECONDS; never delete the lock file");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  const std::string line = holder_line();
  // For people only: a failure to note the holder does not matter. Written first, cut then: it is never empty.
  if (::pwrite(fd, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size())) {
    [[maybe_unused]] const int cut = ::ftruncate(fd, static_cast<off_t>(line.size()));
  }
  return lock;
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) ::close(fd_);
}
WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

}  // namespace dateline::store
