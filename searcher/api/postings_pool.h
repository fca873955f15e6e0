// Open Xapian databases, lent out: opening one costs more than many a query, and each is for one thread at a time.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "common/archive/snapshot.h"

namespace Xapian {
class Database;
}

namespace dateline {

class PostingsPool {
 public:
  using Databases = std::vector<std::unique_ptr<Xapian::Database>>;  // one for each segment

  explicit PostingsPool(const archive::Snapshot& snapshot);
  ~PostingsPool();

  // Databases of all segments, given back when the lease ends.
  class Lease {
   public:
    Lease(PostingsPool& pool, Databases databases);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    const Databases& databases() const { return databases_; }

   private:
    PostingsPool* pool_;
    Databases databases_;
  };
  Lease lend();  // throws archive::Damaged

 private:
  const archive::Snapshot& snapshot_;
  std::mutex mutex_;
  std::vector<Databases> free_;
};

}  // namespace dateline
