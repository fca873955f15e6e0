// The writer's lock: an open-file-description lock (fcntl(2), F_OFD_SETLK) on ARCHIVE/lock. Its existence means
// nothing; a killed writer leaves no lock behind. The file says who holds it, for the message only.
#pragma once

#include <string>

#include "common/error.h"

namespace dateline::store {

class WriterLock {
 public:
  // Waits up to `timeout_seconds`. Error "archive-locked" names the holder.
  static Result<WriterLock> acquire(const std::string& archive, double timeout_seconds);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace dateline::store
