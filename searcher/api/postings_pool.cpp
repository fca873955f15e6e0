#include "searcher/api/postings_pool.h"

#include <xapian.h>

namespace dateline {

PostingsPool::PostingsPool(const archive::Snapshot& snapshot) : snapshot_(snapshot) {}
PostingsPool::~PostingsPool() = default;

PostingsPool::Lease::Lease(PostingsPool& pool, Databases databases) : pool_(&pool), databases_(std::move(databases)) {}

PostingsPool::Lease::~Lease() {
  const std::scoped_lock guard(pool_->mutex_);
  pool_->free_.push_back(std::move(databases_));
}

PostingsPool::Lease PostingsPool::lend() {
  {
    const std::scoped_lock guard(mutex_);
    if (!free_.empty()) {
      Databases databases = std::move(free_.back());
      free_.pop_back();
      return {*this, std::move(databases)};
    }
  }
  Databases databases;
  for (const auto& segment : snapshot_.segments()) {
    databases.push_back(std::make_unique<Xapian::Database>(segment->open_postings()));
  }
  return {*this, std::move(databases)};
}

}  // namespace dateline
