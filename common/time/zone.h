// A time zone by its IANA name or a fixed offset, answered by ICU. Copyable, cheap to copy, thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/time/moment.h"

namespace dateline {

class Zone {
 public:
  static Zone utc();
  // "Europe/Berlin", "UTC", "+02:00", "EST5EDT". Error code "unknown-zone".
  static Result<Zone> named(std::string_view name);

  const std::string& name() const { return name_; }
  // Seconds east of UTC at an instant (UTC seconds since the epoch).
  std::int32_t offset_at(std::int64_t instant) const;
  // Seconds east of UTC for a local wall time, given as seconds since 1970-01-01T00:00 local.
  // A time that occurs twice is the first of the two; one that never occurs counts as after the gap.
  std::int32_t offset_at_local(std::int64_t local_seconds) const;

 private:
  struct Impl;
  std::string name_;
  std::shared_ptr<const Impl> impl_;  // null: UTC
};

}  // namespace dateline
