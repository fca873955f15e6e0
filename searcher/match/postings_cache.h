// Posting lists read before, as plain arrays: what a server is asked again and again is about ten times as fast to walk
// this way as through Xapian's compressed lists. Of one snapshot.
//
//   auto list = cache.find(segment, "en:talk");       // nullptr: read it from Xapian, then put() it
//
// Holds at most kMostBytes; the list not asked for the longest goes first. Thread-safe; a list that was handed out lives on.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/columns.h"

namespace dateline {

struct PostingList {
  std::vector<archive::Row> rows;     // ascending
  std::vector<std::int32_t> counts;   // of the term in each
  std::size_t bytes() const { return rows.size() * (sizeof(archive::Row) + sizeof(std::int32_t)); }
};

class PostingsCache {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;
  static constexpr std::size_t kLeastPostings = 256;  // shorter lists are quick anyway

  // `segment`: any number that stands for it.
  std::shared_ptr<const PostingList> find(std::uint32_t segment, std::string_view term);
  void put(std::uint32_t segment, std::string_view term, PostingList list);
  static bool is_worth_it(std::uint64_t postings) {
    return postings >= kLeastPostings && postings * 8 <= kMostBytes / 4;
  }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const PostingList> list;
  };
  static std::string key_of(std::uint32_t segment, std::string_view term);

  std::mutex mutex_;
  std::list<Entry> entries_;  // the latest asked for in front
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace dateline
