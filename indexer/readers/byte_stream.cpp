#include "indexer/readers/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace dateline::readers {
namespace {
constexpr std::size_t kBlock = 256 << 10;
constexpr int kLookMilliseconds = 100;  // how often a wait asks whether to go on
}

Result<std::unique_ptr<FileStream>> FileStream::open(const std::string& path,
                                                     std::atomic<std::uint64_t>* consumed) {
  // O_NONBLOCK: a named pipe put in place of a file after it was looked at must not hang us.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return tl::unexpected(os_error("cannot open", path));
  return std::make_unique<FileStream>(fd, true, consumed);
}

FileStream::FileStream(int fd, bool owned, std::atomic<std::uint64_t>* consumed)
    : fd_(fd), owned_(owned), consumed_(consumed) {
  regular_ = ::fstat(fd_, &opened_) == 0 && S_ISREG(opened_.st_mode);
  if (owned_ && !regular_)
    ::fcntl(fd_, F_SETFL, ::fcntl(fd_, F_GETFL) & ~O_NONBLOCK);  // a pipe is waited for
  if (regular_ && !owned_) {
    const off_t at = ::lseek(fd_, 0, SEEK_CUR);  // standard input may have been read from before
    base_ = position_ = at > 0 ? static_cast<std::uint64_t>(at) : 0;
  }
}

FileStream::~FileStream() {
  if (owned_) ::close(fd_);
}

// False when told to stop instead.
bool FileStream::wait_for_more() {
  while (!stop_->load()) {
    struct pollfd wanted {fd_, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, kLookMilliseconds);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  fail("interrupted", "reading was broken off");
  return false;
}

std::string_view FileStream::read() {
  if (failure()) return {};
  std::size_t wanted = kBlock;
  // Files of /proc say 0 and are longer; every other regular file is read to the length it had.
  if (regular_ && opened_.st_size > 0) {
    const auto length = static_cast<std::uint64_t>(opened_.st_size);
    wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, length - std::min(position_, length)));
    if (wanted == 0) {
      changed();
      return {};
    }
  }
  if (buffer_size_ < wanted) {
    buffer_ = std::make_unique_for_overwrite<char[]>(wanted);
    buffer_size_ = wanted;
  }
  if (!regular_ && stop_ != nullptr && !wait_for_more()) return {};
  ssize_t got;
  do {
    got = ::read(fd_, buffer_.get(), wanted);
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    fail("unreadable", std::string("reading failed: ") + std::strerror(errno));
    return {};
  }
  if (got == 0) {
    changed();
    return {};
  }
  position_ += static_cast<std::uint64_t>(got);
  if (consumed_) *consumed_ += static_cast<std::uint64_t>(got);
  return {buffer_.get(), static_cast<std::size_t>(got)};
}

bool FileStream::changed() {
  if (!regular_) return false;
  struct stat now {};
  const bool same = ::fstat(fd_, &now) == 0 && now.st_size == opened_.st_size &&
                    now.st_mtim.tv_sec == opened_.st_mtim.tv_sec &&
                    now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
  if (same) return false;
  fail("still-growing", "the file changed while it was read (" + std::to_string(opened_.st_size) +
                            " bytes when opened, " + std::to_string(now.st_size) + " at the end)");
  return true;
}

void FileStream::expect_reading() const {
  if (regular_) ::posix_fadvise(fd_, 0, kBlock, POSIX_FADV_WILLNEED);
}

void FileStream::look_again() { regular_ = ::fstat(fd_, &opened_) == 0 && S_ISREG(opened_.st_mode); }

bool FileStream::seek(std::uint64_t position) {
  if (!regular_ || ::lseek(fd_, static_cast<off_t>(base_ + position), SEEK_SET) < 0) return false;
  position_ = base_ + position;
  return true;
}

std::optional<std::uint64_t> FileStream::size() const {
  if (!regular_) return std::nullopt;
  const auto length = static_cast<std::uint64_t>(opened_.st_size);
  return length - std::min(base_, length);
}

std::string_view PeekStream::head(std::size_t wanted) {
  while (!ended_ && head_.size() < wanted) {
    const std::string_view block = below_->read();
    if (block.empty()) {
      ended_ = true;
      take_failure();
    }
    head_.append(block);
  }
  return head_;
}

std::string_view PeekStream::read() {
  if (!head_given_) {
    head_given_ = true;
    if (!head_.empty()) return head_;
  }
  if (ended_) return {};
  const std::string_view block = below_->read();
  if (block.empty()) {
    ended_ = true;
    take_failure();
  }
  return block;
}

bool PeekStream::seek(std::uint64_t position) {
  if (!below_->seek(position)) return false;
  head_.clear();
  head_given_ = true;
  ended_ = false;
  return true;
}

}  // namespace dateline::readers
