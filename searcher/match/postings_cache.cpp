#include "searcher/match/postings_cache.h"

namespace dateline {

std::string PostingsCache::key_of(std::uint32_t segment, std::string_view term) {
  return std::to_string(segment) + ' ' + std::string(term);
}

std::shared_ptr<const PostingList> PostingsCache::find(std::uint32_t segment, std::string_view term) {
  const std::string key = key_of(segment, term);
  const std::scoped_lock guard(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->list;
}

void PostingsCache::put(std::uint32_t segment, std::string_view term, PostingList list) {
  auto shared = std::make_shared<const PostingList>(std::move(list));
  const std::scoped_lock guard(mutex_);
  std::string key = key_of(segment, term);
  if (by_key_.contains(key)) return;
  bytes_ += shared->bytes();
  entries_.push_front({key, std::move(shared)});
  by_key_.emplace(std::move(key), entries_.begin());
  while (bytes_ > kMostBytes) {
    bytes_ -= entries_.back().list->bytes();
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

}  // namespace dateline
