// Answers kept in memory, the least recently used dropped first, bounded in bytes. An answer is found by
// everything it depends on (Freshness::key), so none is ever stale; clear() only gives memory back, and
// leaves nothing of a killed article behind.
//
//   BodyCache cache(64 << 20);
//   cache.put(key, {"application/json", body});
//   if (auto hit = cache.get(key)) ...
//
// Keys are whole, not hashes: nobody can make one question take the place of another's answer. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/server/message.h"

namespace dateline::server {

class BodyCache {
 public:
  struct Entry {
    std::string content_type;
    Body body;
  };
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::size_t bytes = 0;
    std::size_t entries = 0;
  };

  // `most_bytes`: of keys and bodies together; 0 keeps nothing.
  explicit BodyCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  std::optional<Entry> get(std::string_view key);
  // Nothing larger than an eighth of the cache is kept.
  void put(std::string key, Entry entry);
  void clear();
  Counts counts() const;

 private:
  struct Item {
    std::string key;
    Entry entry;
    std::size_t bytes;
  };
  void drop_last();

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Item> items_;  // the most recently used first
  std::unordered_map<std::string_view, std::list<Item>::iterator> by_key_;
  Counts counts_;
};

}  // namespace dateline::server
