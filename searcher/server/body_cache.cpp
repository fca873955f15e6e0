#include "searcher/server/body_cache.h"

namespace dateline::server {

std::optional<BodyCache::Entry> BodyCache::get(std::string_view key) {
  if (most_bytes_ == 0) return std::nullopt;
  const std::scoped_lock guard(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    ++counts_.misses;
    return std::nullopt;
  }
  ++counts_.hits;
  items_.splice(items_.begin(), items_, found->second);
  return found->second->entry;
}

void BodyCache::put(std::string key, Entry entry) {
  const std::size_t bytes = key.size() + entry.body->size() + entry.content_type.size() + sizeof(Item);
  if (bytes > most_bytes_ / 8) return;
  const std::scoped_lock guard(mutex_);
  if (by_key_.find(key) != by_key_.end()) return;  // two workers answered the same question at once
  items_.push_front({std::move(key), std::move(entry), bytes});
  by_key_.emplace(items_.front().key, items_.begin());
  counts_.bytes += bytes;
  while (counts_.bytes > most_bytes_) drop_last();
}

void BodyCache::drop_last() {
  counts_.bytes -= items_.back().bytes;
  by_key_.erase(items_.back().key);
  items_.pop_back();
}

void BodyCache::clear() {
  const std::scoped_lock guard(mutex_);
  by_key_.clear();
  items_.clear();
  counts_.bytes = 0;
}

BodyCache::Counts BodyCache::counts() const {
  const std::scoped_lock guard(mutex_);
  Counts out = counts_;
  out.entries = items_.size();
  return out;
}

}  // namespace dateline::server
