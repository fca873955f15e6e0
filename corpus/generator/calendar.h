// When articles are published: in order over the years, fewer on Saturdays, Sundays and in August, more on
// the odd day of great news, most by day and few by night.
//
//   Calendar calendar(from, to, 10'000, seed);
//   std::chrono::sys_seconds at = calendar.published(0);     // never later than published(1)
//
// Memory: 8 bytes a day. Immutable, thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace dateline::corpus {

class Calendar {
 public:
  // Both days included, from <= to; `articles` in all, at least 1.
  Calendar(std::chrono::sys_days from, std::chrono::sys_days to, std::uint64_t articles, std::uint64_t seed);

  // The time of article n, below `articles`.
  std::chrono::sys_seconds published(std::uint64_t n) const;

 private:
  std::chrono::sys_days from_;
  std::uint64_t articles_;
  std::uint64_t seed_;
  std::vector<std::uint64_t> before_;  // weight of all days before this one; one more than there are days
};

// "2015-09-29T14:03:00Z"
std::string to_iso(std::chrono::sys_seconds at);

}  // namespace dateline::corpus
