// How many articles have a word in their headline: counted from the token store once for each segment and set of
// visible rows, and kept while that is current, also from one state of the archive to the next.
//
//   auto words = cache.get(segment, visible);   // visible: nullptr is all rows
//   for (const HeadlineWord& word : *words) ...
//
// Words are folded; joined forms do not count. Throws archive::Damaged. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/segment.h"

namespace dateline {

struct HeadlineWord {
  std::string folded;
  std::uint32_t articles = 0;
};
using HeadlineWords = std::vector<HeadlineWord>;  // in the order of the folded words

HeadlineWords count_headline_words(const archive::Segment& segment, const archive::RowBits* visible);

class HeadlineWordsCache {
 public:
  std::shared_ptr<const HeadlineWords> get(const archive::Segment& segment, const archive::RowBits* visible);
  // Forgets what segments other than these have.
  void keep(const std::vector<std::shared_ptr<const archive::Segment>>& segments);

 private:
  using Key = std::pair<std::uint32_t, std::uint64_t>;  // segment's number, checksum of the visible rows
  static constexpr std::size_t kMost = 256;
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const HeadlineWords>> made_;
};

// Of a set of rows; 0 for all.
std::uint64_t rows_checksum(const archive::RowBits* rows);

}  // namespace dateline
